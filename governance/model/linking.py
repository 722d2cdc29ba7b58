"""File files -> linked models: makes the entities, and resolves every reference and every source once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields
from typing import Any, Literal

from governance.model.spans import meet
from governance.model.unresolved import Unresolved
from governance.model.written import COLLECTIONS, Dated, File, Files, InTurn, Kind, Locus, Path, Reasoned, Record, Reference, Repeated
from governance.reading.loader import ReadFile
from governance.schema.base import LangMap, Link, Span
from governance.schema.compiled import PLAN
from governance.schema.model import ModelFile

_SECTIONS = frozenset(field.name for field in fields(ModelFile))
_ACTORS: tuple[Kind, ...] = ("party", "office", "body")
_HELD: tuple[Kind, ...] = (*_ACTORS, "seat", "case")
"""What holds on some days only, where it says so: references to it are noted."""
_KEY = {name: name.rstrip("_") for refs, parts in PLAN.values() for name, *_ in (*refs, *parts)}


def enter(model: File) -> None:
    """Make the entities of a model."""
    names = model.names
    by_kind: dict[Kind, list[Record]] = defaultdict(list)
    for collection, kind in COLLECTIONS:
        for id_, spec in (getattr(model.spec, collection) or {}).items():
            entity = Record(model, kind, id_, spec, (collection, id_))
            by_kind[kind].append(entity)
            if names.setdefault(id_, entity) is not entity:
                model.ambiguous.append((names[id_], entity))
            if kind == "body" and isinstance(spec.seats, dict):
                entity.parts = {
                    seat_id: Record(model, "seat", f"{id_}.{seat_id}", seat, (collection, id_, "seats", seat_id))
                    for seat_id, seat in spec.seats.items()
                }
                by_kind["seat"].extend(entity.parts.values())
    funding = model.spec.funding
    if funding:
        whole = Record(model, "funding", "funding", funding, ("funding",))
        by_kind["funding"].append(whole)
        names.setdefault("funding", whole)
        whole.parts = {
            id_: Record(model, "contribution", f"funding.{id_}", spec, ("funding", "contributions", id_))
            for id_, spec in (funding.contributions or {}).items()
        }
        for id_, one in whole.parts.items():
            by_kind["contribution"].append(one)
            one.parts = {
                part_id: Record(model, "part", f"funding.{id_}.{part_id}", spec, (*one.path, "parts", part_id))
                for part_id, spec in (one.spec.parts or {}).items()
            }
            by_kind["part"].extend(one.parts.values())
    if model.spec.period:
        names.setdefault("period", Record(model, "period", "period", model.spec.period, ("period",)))
    model.by_kind = dict(by_kind)


def linked(files: Sequence[ReadFile]) -> Files:
    """Files that were read as files that know each other: every name that can be resolved stands for a thing."""
    made = {id(file): File(file.id, file.source, file.spec, file.requested, file.whole, broken=file.broken) for file in files}
    for file in files:
        # A file whose id another one has too is not among them (GOV014).
        made[id(file)].imports = {name: made.get(id(other)) if other is not None else None for name, other in file.imports.items()}
    models = Files(list(made.values()))
    link(models)
    for item in models.unresolved:
        if item.path[0] != "accepted":
            item.model.whole = False
    _spread_doubt(models)
    return models


def _spread_doubt(models: Files) -> None:
    """A file is not whole where one that it imports is not."""
    changed = True
    while changed:
        changed = False
        for model in models:
            if model.whole and any(other is None or not other.whole for other in model.imports.values()):
                model.whole = False
                changed = True


def link(files: Files) -> None:
    """Resolve all references and sources of `files`; what cannot be is left in `files.unresolved`."""
    for file in files:
        enter(file)
    more = _elaborated(files)
    _name_shortly(files)
    limited = {id(one) for kind in _HELD for one in files.all(kind) if one.spec.valid is not None and one.same is one}
    for file in files:
        _Linker(files, file, more, limited).link()


def _elaborated(files: Files) -> dict[int, list[Record]]:
    """Let what elaborates a thing be the same as the thing. By id() of the thing: what elaborates it."""
    elaborating: list[Record] = []
    for file in files:
        for record in (one for kind in (*_ACTORS, "case", "contribution") for one in file.all(kind)):
            base = file.find(record.spec.elaborates)
            kinds = _ACTORS if record.kind in _ACTORS else (record.kind,)
            if base is not None and base is not record and base.kind in kinds:
                record.same = base
                elaborating.append(record)
    more: dict[int, list[Record]] = {}
    for record in elaborating:
        # An elaboration of an elaboration is about the thing at the end of the chain; imports have no circles, a file may.
        seen = {id(record)}
        while record.same.same is not record.same and id(record.same) not in seen:
            seen.add(id(record.same))
            record.same = record.same.same
        more.setdefault(id(record.same), []).append(record)
        for id_, part in record.parts.items():
            if id_ not in record.same.parts:
                record.same.added = {id_: part, **record.same.added}
    for whole in files.all("funding"):
        homes = {id(one.same.model): one.same.model for one in whole.parts.values()}
        if len(homes) == 1 and (home := next(iter(homes.values()))) is not whole.model:
            whole.same = home.names["funding"]  # all that it says of money is more of another file's: the budget is that one
    return more


def _name_shortly(files: Files) -> None:
    """Which names are unambiguous across the files, so that no file's id need stand before them."""
    for file in files:
        for name, record in file.names.items():
            if record.kind in ("funding", "period"):
                continue
            known = files.short.setdefault(name, record)
            if known is not None and known.same is not record.same:
                files.short[name] = None


class _Linker:
    """Goes through a file once, resolves what it names, and notes what else it meets there."""

    def __init__(self, models: Files, model: File, more: dict[int, list[Record]], limited: set[int]) -> None:
        self.model = model
        self.label = models.label
        self.unresolved = models.unresolved
        self.noted = models.noted
        self.used = models.used
        self.more = more
        self.limited = limited
        self.found: dict[str, Record | None] = {}

    def link(self) -> None:
        spec, model = self.model.spec, self.model
        if spec.period:
            found = model.names.get("period")
            self.span(found if found is not None and found.kind == "period" else None, spec.period, ("period",), "period")
        for entities in model.by_kind.values():
            for entity in entities:
                if entity.kind not in ("seat", "contribution", "part", "period"):
                    self.visit(entity, entity.spec, entity.path)
        for case in model.all("case"):
            self.words(case)
        for id_, key in (spec.keys or {}).items():
            self.visit(None, key, ("keys", id_))
        for name, items in (("states", spec.states), ("accepted", spec.accepted)):
            for number, item in enumerate(items or ()):
                self.visit(None, item, (name, number))

    def visit(self, owner: Record | None, spec: Any, path: Path) -> None:
        refs, parts = PLAN[type(spec).__name__]
        if spec.source:
            self.sources(owner, spec.source, path)
        if spec.assumed is not None:
            self.noted.assumed.append(Reasoned(spec.assumed, Locus(self.model, (*path, "assumed"), owner)))
        for name, many, kinds in refs:
            value = getattr(spec, name)
            if value is None or value == "not_stated":
                continue
            if many:
                for number, text in enumerate(value):
                    if type(text) is str:
                        self.refer(owner, text, kinds, (path, name, number))
                if len(value) > 1:
                    self.repeats(owner, value, (*path, _KEY[name]), own=kinds == ("own_seat",))
            else:
                self.refer(owner, value, kinds, (path, name, None))
        for name, how in parts:
            value = getattr(spec, name)
            if value is not None and type(value) is not str:
                self.part(owner, value, how, (*path, _KEY[name]))

    def part(self, owner: Record | None, value: Any, how: str, path: Path) -> None:
        if type(value) is list:
            self.items(owner, value, how, path)
        elif how == "one":
            if type(value) is Span:
                self.span(owner, value, path, "valid" if path[-1] == "valid" else "period")
            elif type(value) is not LangMap:  # text, where a thing might stand too
                self.visit(owner, value, path)
        elif how == "dict":
            inner = owner.parts if owner is not None and path[-1] in ("seats", "contributions", "parts") else None
            for key, item in value.items():
                if type(item) is not str:
                    self.visit(inner[key] if inner else owner, item, (*path, key))

    def items(self, owner: Record | None, value: list[Any], how: str, path: Path) -> None:
        if how == "one" or path[-1] == "values":  # where one might stand too, or the numbers of a key
            self.noted.in_turn.append(InTurn(Locus(self.model, path, owner), tuple(item.valid for item in value)))
        for number, item in enumerate(value):
            if type(item) is not str:
                self.visit(owner, item, (*path, number))
        if len(value) > 1 and isinstance(value[0], Link):
            self.repeats(owner, value, path)

    def span(self, owner: Record | None, span: Span, path: Path, key: Literal["period", "valid"]) -> None:
        self.noted.dated.append(Dated(span, Locus(self.model, path, owner), key))
        self.visit(owner, span, path)

    def repeats(self, owner: Record | None, items: list[Any], path: Path, *, own: bool = False) -> None:
        """Notes what a list names twice; two links to one thing that hold on different days are two statements."""
        first: dict[object, tuple[int, Span | None]] = {}
        for number, item in enumerate(items):
            text, valid = (item, None) if type(item) is str else (item.id, item.valid)
            found = None if own else self.found.get(text)
            key = text if found is None else found.same
            before, span = first.setdefault(key, (number, valid))
            if before != number and meet(span, valid):
                self.twice(owner, path, items, before, number)

    def words(self, case: Record) -> None:
        """Notes what stands twice in those lists of a case that name no things."""
        lists: list[tuple[Path, list[str]]] = [(("kle",), case.spec.kle or [])]
        lists += [(("when", facet), values) for facet, values in (case.spec.when or {}).items()]
        for steps, texts in lists:
            first: dict[str, int] = {}
            for number, text in enumerate(texts):
                if first.setdefault(text, number) != number:
                    self.twice(case, (*case.path, *steps), texts, first[text], number)

    def twice(self, owner: Record | None, path: Path, items: list[Any], first: int, again: int) -> None:
        text, before = (item if type(item) is str else item.id for item in (items[again], items[first]))
        earlier, later = (Locus(self.model, (*path, number), owner) for number in (first, again))
        self.noted.repeated.append(Repeated(text, before, earlier, later))

    def refer(self, owner: Record | None, text: str, kinds: tuple[str, ...], at: tuple[Path, str, int | None]) -> None:
        model = self.model
        if kinds == ("own_seat",):
            body = owner if owner is None or owner.kind == "body" else model.names.get(str(owner.path[1]))
            found = self.seat(body, text) if body is not None else None
            kinds = ("seat",)
        elif text in self.found:
            found = self.found[text]
        else:
            found = self.found[text] = model.find(text)
            head, dot, _ = text.partition(".")
            if dot:
                model.used_imports.add(head)
        if found is not None:
            same = found.same
            if owner is not None and owner.same is not same:
                self.used.add(id(same))
            if id(same) in self.limited:
                path, name, number = at
                where = (*path, _KEY[name]) if number is None else (*path, _KEY[name], number)
                self.noted.limited.append(Reference(same, Locus(model, where, owner)))
            if kinds == ("anything",) or found.kind in kinds or same.kind in kinds:
                return
            if any(one.kind in kinds for one in self.more.get(id(same), ())):
                return
        path, name, number = at
        where = (*path, _KEY[name]) if number is None else (*path, _KEY[name], number)
        if found is not None:
            self.unresolved.append(Unresolved(model, where, owner, text, kinds, "wrong_kind", found))
            return
        if _is_broken(model, text) or (kinds == ("anything",) and " " in text and model.cite(text)):
            return
        self.unresolved.append(Unresolved(model, where, owner, text, kinds, "unknown"))

    def seat(self, body: Record, id_: str) -> Record | None:
        """A seat of a body, by whichever of its files has it."""
        bodies = (body, body.same, *self.more.get(id(body.same), ()))
        return next((one.parts[id_] for one in bodies if id_ in one.parts), None)

    def sources(self, owner: Record | None, sources: list[str], path: Path) -> None:
        model = self.model
        for number, text in enumerate(sources):
            if text in model.cited:
                continue
            citation = model.cite(text)
            if citation is not None:
                model.cited[text] = f"{self.label(citation.document)} {citation.clause}".strip()
                continue
            head = text.partition(" ")[0]
            document = model.find(head)
            if document is None and _is_broken(model, head):
                continue
            if document is not None and ("documents", document.id) in document.model.broken:
                continue
            where = (*path, "source", number)
            self.unresolved.append(Unresolved(model, where, owner, text, ("clause",), "source", document))
        if len(sources) > 1:
            first: dict[object, int] = {}
            for number, text in enumerate(sources):
                before = first.setdefault(model.cite(text) or text, number)
                if before != number:
                    self.twice(owner, (*path, "source"), sources, before, number)


def _is_broken(model: File, text: str) -> bool:
    """Whether the thing was written, but could not be read: that is reported where it is written."""
    head, dot, rest = text.partition(".")
    if dot and head in model.imports:
        other = model.imports[head]
        return other is None or _is_broken(other, rest)
    if any(len(path) == 1 and path[0] not in _SECTIONS for path in model.broken):
        return True  # a section whose name is misspelt may have had it
    if dot and (("imports", head) in model.broken or ("imports",) in model.broken):
        return True
    return any((collection, head) in model.broken or (collection,) in model.broken for collection, _ in COLLECTIONS)
