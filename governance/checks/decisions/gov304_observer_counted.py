"""GOV304: a rule of decision that counts on a seat without a vote."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks._kin import Kin
from governance.checks._votes import rules
from governance.checks.base import Check, Finding, name
from governance.decisions.chambers import seated
from governance.diagnostics import Severity, Text
from governance.model.written import Entity, Models
from governance.reading.conforming import choose

_VETO = Text("an objection from", "en indsigelse fra")
_QUORUM = Text("the presence of", "fremmøde af")
_WEIGHT = Text("the vote of", "stemmen fra")


def find(models: Models) -> Iterator[Finding]:
    """Observers among a rule's vetoes, the seats of its quorum and its weights; and weights of seats that are not there.

    An unknown seat under `veto` or `quorum` is a reference that nothing has (GOV101). The keys of `weights` are no
    references, so an unknown one is reported here.
    """
    kin: Kin | None = None
    for body in models.all("body"):
        if body.spec.decides is None:
            continue
        for path, rule in rules(body):
            counted: list[tuple[tuple[str | int, ...], str, Text]] = []
            if rule.rule == "no_objection":
                counted += (((*path, "veto", number), id_, _VETO) for number, id_ in enumerate(rule.veto or ()))
            if rule.quorum is not None and not isinstance(rule.quorum, str):
                counted += (((*path, "quorum", "seats", number), id_, _QUORUM) for number, id_ in enumerate(rule.quorum.seats or ()))
            weights = rule.weights if rule.rule == "weighted" else None
            if weights:
                # A weight of nothing is another way to say that somebody has no vote.
                counted += (((*path, "weights", id_), id_, _WEIGHT) for id_, weight in weights.items() if weight)
            if not counted and not weights:
                continue
            kin = kin or Kin(models)
            seats = {id_: seat for other in reversed(kin.bodies(body)) for id_, seat in other.parts.items()} | body.parts
            for where, id_, what in counted:
                seat = seats.get(id_)
                if seat is not None and seat.spec.observer:
                    yield _observer(body, where, seat, what)
            known = seated(kin.bodies(body)) if weights else set()
            for id_ in weights or ():
                if seats and id_ not in known:
                    yield _unknown(body, (*path, "weights", id_), id_, list(seats))


def _observer(body: Entity, where: tuple[str | int, ...], seat: Entity, what: Text) -> Finding:
    called = name(seat)
    return Finding(
        at=body.at(*where),
        message=Text(
            f"the rule counts {what.en} an observer, who has no vote ({called.en})",
            f"reglen regner med {what.da} en observatør, som ikke har stemme ({called.da})",
        ),
        help=Text(
            "take the seat out of the rule, or `observer: true` off the seat",
            "fjern pladsen fra reglen, eller `observer: true` fra pladsen",
        ),
        related=((Text("an observer here", "observatør her"), seat.at("observer")),),
    )


def _unknown(body: Entity, where: tuple[str | int, ...], id_: str, seats: list[str]) -> Finding:
    called = name(body)
    locus = body.at(*where)._replace(on="key")
    return Finding(
        at=locus,
        message=Text(
            f"{called.en} has no seat `{id_}` that could have a weight", f"{called.da} har ingen plads `{id_}`, der kan have en vægt"
        ),
        help=choose(id_, seats[:200]),
    )


CHECK = Check(
    code="GOV304",
    severity=Severity.ERROR,
    title=Text("An observer counted", "En observatør tælles med"),
    finds=Text(
        "A rule whose veto, quorum or weights name a seat that is an observer, or weights of a seat that the body does not have.",
        "En regel, hvis veto, fremmødekrav eller vægte nævner en plads, der er observatør, eller vægte til en plads, organet ikke har.",
    ),
    why=Text(
        "An observer has no vote: the seats say one thing and the rule another, and the count comes out wrong.",
        "En observatør har ikke stemme: pladserne siger ét og reglen et andet, og optællingen bliver forkert.",
    ),
    remedy=Text("Take the seat out of the rule, or let it vote.", "Fjern pladsen fra reglen, eller giv den stemme."),
    example="""\
parties:
  town: {name: The town}
  press: {name: The press}
bodies:
  board:
    level: political
    seats:
      town: {appointed_by: town, count: 3}
      press: {appointed_by: press, observer: true}
    decides: {rule: no_objection, veto: [town, press]}
""",
    legacy=find,
)
