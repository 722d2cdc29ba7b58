"""Nothing that is written is lost: each field of the language, and each of what is meant, is read by some answer of `show`."""

from __future__ import annotations

import inspect
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import CodeType, FrameType
from typing import Any, get_args, get_type_hints

import pytest

from governance.description.describe import history, wanted
from governance.diagnostics import Lang
from governance.model import actors, bodies, cases, claims, contributions, documents, headings, keys, seats, statements, things
from governance.model.linking import link
from governance.model.loaded import load
from governance.model.statements import lazy
from governance.model.timeline import Timeline
from governance.model.written import File, Files
from governance.schema import base
from governance.schema.base import LangMap
from governance.schema.compiled import PLAN
from governance.schema.model import ModelFile
from governance.schema.values import Range
from render.data.description_data import show_json
from render.text.description_text import show_text
from render.text.terminal import Style
from tests.conftest import HARBOUR
from tests.words.test_tables import literals

LANGS: tuple[Lang, ...] = ("en", "da")
DAY = date(2024, 1, 1)
MORE = """
govcheck: 1
id: saltmarsh_more
title: More of the harbour
imports: {port: port.yaml}
parties:
  anglers:
    name: The anglers
    members:
      - port.county
      - id: port.boatowners
        valid: {to: 2028-12-31}
        source: port.art 2
        assumed: by custom
        force: may
        note: Seldom there
        meta: {a: b}
offices: {skipper: {party: anglers, name: The skipper}}
bodies:
  jetty:
    name: The jetty
    level: administrative
    seats: {anglers: {appointed_by: anglers, count: 2}}
    decides: {rule: weighted, key: hooks, threshold: 1/2}
keys:
  hooks:
    values:
      - values: {anglers: 3}
        valid: {to: 2028-12-31}
        source: port.art 2
        assumed: counted once
        force: up_to
        note: Roughly
        meta: {a: b}
cases:
  berth:
    elaborates: port.berth
    name: A berth for the night
    terms: {da: [natteplads], en: [night berth]}
    when: {cargo: fish}
    kle: "09.11"
    continues: port.feast
    source: port.art 5
    assumed: berths are let by the night too
    force: may
    valid: {from: 2021-01-01}
    note: By custom
    meta: {a: b}
    route: [{step: decide, by: port.gallery}]
    conditions: {paid: {name: The night is paid}}
  moor:
    elaborates: port.feast
    route: [{step: decide, by: port.gallery}]
    conditions: {paid: {name: The night is paid}}
    continues: port.rescue
    terms: {en: [party]}
    when: {cargo: fish}
    kle: "09.12"
funding:
  currency: EUR
  contributions:
    more:
      elaborates: port.funding.grant
      name: The county's grant
      payers: port.boatowners
      on_behalf_of: port.quays
      amount: 5
      share: 20%
      form: cash
      period: {from: 2020-01-01}
      source: port.art 2
      assumed: as in the year before
      force: up_to
      valid: {from: 2021-01-01}
      note: In advance
      meta: {a: b}
      parts: {one: {amount: 7}}
"""
UNTOLD = {("ModelFile", "govcheck"), ("ModelFile", "id")}
"""The version of the language; and the id, under which everything else is told."""


def relinked(files: tuple[File, ...]) -> Timeline:
    """The files linked anew, as they are written now."""
    new = {id(file): File(file.id, file.source, file.spec, file.requested) for file in files}
    for file in files:
        new[id(file)].imports = {name: new[id(other)] if other is not None else None for name, other in file.imports.items()}
    models = Files(list(new.values()))
    link(models)
    return Timeline(models)


def asked(timeline: Timeline) -> Iterator[str]:
    """Every name under which there is something to be shown."""
    model = timeline.on(DAY)
    yield from (node.id for node in model.graph.nodes)
    yield from (thing.label for thing in (*model.facets, *model.fundings))
    yield from (f"{file.id}.period" for file in model.files if file.spec.period is not None)
    yield from (key.id for key in model.keys)
    yield from (file.id for file in model.files)


def data(timeline: Timeline, name: str) -> str:
    """What `show` says of a thing to programs, without what the file has word for word; nothing where it is not there."""
    of = next(iter(wanted(timeline, name)), None)
    if of is None or of.on(timeline.on(DAY)) is None:
        return ""
    said = show_json(history(timeline, of, DAY))
    said.pop("statements")
    return repr(said)


def text(timeline: Timeline, name: str) -> str:
    """What `show` says of a thing to people, in both languages."""
    of = next(iter(wanted(timeline, name)), None)
    if of is None or of.on(timeline.on(DAY)) is None:
        return ""
    told = history(timeline, of, DAY)
    return "".join(show_text(told, name, lang, Style(width=100)) for lang in LANGS)


def nodes(value: object) -> Iterator[Any]:
    """Every instance of a class of the schema within a value."""
    if isinstance(value, dict):
        yield from (node for item in value.values() for node in nodes(item))
    elif isinstance(value, list):
        yield from (node for item in value for node in nodes(item))
    elif is_dataclass(value):
        yield value
        yield from (node for field in fields(value) for node in nodes(getattr(value, field.name)))


def declaring(of: type, name: str) -> type:
    """The class that has the field first."""
    return next(one for one in reversed(of.__mro__) if name in getattr(one, "__annotations__", {}))


class Values:
    """What can stand in the fields of the language: whatever stands there somewhere."""

    def __init__(self, every: Iterable[Any]) -> None:
        self.every = list(every)
        self.hints = {of: get_type_hints(of, include_extras=True) for of in {type(node) for node in self.every}}
        self.used: dict[tuple[type, str], object] = {}
        for node in self.every:
            for field in fields(node):
                value = getattr(node, field.name)
                if value is not None:
                    self.used.setdefault((declaring(type(node), field.name), field.name), value)

    def others(self, node: Any, name: str) -> Iterator[object]:
        """Other values for a field of a node: something else, or that it is not there."""
        value, hint = getattr(node, name), self.hints[type(node)][name]
        match value:
            case None if not isinstance(node, ModelFile):
                yield self.used.get((declaring(type(node), name), name))
            case bool():
                yield not value
            case int() | Fraction() | Decimal():
                yield value + 3
            case Range():
                yield Range(7, 9)
            case list() | dict() if value:
                yield type(value)()
                if isinstance(value, list) and isinstance(value[0], str):
                    yield ["gallery"]
            case str() | LangMap():
                words = [word for word in literals(hint) if word not in (value, "not_stated")]
                yield from words or ("zzz", "gallery", "bylaws", "lifeboat.county", "GOV202")
            case _ if not isinstance(node, ModelFile):  # whose things have their places in the file
                yield next((one for one in self.every if type(one) is type(value) and one is not value), None)
        if value is not None and type(None) in get_args(hint):
            yield None


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Timeline:
    """The harbour, which has every class of the language, and what it has not."""
    folder = tmp_path_factory.mktemp("harbour")
    for path in HARBOUR.iterdir():
        shutil.copy(path, folder)
    (folder / "more.yaml").write_text(MORE, encoding="utf-8")
    return load([folder]).timeline


@pytest.mark.slow
def test_each_field_of_the_language_is_read_by_some_answer(written: Timeline) -> None:
    """Change one field after the other: something that `show` says changes, for people and for programs.

    But the kind of a rule, which is its class.
    """
    values = Values(node for file in written.files for node in nodes(file.spec))
    found: dict[type, list[Any]] = {}
    for node in values.every:
        found.setdefault(type(node), []).append(node)
    assert {of.__name__ for of in found} >= set(PLAN)
    search = Search(written, values)
    lost = [
        (of.__name__, field.name)
        for of, instances in found.items()
        for field in fields(of)
        if (of.__name__, field.name) not in UNTOLD and field.name != "rule"
        if not any(search.matters(node, field.name) for node in instances)
    ]
    assert lost == []


class Search:
    """Looks for an answer that changes with a field."""

    def __init__(self, written: Timeline, values: Values) -> None:
        self.written = written
        self.values = values
        before = relinked(written.files)
        self.before = {name: (data(before, name), text(before, name)) for name in asked(before)}
        self.told: dict[int, str] = {}
        """By id() of a node, what told of a field of it: that is likely to tell of the next too."""

    def matters(self, node: Any, name: str) -> bool:
        """Whether another value of the field changes what is said of some thing both as text and as JSON."""
        value = getattr(node, name)
        try:
            for other in self.values.others(node, name):
                setattr(node, name, other)
                after = relinked(self.written.files)
                likely = self.told.get(id(node))
                for of in dict.fromkeys((*([likely] if likely is not None else []), *self.before)):
                    if data(after, of) != self.before[of][0] and text(after, of) != self.before[of][1]:
                        self.told[id(node)] = of
                        return True
        finally:
            setattr(node, name, value)
        return False


def subclasses(of: type[base.Statement]) -> Iterator[type[base.Statement]]:
    """A class of the schema, and all that are made of it."""
    yield of
    for below in of.__subclasses__():
        yield from subclasses(below)


KINDS = (actors, bodies, cases, claims, contributions, documents, headings, keys, seats, statements, things)
"""The modules of what is meant; rules are plain values, of which the test above changes every field."""
READS = re.compile(r"\.spec[.,]|\.\w+_(named|linked)\(|self\._first\(|_in_turn\(|conditions_of\(|_amount\(|_period\(")
"""What a property that reads the words of a file has in it; others put together what these say."""
ABOUT = re.compile(r"(ended|all)_|lacks")
"""What asks about the words (what of them has ended, or is not there), where another property says what they say. So does whatever is
true or false and is no key of the language."""
KEYS = {field.name for of in subclasses(base.Statement) for field in fields(of)}
OTHERWISE = {"Claim.of": "thing", "Saying.citations": "sources", "Part.purpose_text": "purpose"}
"""What `show` tells by another property, which reads the same words."""


def properties() -> Iterator[tuple[str, CodeType]]:
    """Every property of what is meant that reads the words of a file, by its class and name."""
    for module in KINDS:
        for of in vars(module).values():
            if isinstance(of, type) and of.__module__ == module.__name__:
                for name, value in vars(of).items():
                    get = value.make if isinstance(value, lazy) else value.fget if isinstance(value, property) else None
                    about = get is not None and (ABOUT.match(name) or (get.__annotations__["return"] == "bool" and name not in KEYS))
                    if get is not None and not about and READS.search(inspect.getsource(get)):
                        yield f"{of.__name__}.{name}", get.__code__


def test_each_property_that_reads_a_file_is_read_by_some_answer(written: Timeline) -> None:
    called: set[CodeType] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            called.add(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        again = relinked(written.files)
        for name in asked(again):
            data(again, name), text(again, name)
    finally:
        sys.setprofile(before)
    every = dict(properties())
    assert len(every) > 80
    unread = [name for name, code in every.items() if code not in called and name not in OTHERWISE]
    assert not unread, unread
