"""The real models cut in two: whatever a second file says of a thing, every command answers as of the whole."""

from __future__ import annotations

import copy
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.conftest import NATIONAL, NORDJYLLAND
from tests.model.every_command import answers, findings, write

pytestmark = pytest.mark.slow

SECTIONS = {"parties": "party", "offices": "office", "bodies": "body", "cases": "case"}
KEPT = {"level", "elaborates"}
"""What the file that defines a thing must say itself, or says of all of it."""
WORDS = ("seat", "name", "title", "terms", "note", "source", "assumed", "when", "differ", "changes", "partly", "not_modelled", "facets")
"""Keys whose values are no references to things of the file."""
Thing = tuple[str, ...]


@cache
def national() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(NATIONAL.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return loaded


@cache
def names() -> frozenset[str]:
    sections = ("documents", "parties", "offices", "bodies", "cases", "subjects")
    return frozenset(id_ for section in sections for id_ in national().get(section, {}))


def things() -> list[Thing]:
    """Everything that a second file can say more of."""
    return [(section, id_) for section in SECTIONS for id_ in national()[section]] + [
        ("funding", "contributions", id_) for id_ in national()["funding"]["contributions"]
    ]


def abroad(value: Any) -> Any:
    """What the national model says, as a file that imports it says it."""
    if isinstance(value, dict):
        return {key: item if key in WORDS else abroad(item) for key, item in value.items()}
    if isinstance(value, list):
        return [abroad(item) for item in value]
    return f"whole.{value}" if value in names() or str(value).partition(".")[0] in names() else value


def questions(thing: Thing) -> list[tuple[str, ...]]:
    """What is asked about a thing, and about all."""
    id_ = ".".join(("funding", thing[-1])) if thing[0] == "funding" else thing[-1]
    asked: list[tuple[str, ...]] = [("show", id_), ("list",), ("graph",), ("funding",), ("who", "--all")]
    if thing[0] in ("parties", "offices", "bodies"):
        asked.append(("who", "--by", id_))
    if thing[0] == "bodies" and "decides" in national()["bodies"][id_]:
        asked += [("power", id_), ("decide", id_, *(word for seat in national()["bodies"][id_]["seats"] for word in ("--yes", seat)))]
    return asked


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The national model, read and written again without what is in two files of it."""
    return write(tmp_path_factory.mktemp("whole"), "klimaalliance_national.yaml", national())


@settings(max_examples=20, phases=[Phase.generate])
@given(thing=st.sampled_from(things()), data=st.data())
def test_the_national_model_cut_at_any_thing(
    tmp_path_factory: pytest.TempPathFactory, whole: Path, thing: Thing, data: st.DataObject
) -> None:
    base = copy.deepcopy(national())
    holder = base
    for step in thing[:-1]:
        holder = holder[step]
    fields = sorted(set(holder[thing[-1]]) - KEPT)
    moved = data.draw(st.sets(st.sampled_from(fields), min_size=1), label="moved")
    spec = holder[thing[-1]]
    reference = f"whole.funding.{thing[-1]}" if thing[0] == "funding" else f"whole.{thing[-1]}"
    more: dict[str, Any] = {"elaborates": reference, **({"level": spec["level"]} if "level" in spec else {})}
    for field in moved:
        more |= abroad({field: spec.pop(field)})
    second: dict[str, Any] = {"govcheck": "1", "id": "more", "title": "More", "period": base["period"], "imports": {"whole": whole.name}}
    inner = second
    for step in thing[:-1]:
        inner = inner.setdefault(step, {})
    inner[thing[-1]] = more
    folder = tmp_path_factory.mktemp("cut")
    paths = [write(folder, whole.name, base), write(folder, "more.yaml", second)]
    asked = questions(thing)
    of_one, of_two = answers([whole], asked), answers(paths, asked)
    for question in of_one:
        assert of_two[question] == of_one[question], (question, sorted(moved))
    assert findings(paths, ignore=["GOV104"]) == findings([whole], ignore=["GOV104"])


def test_the_north_jutland_model_beside_the_national_one(tmp_path: Path) -> None:
    """What the second file adds changes no answer about what it says nothing of."""
    for path in (NATIONAL, NORDJYLLAND):
        shutil.copy(path, tmp_path)
    alone, both = [tmp_path / NATIONAL.name], [tmp_path / NATIONAL.name, tmp_path / NORDJYLLAND.name]
    asked: list[tuple[str, ...]] = [
        ("power", "forretningsudvalg"),
        ("show", "forretningsudvalg"),
        ("funding",),
        ("who", "--by", "videnspartner"),
    ]
    assert answers(both, asked) == answers(alone, asked)
