"""GOV304: a rule of decision that counts on a seat without a vote."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.decisions.seating import weighable
from governance.diagnostics import Severity, Text
from governance.model.bodies import Body
from governance.model.resolution import Model
from governance.model.rules import NoObjection, Rule, Weighted, within
from governance.model.seats import Seat
from governance.model.written import Locus
from governance.reading.conforming import choose

_VETO = Text("an objection from", "en indsigelse fra")
_QUORUM = Text("the presence of", "fremmøde af")
_WEIGHT = Text("the vote of", "stemmen fra")


def find(model: Model) -> Iterator[Finding]:
    """Observers among a rule's vetoes, the seats of its quorum and its weights; and weights of seats that are not there.

    An unknown seat under `veto` or `quorum` is a reference that nothing has (GOV101). The keys of `weights` are no
    references, so an unknown one is reported here.
    """
    for body in model.bodies:
        if body.rule is None:
            continue
        for rule in within(body.rule):
            for at, id_, what in _counted(rule):
                seat = body.seats.get(id_)
                if seat is not None and seat.observer:
                    yield _observer(at, seat, what)
            if isinstance(rule, Weighted) and rule.weights and body.seats:
                known = weighable(body)
                for id_ in rule.weights:
                    if id_ not in known:
                        yield _unknown(body, rule.at("weights", id_), id_)


def _counted(rule: Rule) -> Iterator[tuple[Locus, str, Text]]:
    """The seats on which a rule itself counts: where it names them, their ids, and for what."""
    if isinstance(rule, NoObjection):
        for number, id_ in enumerate(rule.veto or ()):
            yield rule.at("veto", number), id_, _VETO
    if rule.quorum is not None:
        for number, id_ in enumerate(rule.quorum.seats):
            yield rule.at("quorum", "seats", number), id_, _QUORUM
    if isinstance(rule, Weighted):
        for id_, weight in (rule.weights or {}).items():
            if weight:  # a weight of nothing is another way to say that somebody has no vote
                yield rule.at("weights", id_), id_, _WEIGHT


def _observer(at: Locus, seat: Seat, what: Text) -> Finding:
    called = name(seat)
    return Finding(
        at=at,
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


def _unknown(body: Body, at: Locus, id_: str) -> Finding:
    called = name(body)
    return Finding(
        at=at._replace(on="key"),
        message=Text(
            f"{called.en} has no seat `{id_}` that could have a weight", f"{called.da} har ingen plads `{id_}`, der kan have en vægt"
        ),
        help=choose(id_, list(body.seats)[:200]),
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
    find=find,
)
