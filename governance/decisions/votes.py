"""Is this decision valid? A body's votes, counted by its own rule, with all that the answer leans on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from governance.decisions import reasons as words
from governance.decisions.ballots import Refused, ballots_of, check_casting
from governance.decisions.chamber import Chamber, State
from governance.decisions.chambers import Ruling, bodies_of, chamber, ruling
from governance.decisions.condition import Uncountable
from governance.decisions.counting import Method, Outcome
from governance.decisions.deciding import Ballot, Decision, counted_only
from governance.decisions.deciding import decide as decide_
from governance.decisions.kinds import requirement, unknown_seats
from governance.diagnostics import Text
from governance.model.written import Entity, Models, clause_of, label_of
from governance.reading.conforming import choose
from governance.words.outcomes import OUTCOMES


class NoSuchBody(Exception):
    """`text` says to users that there is no such body, or that several may be meant."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Floor(NamedTuple):
    """A body, ready to vote: who has a vote there, and the rule that counts."""

    body: str
    name: Text
    bodies: tuple[Entity, ...]
    rule: Any
    clause: str
    what_if: bool
    """Whether the rule is one that was asked about, and not the body's own."""
    chamber: Chamber
    assumed: tuple[Text, ...]
    """What is assumed of the body whatever the votes are."""


class Closed(Exception):
    """The body cannot vote at all as far as its models tell: no rule, no seats. `text` says why."""

    def __init__(self, text: Text, body: str, name: Text, clause: str, rule: Any = None, assumed: Sequence[Text] = ()) -> None:
        super().__init__(text.en)
        self.text = text
        self.body = body
        self.name = name
        self.clause = clause
        self.rule = rule
        self.assumed = tuple(assumed)


class Verdict(NamedTuple):
    """The answer: the outcome and why.

    `counted` holds how many voters are in each state, and `decision` all numbers; it is None where nothing was counted,
    because the body has no rule or somebody voted who has no vote.
    """

    body: str
    name: Text
    outcome: Outcome
    rule: Text
    clause: str
    counted: Mapping[str, int]
    reasons: tuple[Text, ...]
    otherwise: tuple[Text, ...]
    changes: Text | None
    assumed: tuple[Text, ...]
    decision: Decision | None
    what_if: bool = False
    """Whether it was counted by a rule that is not the body's own."""


def floor(models: Models, body: Entity | str, *, rule: Any = None, written: bool = False) -> Floor:
    """The body with its rule, or with `rule` in its place. Raises Closed where its models do not tell enough."""
    body = body_of(models, body) if isinstance(body, str) else body
    bodies = bodies_of(models, body)
    label = models.label(body)
    name = label_of(body.same.spec.name) or Text(label, label)
    stated = ruling(bodies) if bodies else None
    clause = stated.clause if stated else next((clause_of(one, one.path) for one in bodies), "")
    if not bodies:
        raise Closed(Text(f"{label} is no body", f"{label} er ikke et organ"), label, name, "")
    if rule is None and stated is None:
        raise Closed(
            Text("the rule by which it decides is not stated", "det er ikke angivet, hvordan organet beslutter"), label, name, clause
        )
    chosen: Any = rule if rule is not None else stated.rule if stated else None
    assumed = [] if rule is not None or stated is None else _rule_assumed(stated)
    clause = "" if rule is not None else clause
    if written and rule is None:
        if chosen.written is None:
            raise Closed(_NO_WRITTEN, label, name, clause, chosen, assumed)
        chosen, more = _written(chosen)
        assumed += more
    found = chamber(models, bodies, chosen)
    if isinstance(found, Text):
        raise Closed(found, label, name, clause, chosen, assumed)
    if rule is not None and (unknown := unknown_seats(rule, found)):
        seats = [place.seat for place in found.places]
        said = Text(
            f"the rule names `{unknown[0]}`, which is no seat with a vote", f"reglen nævner `{unknown[0]}`, som ikke er en plads med stemme"
        )
        raise Refused(said, choose(unknown[0], dict.fromkeys(seats)))
    return Floor(label, name, tuple(bodies), chosen, clause, rule is not None, found, (*assumed, *_seats_assumed(bodies, found)))


def decide(models: Models, body: Entity | str, given: Mapping[State, Sequence[str]], *, casting: bool | None = None,
           rule: Any = None, written: bool = False) -> Verdict:  # fmt: skip
    """Is this decision valid? Count the votes of a body by its own rule.

        >>> from governance import load
        >>> models = load(["models"]).models
        >>> verdict = decide(models, "forretningsudvalg", {"yes": ["kl:2", "realdania"], "no": ["danske_regioner:2"]})
        >>> verdict.outcome, verdict.clause, verdict.reasons[0].da
        ('rejected', 'pa 8.2', 'ikke alle er for: 3 af 5; de øvrige: danske_regioner (2 imod)')

    `body`: an id, or the body itself. `given`: for each of yes, no, abstain, present, absent, recused and vacant a list of
    `SEAT` or `SEAT:N`; who is not mentioned is absent. `casting`: the chair's casting vote (True is for), where it is not
    told by the chair's seat. `rule`: a rule of the schema in place of the body's own (`rule_texts.rule_of`). `written`: by the
    written procedure. Raises Refused where the votes cannot be counted (but votes of those who have none make the decision
    invalid), and NoSuchBody.
    """
    try:
        here = floor(models, body, rule=rule, written=written)
    except Closed as error:
        found = closed(error)
        if error.text is not _NO_WRITTEN:
            return found
        outcome = OUTCOMES[decide(models, body, given, casting=casting).outcome].one
        allowed = Text(
            f"{outcome.en}, if a written procedure is allowed and follows the same rule",
            f"{outcome.da}, hvis en skriftlig procedure er tilladt og følger samme regel",
        )
        return found._replace(otherwise=(allowed,))
    return verdict(here, given, casting)


def closed(error: Closed) -> Verdict:
    """The answer where a body cannot vote."""
    rule = requirement(error.rule)
    return Verdict(error.body, error.name, "invalid", rule, error.clause, {}, (error.text,), (), None, error.assumed, None)


def verdict(here: Floor, given: Mapping[State, Sequence[str]], casting: bool | None = None, *, method: Method | None = None) -> Verdict:
    """`decide`, once the body is ready. With the `method` of its rule the votes are counted, and nothing else is asked of them."""
    rule = requirement(here.rule)
    try:
        votes, deputies = ballots_of(here.chamber, given)
        check_casting(here.chamber, votes, deputies, casting)
        if method is None:
            decision = decide_(here.rule, here.chamber, votes, casting, deputies)
        else:
            decision = counted_only(method, Ballot(votes, casting, deputies))
    except Refused as error:
        if error.entitled:
            raise
        text = Text(f"{error.text.en}; nothing was counted", f"{error.text.da}; intet er talt op")
        return Verdict(here.body, here.name, "invalid", rule, here.clause, {}, (text,), (), error.help, here.assumed, None, here.what_if)
    except Uncountable as error:
        return Verdict(here.body, here.name, "invalid", rule, here.clause, {}, (error.text,), (), None, here.assumed, None, here.what_if)
    return Verdict(
        body=here.body,
        name=here.name,
        outcome=decision.counted.outcome,
        rule=rule,
        clause=here.clause,
        counted=words.states_counted(votes),
        reasons=tuple(words.reasons(decision)),
        otherwise=tuple(words.otherwise(item) for item in decision.otherwise),
        changes=words.changing(decision.changes, here.chamber),
        assumed=(*here.assumed, *(words.question(item) for item in decision.open), *words.no_quorum(decision)),
        decision=decision,
        what_if=here.what_if,
    )


def body_of(models: Models, name: str) -> Entity:
    """The body that a person means by `name`. Raises NoSuchBody."""
    found = [thing for thing in models.find(name) if thing.kind == "body" or bodies_of(models, thing)]
    if len(found) == 1:
        return found[0]
    if found:
        shown = ", ".join(models.label(thing) for thing in found)
        raise NoSuchBody(Text(f"`{name}` may be any of: {shown}", f"`{name}` kan være: {shown}"))
    if not models.models:
        raise NoSuchBody(Text("no model is in force then", "ingen model gælder da"))
    near = choose(name, [models.label(body) for body in models.all("body")])
    en, da = (f"; {near.en}", f"; {near.da}") if near else ("", "")
    raise NoSuchBody(Text(f"there is no body `{name}`{en}", f"der er intet organ `{name}`{da}"))


def _rule_assumed(stated: Ruling) -> list[Text]:
    found: list[Text] = []
    stack = [stated.rule]
    while stack:
        rule = stack.pop(0)
        words_ = label_of(rule.assumed)
        if words_ is not None:
            found.append(words_)
        stack += getattr(rule, "rules", None) or ()
    return found


_NO_WRITTEN = Text("a written procedure is not stated", "en skriftlig procedure er ikke angivet")


def _written(rule: Any) -> tuple[Any, list[Text]]:
    if hasattr(rule.written, "rule"):
        return rule.written, []
    return rule, [
        Text(
            "the written procedure is taken to follow the same rule; who answers counts as present",
            "den skriftlige procedure antages at følge samme regel; den, der svarer, tæller som til stede",
        )
    ]


def _seats_assumed(bodies: Sequence[Entity], found: Chamber) -> list[Text]:
    texts = []
    for body in bodies:
        for id_, seat in body.parts.items():
            said = label_of(seat.spec.assumed)
            if said is not None and not seat.spec.observer:
                texts.append(Text(f"{id_}: {said.en}", f"{id_}: {said.da}"))
    for place in found.places:
        if place.most is not None:
            low, high = place.count, place.most
            texts.append(
                Text(
                    f"{place.id}: {low} to {high} seats; taken to be {low}, or as many as vote",
                    f"{place.id}: {low} til {high} pladser; antaget at være {low}, eller så mange, som stemmer",
                )
            )
    return texts
