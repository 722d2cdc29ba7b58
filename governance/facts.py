"""The facts of one thing in short lines: label, value and clause. What `show` prints between the name and the relations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple

from governance.decisions.kinds import requirement
from governance.diagnostics import Text
from governance.model.written import Entity, label_of
from governance.schema.base import LangMap
from governance.words.amounts import amount_text
from governance.words.dates import span_text
from governance.words.effects import EFFECTS, EVENTS, TIES
from governance.words.forces import FORCES
from governance.words.forms import EARMARKED, FORMS, LIQUID
from governance.words.levels import LEVELS
from governance.words.lists import enumerated
from governance.words.mandates import MANDATES, ORIGINS, WEIGHT
from governance.words.marks import NO, NOT_STATED, NOTHING, YES, same
from governance.words.meetings import FURTHER
from governance.words.statuses import STATUSES
from governance.words.steps import STEPS


class Fact(NamedTuple):
    """One line: what it is about, what is said, and the clause that says it (empty: the thing's own).

    `of` names what pictures show in a place of its own, and therefore not among the facts.
    """

    label: Text
    value: Text
    clause: str = ""
    of: Literal["level", "chair", "note"] | None = None


def facts(entity: Entity) -> list[Fact]:
    """What the entity's own file says of it, beside seats, rule, tasks and relations, in short lines."""
    told = _TELLERS.get(entity.kind)
    lines = list(told(entity)) if told else []
    note = label_of(getattr(entity.spec, "note", None))
    if note:
        lines.append(Fact(Text("note", "note"), note, of="note"))
    valid = getattr(entity.spec, "valid", None)
    if valid:
        lines.append(Fact(Text("valid", "gælder"), period_text(valid)))
    return lines


def period_text(span: Any) -> Text:
    """A period of the schema in words."""
    return span_text(span.from_, span.to, span.length.written if span.length else "")


def _source(spec: Any) -> str:
    return ", ".join(spec.source) if getattr(spec, "source", None) else ""


def _body(entity: Entity) -> Iterator[Fact]:
    spec = entity.spec
    yield Fact(Text("level", "niveau"), LEVELS[spec.level].name, of="level")
    if spec.seats == "not_stated":
        yield Fact(Text("seats", "pladser"), NOT_STATED)
    if spec.size:
        yield Fact(Text("size", "størrelse"), same(str(spec.size)))
    if spec.chair is not None:
        yield Fact(Text("chair", "formand"), _chair(spec.chair), "" if spec.chair == "not_stated" else _source(spec.chair), "chair")
        note = label_of(spec.chair.note) if spec.chair != "not_stated" else None
        if note:
            yield Fact(NOTHING, note, of="chair")
    if spec.decides is not None and spec.decides != "not_stated":
        yield from _rule(spec.decides)
    if spec.meets is not None:
        yield Fact(Text("meets", "mødes"), _meets(spec.meets), "" if spec.meets == "not_stated" else _source(spec.meets))
    if spec.staff:
        full = Text(" (full time)", " (fuld tid)") if spec.staff.full_time else NOTHING
        said = label_of(spec.staff.note) or NOTHING
        en, da = f"{spec.staff.count}{full.en}. {said.en}", f"{spec.staff.count}{full.da}. {said.da}"
        yield Fact(Text("staff", "medarbejdere"), Text(en.rstrip(". "), da.rstrip(". ")), _source(spec.staff))


def _rule(rule: Any) -> Iterator[Fact]:
    """What a rule of decision says beside what it requires."""
    if rule.quorum is not None:
        yield Fact(Text("quorum", "beslutningsdygtighed"), _quorum(rule.quorum), _source(rule))
    if rule.tie:
        said = NOT_STATED if rule.tie == "not_stated" else TIES[rule.tie].short
        yield Fact(Text("a tie", "stemmelighed"), said, _source(rule))
    for field, words in EVENTS.items():
        effect = getattr(rule, field)
        if effect:
            yield Fact(words.event, NOT_STATED if effect == "not_stated" else EFFECTS[effect].main, _source(rule))
    for seat, weight in (getattr(rule, "weights", None) or {}).items():
        yield Fact(Text(f"weight of {seat}", f"vægt for {seat}"), same(str(weight)))
    written = label_of(rule.written) if isinstance(rule.written, str | LangMap | None) else requirement(rule.written)
    if written:
        yield Fact(Text("written procedure", "skriftlig procedure"), written)


def _quorum(quorum: Any) -> Text:
    if quorum == "not_stated":
        return NOT_STATED
    of = {"serving": Text(" of the seats that are filled", " af de besatte pladser"), "seats": Text(" of all seats", " af alle pladser")}
    share = of.get(quorum.of or "", NOTHING)
    parts = [same(str(quorum.count))] if quorum.count is not None else []
    if quorum.share is not None:
        every = Text("all", "alle") if quorum.share == 1 else same(str(quorum.share))
        parts.append(Text(f"{every.en}{share.en}", f"{every.da}{share.da}"))
    if quorum.seats:
        there = ", ".join(quorum.seats)
        parts.append(Text(f"with {there} present", f"med {there} til stede"))
    return enumerated(parts) if parts else NOT_STATED


def _seat(entity: Entity) -> Iterator[Fact]:
    spec = entity.spec
    yield Fact(Text("seat in", "plads i"), same(str(entity.path[1])))
    yield Fact(Text("how many", "antal"), same(str(spec.count or 1)))
    each = Text(f" for each of {spec.each}", f" for hver af {spec.each}") if spec.each else NOTHING
    vote = Text("observer, no vote", "observatør uden stemme") if spec.observer else Text("votes", "har stemme")
    yield Fact(Text("vote", "stemme"), Text(vote.en + each.en, vote.da + each.da))
    if spec.weight is not None:
        yield Fact(WEIGHT, same(str(spec.weight)))
    if spec.deputy:
        yield Fact(Text("deputy", "suppleant"), YES)
    if spec.mandate:
        yield Fact(Text("mandate", "mandat"), MANDATES[spec.mandate])
    if spec.appointed_by == "not_stated":
        yield Fact(ORIGINS["appointed_by"], NOT_STATED)


def _chair(chair: Any) -> Text:
    if chair == "not_stated":
        return NOT_STATED
    if chair.seat or chair.held_by:
        return same(", ".join((*(chair.seat or ()), *(chair.held_by or ()))))
    if chair.chair_of:
        return Text(f"the chair of {chair.chair_of}", f"formanden for {chair.chair_of}")
    who = ", ".join(chair.from_ or ())
    return Text(f"from {who}", f"fra {who}") if who else NOT_STATED


def _meets(meets: Any) -> Text:
    if meets == "not_stated":
        return NOT_STATED
    often = Text(f"{meets.per_year} times a year", f"{meets.per_year} gange om året") if meets.per_year else None
    also = FURTHER[meets.also] if meets.also else None
    parts = [part for part in (often, also) if part]
    return enumerated(parts) if parts else NOT_STATED


def _case(entity: Entity) -> Iterator[Fact]:
    spec = entity.spec
    facets = entity.model.spec.facets or {}
    for facet, values in (spec.when or {}).items():
        known = facets.get(facet)
        label = label_of(known.name) if known else None
        names = [label_of(known.values.get(value)) or same(value) if known else same(value) for value in values]
        yield Fact(label or same(facet), enumerated(names, " / "))
    if spec.route == "not_stated":
        yield Fact(Text("route", "sagsgang"), NOT_STATED)
    for step in spec.route if isinstance(spec.route, list) else ():
        yield Fact(STEPS[step.step].passive, _step(step), _source(step))
    for condition in (spec.conditions or {}).values():
        said = label_of(condition.name) or NOT_STATED
        yield Fact(Text("condition", "betingelse"), said, _source(condition))


def _step(step: Any) -> Text:
    if step.by == "not_stated":
        en, da = NOT_STATED
    else:
        en = da = ", ".join(step.by)
        if step.with_:
            en, da = f"{en}, with {', '.join(step.with_)}", f"{da}, sammen med {', '.join(step.with_)}"
    if step.to:
        en, da = f"{en}, for {', '.join(step.to)}", f"{da}, til {', '.join(step.to)}"
    if step.force:
        en, da = f"{en} [{FORCES[step.force].en}]", f"{da} [{FORCES[step.force].da}]"
    differ = NOT_STATED if step.differ == "not_stated" else label_of(step.differ)
    for before, said in ((Text("; if they differ: ", "; ved uenighed: "), differ), (Text(". ", ". "), label_of(step.note))):
        if said:
            en, da = f"{en}{before.en}{said.en.rstrip('.')}", f"{da}{before.da}{said.da.rstrip('.')}"
    return Text(en, da)


def _currency(entity: Entity) -> str:
    funding = entity.model.spec.funding
    return funding.currency if funding else "DKK"


def _contribution(entity: Entity) -> Iterator[Fact]:
    spec, currency = entity.spec, _currency(entity)
    yield Fact(Text("amount", "beløb"), amount_text(spec.amount, currency))
    if spec.share:
        yield Fact(Text("share of the total, as stated", "andel af det samlede, som angivet"), same(spec.share.written))
    yield Fact(Text("paid by", "betales af"), same(", ".join(spec.payers)))
    if spec.on_behalf_of:
        yield Fact(Text("on behalf of", "på vegne af"), same(", ".join(spec.on_behalf_of)))
    if spec.form:
        yield Fact(Text("form", "form"), FORMS[spec.form])
    if spec.period:
        yield Fact(Text("period", "periode"), period_text(spec.period))
    for part in entity.parts.values():
        said = amount_text(part.spec.amount, currency)
        called = label_of(part.spec.name) or same(part.id)
        yield Fact(Text("of which", "heraf"), Text(f"{said.en}: {called.en}", f"{said.da}: {called.da}"))


def _part(entity: Entity) -> Iterator[Fact]:
    spec = entity.spec
    yield Fact(Text("amount", "beløb"), amount_text(spec.amount, _currency(entity)))
    if spec.share:
        yield Fact(Text("share of the contribution, as stated", "andel af bidraget, som angivet"), same(spec.share.written))
    for label, value in (
        (Text("purpose", "formål"), [spec.purpose] if spec.purpose else None),
        (Text("recipients", "modtagere"), spec.recipients),
        (Text("use approved by", "brugen godkendes af"), spec.approved_by),
    ):
        if value:
            yield Fact(label, same(", ".join(value)))
    marks = [EARMARKED] * spec.earmarked + [LIQUID] * spec.liquid
    if marks:
        yield Fact(Text("kind", "art"), enumerated(marks))
    if spec.period:
        yield Fact(Text("period", "periode"), period_text(spec.period))


def _funding(entity: Entity) -> Iterator[Fact]:
    spec = entity.spec
    if spec.total:
        yield Fact(Text("total", "i alt"), amount_text(spec.total, spec.currency), _source(spec.total))
    if spec.form:
        yield Fact(Text("form", "form"), FORMS[spec.form])
    if spec.period:
        yield Fact(Text("period", "periode"), period_text(spec.period), _source(spec.period))
    for one in entity.parts.values():
        said = amount_text(one.spec.amount, spec.currency)
        called = label_of(one.spec.name) or same(one.id)
        yield Fact(Text("of which", "heraf"), Text(f"{said.en}: {called.en}", f"{said.da}: {called.da}"), _source(one.spec))
    for condition in (spec.conditions or {}).values():
        yield Fact(Text("condition", "betingelse"), label_of(condition.name) or NOT_STATED, _source(condition))


def _document(entity: Entity) -> Iterator[Fact]:
    spec = entity.spec
    if spec.date:
        yield Fact(Text("date", "dato"), same(str(spec.date)))
    if spec.status:
        yield Fact(Text("status", "status"), STATUSES[spec.status])
    if not spec.at_hand:
        yield Fact(Text("at hand", "foreligger"), NO)
    if spec.copies is not None:
        to = ", ".join(spec.copies_to or ())
        yield Fact(Text("copies", "eksemplarer"), Text(f"{spec.copies} ({to})", f"{spec.copies} ({to})"))
    for label, clause in (spec.clauses or {}).items():
        title = label_of(clause.title) or NOTHING
        why = label_of(clause.not_modelled) or label_of(clause.partly)
        kind = Text(" [not modelled: ", " [ikke modelleret: ") if clause.not_modelled else Text(" [partly: ", " [delvis: ")
        yield Fact(
            same(label),
            Text(f"{title.en}{kind.en}{why.en}]", f"{title.da}{kind.da}{why.da}]") if why else title,
        )


def _clause(entity: Entity) -> Iterator[Fact]:
    for label, words in (
        (Text("not modelled", "ikke modelleret"), entity.spec.not_modelled),
        (Text("partly", "delvis"), entity.spec.partly),
    ):
        said = label_of(words)
        if said:
            yield Fact(label, said)


def _facet(entity: Entity) -> Iterator[Fact]:
    for value, words in entity.spec.values.items():
        yield Fact(same(value), label_of(words) or same(value))


def _office(entity: Entity) -> Iterator[Fact]:
    if entity.spec.each:
        each = entity.spec.each
        yield Fact(Text("one in each of", "en i hver af"), same(each))


_TELLERS: dict[str, Callable[[Entity], Iterator[Fact]]] = {
    "body": _body,
    "case": _case,
    "contribution": _contribution,
    "part": _part,
    "funding": _funding,
    "document": _document,
    "clause": _clause,
    "seat": _seat,
    "facet": _facet,
    "office": _office,
}
