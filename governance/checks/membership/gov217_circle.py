"""GOV217: a relation that leads back to where it began."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.bodies import Body
from governance.model.circles import circles
from governance.model.resolution import Model
from governance.model.statements import Links
from governance.model.things import Thing
from governance.model.written import Locus
from governance.words.lists import few

Near = dict[Thing[object], dict[Thing[object], Locus]]
"""Things, those to which a relation leads from each, and the place that says so."""


class _Relation(NamedTuple):
    """A relation that makes no sense in a circle.

    Service, support and coordination do, and are not here: two may serve each other. Nor are seats: of appointing in a circle
    GOV223 tells what is wrong with it, and a member of one body may sit in another that sends somebody to the first.
    """

    what: Text
    """What a thing is, or does, that is in a circle."""
    remedy: Text


_MEMBERS = _Relation(Text("is a member of itself", "er medlem af sig selv"), Text("take one of the members out", "fjern et af medlemmerne"))
_PARTS = _Relation(
    Text("is a part of itself", "er en del af sig selv"), Text("take one `part_of` out", "fjern et af stederne med `part_of`")
)
_LEADS = _Relation(
    Text("leads itself", "leder sig selv"), Text("take one `leads` or `led_by` out", "fjern et af stederne med `leads` eller `led_by`")
)
_REPORTS = _Relation(
    Text("answers to itself", "står til ansvar for sig selv"), Text("take one `reports_to` out", "fjern et af stederne med `reports_to`")
)
_ELABORATES = _Relation(
    Text("elaborates itself", "uddyber sig selv"), Text("take one `elaborates` out", "fjern et af stederne med `elaborates`")
)


def find(model: Model) -> Iterator[Finding]:
    """What is a member or part of itself, leads itself, answers to itself, or is chaired by its own chair, directly or through others."""
    for relation, near in _related(model):
        for circle in circles(near):
            yield _finding(relation, circle)
    chaired = {body: {body.chair.chair_of: body.chair.at("chair_of")} for body in model.bodies if body.chair and body.chair.chair_of}
    for chairs in circles(chaired):
        yield _chairs(chairs)


def _related(model: Model) -> Iterator[tuple[_Relation, Near]]:
    members: Near = {}
    parts: Near = {}
    leads: Near = {}
    reports: Near = {}
    elaborates: Near = {}
    for actor in model.actors_saying("members"):
        _add(members, actor, actor.member_links)
    for actor in model.actors_saying("part_of"):
        _add(parts, actor, actor.part_of)
    for office in model.offices:
        for whole, field in ((office.post_in, "party"), (office.one_in_each, "each")):
            if whole is not None:
                parts.setdefault(office, {}).setdefault(whole, office.at(field))
    for actor in model.actors_saying("leads"):
        _add(leads, actor, actor.leads)
    for led in model.actors_saying("led_by"):
        for link in (link for body in led.bodies for link in body.led_by):
            leads.setdefault(link.to, {}).setdefault(led, link.name_at)
    for actor in model.actors_saying("reports_to"):
        _add(reports, actor, actor.reports_to)
    for document in model.documents:
        _add(parts, document, document.part_of)
        _add(elaborates, document, document.elaborates)
    yield from ((_MEMBERS, members), (_PARTS, parts), (_LEADS, leads), (_REPORTS, reports), (_ELABORATES, elaborates))


def _add(near: Near, thing: Thing[object], links: Links[Thing[object]]) -> None:
    if links:
        places = near.setdefault(thing, {})
        for link in links:
            places.setdefault(link.to, link.name_at)


def _finding(relation: _Relation, circle: list[tuple[Thing[object], Locus]]) -> Finding:
    called, what = name(circle[0][0]), relation.what
    through = few(name(thing) for thing, _ in circle[1:])
    tail = Text(f", through {through.en}", f", gennem {through.da}") if len(circle) > 1 else Text("", "")
    return Finding(
        at=circle[0][1],
        message=Text(f"{called.en} {what.en}{tail.en}", f"{called.da} {what.da}{tail.da}"),
        help=relation.remedy,
        related=_further(circle),
    )


def _chairs(circle: list[tuple[Body, Locus]]) -> Finding:
    """Each of some bodies is chaired by the chair of the next, and the last by that of the first."""
    first, *others = (name(body) for body, _ in (*circle, circle[0]))
    en = ", who is ".join(f"the chair of {other.en}" for other in others)
    da = ", som er ".join(f"formanden for {other.da}" for other in others)
    return Finding(
        at=circle[0][1],
        message=Text(
            f"the chair of {first.en} is {en}: this circle names nobody",
            f"formanden for {first.da} er {da}: ringen udpeger ingen",
        ),
        help=Text("say of one of them who chairs it", "sig om ét af organerne, hvem der er formand for det"),
        related=_further(circle),
    )


def _further(circle: Sequence[tuple[Thing[object], Locus]]) -> tuple[tuple[Text, Locus], ...]:
    return tuple((Text("the circle goes on here", "ringen går videre her"), where) for _, where in circle[1:6])


CHECK = Check(
    code="GOV217",
    severity=Severity.ERROR,
    title=Text("Relation in a circle", "Relation i ring"),
    finds=Text(
        "A group that is a member of itself; something that is a part of itself, leads itself or answers to itself; a document that "
        "elaborates itself; or a body whose chair is its own chair: directly or through others. Who serves or supports "
        "each other is left alone, and so is who appoints each other (GOV223).",
        "En gruppe, der er medlem af sig selv; noget, der er en del af sig selv, leder sig selv eller står til ansvar for sig selv; et "
        "dokument, der uddyber sig selv; eller et organ, hvis formand er dets egen formand: direkte eller gennem andre. At nogen "
        "betjener eller understøtter hinanden, er i orden; om at udpege hinanden, se GOV223.",
    ),
    why=Text(
        "Nobody can say where it begins: who the members are, which of them contains the other, who has the last word, or who "
        "the chair is.",
        "Ingen kan sige, hvor det begynder: hvem medlemmerne er, hvem af dem der indeholder den anden, hvem der har det sidste ord, "
        "eller hvem der er formand.",
    ),
    remedy=Text("Take one link of the circle out.", "Fjern et led af ringen."),
    example="""\
parties:
  towns: {name: The towns, members: [villages]}
  villages: {name: The villages, members: [towns]}
""",
    find=find,
)
