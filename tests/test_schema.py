"""What is made from the types is fresh, the same with every pydantic that is supported, and describes models to editors."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import pydantic_core
import pytest
import yaml
from pydantic import ConfigDict, TypeAdapter

from governance.reading import conforming as reading
from governance.reading.source import read
from governance.schema import compiled, generate
from governance.schema.base import LISTED
from governance.schema.decision import Decides, Majority, Unanimity
from governance.schema.model import ModelFile
from tests.conftest import EVERY_MODEL, HEAD, MODELS, marked
from tests.test_reading import MISTAKES

# These tests run with the oldest and with the newest pydantic that is supported (`.ci/run`): both make the same, and read it.


@pytest.mark.parametrize("path", list(generate.outputs()), ids=lambda path: path.name)
def test_generated_files_are_fresh(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == generate.outputs()[path](), "run `python -m governance.schema.generate`"


def test_the_compiled_schema_is_what_pydantic_makes_of_the_types() -> None:
    assert compiled.core_schema() == generate.core_schema()


def test_no_message_is_pydantics(monkeypatch: pytest.MonkeyPatch) -> None:
    """It words them anew from time to time, and in English alone."""

    def refuse(line: Any) -> reading.Misfit:
        raise AssertionError(line)

    monkeypatch.setattr(reading, "_other", refuse)
    for _, text in MISTAKES:
        tree = read((HEAD + marked(text)[0]).encode(), "x").tree
        assert tree is not None
        assert isinstance(reading.conform(tree), list), text


@dataclass(slots=True)
class InTurn:
    """What may be one rule, or several that hold in turn."""

    decides: Annotated[list[Decides], LISTED]


@pytest.fixture
def in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """A language of this one key."""
    InTurn.__pydantic_config__ = ConfigDict(extra="forbid")  # type: ignore[attr-defined]
    schema = generate.cleaned(TypeAdapter(InTurn).core_schema)
    monkeypatch.setattr(reading, "_core_schema", lambda: schema)
    monkeypatch.setattr(reading, "_validator", lambda: pydantic_core.SchemaValidator(schema))


@pytest.mark.usefixtures("in_turn")
@pytest.mark.parametrize(
    ("written", "kinds"),
    [
        ({"rule": "majority"}, [Majority]),
        ("not_stated", [str]),
        ([{"rule": "majority"}, {"rule": "unanimity"}, "not_stated"], [Majority, Unanimity, str]),
    ],
)
def test_one_or_a_list_of_what_is_told_apart(written: Any, kinds: list[type]) -> None:
    made: Any = reading.conform({"decides": written})
    assert [type(rule) for rule in made.decides] == kinds


@pytest.mark.usefixtures("in_turn")
@pytest.mark.parametrize(
    ("written", "path", "help_"),
    [
        ({"rule": "majority", "treshold": "1/2"}, ("decides", "treshold"), "did you mean `threshold`?"),
        ([{"rule": "unanimity"}, {"rule": "majority", "treshold": "1/2"}], ("decides", 1, "treshold"), "did you mean `threshold`?"),
        ({"rule": "majorty"}, ("decides", "rule"), "did you mean `majority`?"),
        ([{"rule": "majorty"}], ("decides", 0, "rule"), "did you mean `majority`?"),
        ("majority", ("decides",), "write {rule: majority}"),
        (["majority"], ("decides", 0), "write {rule: majority}"),
        ([{"rule": "at_least"}], ("decides", 0), ""),
        ({"rule": "all_of", "rules": [{"rule": "majorty"}]}, ("decides", "rules", 0, "rule"), "did you mean `majority`?"),
    ],
)
def test_a_mistake_in_one_or_in_a_list_is_at_its_place(written: Any, path: reading.Path, help_: str) -> None:
    found = reading.conform({"decides": written})
    assert isinstance(found, list)
    assert [(misfit.path, misfit.help.en if misfit.help else "") for misfit in found] == [(path, help_)]


# JSON Schema, for editors.


class AnEditor(yaml.SafeLoader):
    """Reads YAML as editors do: by the core schema of YAML 1.2, where a date is text."""


AnEditor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if not tag.endswith(":timestamp")]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def editor() -> Any:
    jsonschema: Any = importlib.import_module("jsonschema")
    schema = json.loads((MODELS / "govcheck.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def seen(text: str) -> Any:
    return yaml.load(text, Loader=AnEditor)


@pytest.mark.parametrize("path", EVERY_MODEL, ids=lambda path: path.stem)
def test_editors_accept_the_models(path: Path, editor: Any) -> None:
    tree = seen(path.read_text(encoding="utf-8"))
    assert [(list(error.path), error.message[:200]) for error in editor.iter_errors(tree)] == []


@pytest.mark.parametrize(
    "text",
    [
        "nonsense: 1\n",
        "bodies: {b: {level: political, nonsense: 1}}\n",
        "bodies: {b: {level: political, decides: {rule: majority, nonsense: 1}}}\n",
        "bodies: {b: {level: political, seats: {s: {nonsense: 1}}}}\n",
        "funding: {contributions: {c: {payers: p, amount: {firm: 1, nonsense: 1}}}}\n",
        "bodies: {b: {name: B}}\n",
        "bodies: {b: {level: politcal}}\n",
        "bodies: {b: {level: political, decides: {rule: consensus}}}\n",
        "parties: {Læsø: {name: Læsø}}\n",
        "period: {from: someday}\n",
        "parties: [kl]\n",
    ],
)
def test_editors_reject_what_the_program_rejects(text: str, editor: Any) -> None:
    tree = read((HEAD + text).encode(), "x").tree
    assert tree is not None
    assert isinstance(reading.conform(tree), list)
    assert not editor.is_valid(seen(HEAD + text))


@pytest.mark.parametrize(
    "text",
    [
        "parties: {p: {name: P, source: [a 1, a 2], signs: {id: a, through: o}}}\n",
        "bodies: {b: {level: political, seats: not_stated, decides: not_stated, meets: {per_year: 2..3}}}\n",
        "bodies: {b: {level: political, decides: {rule: majority, threshold: 65%, quorum: 3}}}\n",
        "bodies: {b: {level: political, decides: {rule: majority, threshold: 2/3, quorum: {share: 1/2}}}}\n",
        "funding: {contributions: {c: {payers: p, amount: 82_100_000}, d: {payers: [p], amount: {up_to: 3.50}}}}\n",
        "states: [{of: period, starts: 2023, ends: mid 2023, length: 18 months}]\n",
        "meta: {anything: [goes, {1: 2}]}\n",
        "period: {from: 2023-04-01}\n",
    ],
)
def test_editors_accept_what_the_program_accepts(text: str, editor: Any) -> None:
    tree = read((HEAD + text.replace("1: 2", "a: 2")).encode(), "x").tree
    assert tree is not None
    assert isinstance(reading.conform(tree), ModelFile)
    assert [error.message for error in editor.iter_errors(seen(HEAD + text.replace("1: 2", "a: 2")))] == []


def properties(schema: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(schema, dict):
        for key, item in schema.items():
            if key == "properties":
                yield from ((f"{path}.{name}", value) for name, value in item.items())
            yield from properties(item, f"{path}.{key}")
    elif isinstance(schema, list):
        for item in schema:
            yield from properties(item, path)


def test_every_key_explains_itself_to_editors() -> None:
    schema = json.loads((MODELS / "govcheck.schema.json").read_text(encoding="utf-8"))
    found = dict(properties(schema))
    assert len(found) > 150
    assert [path for path, value in found.items() if not value.get("description")] == []


def test_the_rules_and_only_they_take_other_keys() -> None:
    """Unknown keys are welcome in `meta` alone: every object of the JSON Schema with properties is closed."""
    schema = json.loads((MODELS / "govcheck.schema.json").read_text(encoding="utf-8"))
    for name, definition in {"": schema, **schema["$defs"]}.items():
        assert definition["additionalProperties"] is False, name


def test_did_you_mean_knows_the_keys_at_every_place() -> None:
    """Each class is reached by its path in the core schema, so its keys are those that are offered."""
    assert set(reading._keys_at(())) >= {"govcheck", "id", "title", "bodies"}
    assert "from" in reading._keys_at(("bodies", "b", "seats", "<stated>", "s"))
    assert "weights" in reading._keys_at(("bodies", "b", "decides", "<weighted>"))
    assert "weights" not in reading._keys_at(("bodies", "b", "decides", "<majority>"))
    assert reading._keys_at(("parties",)) == []
