"""What is made from the types is fresh, works the same with another pydantic-core, and describes models to editors."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pydantic_core
import pytest
import yaml

from governance.reading import conforming as reading
from governance.reading.source import read
from governance.schema import compiled, generate
from governance.schema.model import ModelFile
from tests.conftest import EVERY_MODEL, HEAD, MODELS, marked
from tests.test_reading import MISTAKES

SAME_CORE = reading.core_line(pydantic_core.__version__) == compiled.PYDANTIC_CORE


@pytest.mark.parametrize("path", list(generate.outputs()), ids=lambda path: path.name)
def test_generated_files_are_fresh(path: Path) -> None:
    if not SAME_CORE:
        # Another pydantic may word the same otherwise: then what is the project's own is compared alone.
        assert generate.plan() == compiled.PLAN
        written, made = json.loads((MODELS / "govcheck.schema.json").read_text(encoding="utf-8")), json.loads(generate.json_schema())
        assert written["properties"].keys() == made["properties"].keys()
        assert {key: d["properties"].keys() for key, d in written["$defs"].items()} == {
            key: d["properties"].keys() for key, d in made["$defs"].items()
        }
        return
    assert path.read_text(encoding="utf-8") == generate.outputs()[path](), "run `python -m governance.schema.generate`"


def test_the_compiled_schema_is_what_pydantic_makes_of_the_types() -> None:
    if SAME_CORE:
        assert compiled.core_schema() == generate.core_schema()


def test_a_patch_release_of_pydantic_core_is_the_same() -> None:
    assert reading.core_line("2.50.4") == reading.core_line("2.50.17") != reading.core_line("2.51.0")


# With another pydantic-core the schema is built anew.


@pytest.fixture
def another_core(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def refuse() -> Any:
        raise AssertionError("the compiled schema is not for this pydantic-core")

    monkeypatch.setattr(compiled, "PYDANTIC_CORE", "0.0.0")
    monkeypatch.setattr(compiled, "core_schema", refuse)
    reading.core_schema.cache_clear()
    reading._validator.cache_clear()
    yield
    reading.core_schema.cache_clear()
    reading._validator.cache_clear()


def values(spec: Any) -> Any:
    """A typed model as plain values, with the classes by name."""
    if isinstance(spec, dict):
        return {key: values(item) for key, item in spec.items()}
    if isinstance(spec, list):
        return [values(item) for item in spec]
    names = getattr(type(spec), "__dataclass_fields__", None)
    return (type(spec).__name__, {name: values(getattr(spec, name)) for name in names}) if names else spec


def answers() -> list[Any]:
    found: list[Any] = []
    for path in EVERY_MODEL:
        tree = read(path.read_bytes(), "x").tree
        assert tree is not None
        model = reading.conform(tree)
        assert isinstance(model, ModelFile)
        found.append(values(model))
    for _, text in MISTAKES:
        tree = read((HEAD + marked(text)[0]).encode(), "x").tree
        assert tree is not None
        misfits = reading.conform(tree)
        assert isinstance(misfits, list), text
        found.append(misfits)
    return found


def test_another_core_gives_the_same_answers(request: pytest.FixtureRequest) -> None:
    before = answers()
    request.getfixturevalue("another_core")
    assert answers() == before


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
