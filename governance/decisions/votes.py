"""Is this decision valid? A body's votes, counted by its own rule, with all that the answer leans on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from governance.decisions import reasons as words
from governance.decisions.ballots import Refused, ballots_of, check_casting
from governance.decisions.chamber import Chamber, State
from governance.decisions.condition import Uncountable
from governance.decisions.counting import Method, Outcome
from governance.decisions.deciding import Ballot, Decision, counted_only
from governance.decisions.deciding import decide as decide_
from governance.decisions.kinds import requirement, unknown_seats
from governance.decisions.seating import chamber_of
from governance.diagnostics import Text
from governance.model.bodies import Body
from governance.model.resolution import Model
from governance.model.rules import Rule, made_of
from governance.model.timeline import Timeline
from governance.reading.conforming import choose
from governance.words.dates import absence
from governance.words.lists import enumerated
from governance.words.outcomes import OUTCOMES


class NoSuchBody(Exception):
    """`text` says to users that there is no such body (on the day), or that several may be meant."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class VotingBody(NamedTuple):
    """A body, ready to vote: who has a vote there, and the rule that counts."""

    of: Body
    """The body, on a day of those on which all of this holds."""
    rule: Rule
    clause: str
    what_if: bool
    """Whether the rule is one that was asked about, and not the body's own."""
    chamber: Chamber
    assumed: tuple[Text, ...]
    """What is assumed of the body whatever the votes are."""


class CannotVote(Exception):
    """The body cannot vote at all as far as its models tell: no rule, no seats. `text` says why."""

    def __init__(self, text: Text, of: Body, clause: str, rule: Rule | None = None, assumed: Sequence[Text] = ()) -> None:
        super().__init__(text.en)
        self.text = text
        self.of = of
        self.clause = clause
        self.rule = rule
        self.assumed = tuple(assumed)


class Verdict(NamedTuple):
    """The answer: the outcome and why.

    `counted` holds how many voters are in each state, and `decision` all numbers; it is None where nothing was counted,
    because the body has no rule or somebody voted who has no vote.
    """

    of: Body
    """The body, on a day of those that it is the answer for."""
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

    @property
    def body(self) -> str:
        """The id of the body."""
        return self.of.label

    @property
    def name(self) -> Text:
        """What the body is called."""
        return self.of.name


def voting_body(timeline: Timeline, name: str, *, day: date | None = None, rule: Rule | None = None, written: bool = False) -> VotingBody:
    """The body that a person means by `name`, ready to vote on a day by its rule, or by `rule` in its place.

    Without a day: where it is the same on all days on which its files are in force. Raises NoSuchBody, Differs where it is not the
    same, CannotVote where its models do not tell enough, Refused where `rule` names a seat that is not there.
    """
    found = body_named(timeline, name, day)

    def ask(model: Model) -> VotingBody | CannotVote | None:
        body = model.thing(found.record)
        if not isinstance(body, Body):
            return None
        try:
            return _voting_body(body, rule, written)
        except CannotVote as error:
            return error

    here = timeline.answer(ask, day, by=_all_but_the_day, of=[found.file])
    if here is None:
        text = Text("is not there on any day on which its models are in force", "findes ikke på nogen dag, hvor dets modeller gælder")
        raise NoSuchBody(Text(f"{found.label} {text.en}", f"{found.label} {text.da}"))
    if isinstance(here, CannotVote):
        raise here
    return here


def _all_but_the_day(found: VotingBody | CannotVote | None) -> object:
    """What makes the answers of two days different answers."""
    if isinstance(found, CannotVote):
        return found.text, found.clause, found.rule, found.assumed
    return found and (found.of.name, *found[1:])


def _voting_body(body: Body, asked: Rule | None, written: bool) -> VotingBody:
    rule = body.rule if asked is None else asked
    if rule is None:
        text = Text("the rule by which it decides is not stated", "det er ikke angivet, hvordan organet beslutter")
        raise CannotVote(text, body, body.clause)
    assumed: list[Text] = []
    if written and asked is None:
        if not rule.has_written:
            raise CannotVote(_NO_WRITTEN, body, rule.clause, rule, _rule_assumed(rule))
        if rule.written is None:
            assumed.append(_SAME_RULE)
        rule = rule.written or rule
    clause = "" if asked is not None else rule.clause
    assumed = [*_rule_assumed(rule), *assumed]
    chamber = chamber_of(body, rule)
    if isinstance(chamber, Text):
        raise CannotVote(chamber, body, clause, rule, assumed)
    if asked is not None and (unknown := unknown_seats(asked, chamber)):
        said = Text(
            f"the rule names `{unknown[0]}`, which is no seat with a vote", f"reglen nævner `{unknown[0]}`, som ikke er en plads med stemme"
        )
        raise Refused(said, choose(unknown[0], dict.fromkeys(place.seat for place in chamber.places)))
    assumed += _seats_assumed(body, chamber)
    return VotingBody(body, rule, clause, asked is not None, chamber, tuple(dict.fromkeys(assumed)))


def decide(timeline: Timeline, body: str, given: Mapping[State, Sequence[str]], *, day: date | None = None, casting: bool | None = None,
           rule: Rule | None = None, written: bool = False) -> Verdict:  # fmt: skip
    """Is this decision valid? Count the votes of a body by its own rule.

        >>> from governance import load
        >>> timeline = load(["models"]).timeline
        >>> verdict = decide(timeline, "forretningsudvalg", {"yes": ["kl:2", "realdania"], "no": ["danske_regioner:2"]})
        >>> verdict.outcome, verdict.clause, verdict.reasons[0].da
        ('rejected', 'pa 8.2', 'ikke alle er for: 3 af 5; de øvrige: danske_regioner (2 imod)')

    `body`: its id. `day`: the day of the vote; without one the body must be the same on all days. `given`: for each of yes, no,
    abstain, present, absent, recused and vacant a list of `SEAT` or `SEAT:N`; who is not mentioned is absent. `casting`: the
    chair's casting vote (True is for), where it is not told by the chair's seat. `rule`: a rule in place of the body's own
    (`rule_texts.rule_of`). `written`: by the written procedure. Raises Refused where the votes cannot be counted (but votes of
    those who have none make the decision invalid), NoSuchBody, and Differs where a day must be named.
    """
    try:
        here = voting_body(timeline, body, day=day, rule=rule, written=written)
    except CannotVote as error:
        found = cannot_vote(error)
        if error.text is not _NO_WRITTEN:
            return found
        outcome = OUTCOMES[decide(timeline, body, given, day=day, casting=casting).outcome].one
        allowed = Text(
            f"{outcome.en}, if a written procedure is allowed and follows the same rule",
            f"{outcome.da}, hvis en skriftlig procedure er tilladt og følger samme regel",
        )
        return found._replace(otherwise=(allowed,))
    return verdict(here, given, casting)


def cannot_vote(error: CannotVote) -> Verdict:
    """The answer where a body cannot vote."""
    return _invalid(error.of, error.rule, error.clause, error.text, error.assumed)


def _invalid(of: Body, rule: Rule | None, clause: str, text: Text, assumed: tuple[Text, ...], help_: Text | None = None,
             *, what_if: bool = False) -> Verdict:  # fmt: skip
    """The answer where nothing was counted."""
    return Verdict(of, "invalid", requirement(rule), clause, {}, (text,), (), help_, assumed, None, what_if)


def verdict(
    here: VotingBody, given: Mapping[State, Sequence[str]], casting: bool | None = None, *, method: Method | None = None
) -> Verdict:
    """`decide`, once the body is ready. With the `method` of its rule the votes are counted, and nothing else is asked of them."""
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
        return _invalid(here.of, here.rule, here.clause, text, here.assumed, error.help, what_if=here.what_if)
    except Uncountable as error:
        return _invalid(here.of, here.rule, here.clause, error.text, here.assumed, what_if=here.what_if)
    return Verdict(
        of=here.of,
        outcome=decision.counted.outcome,
        rule=requirement(here.rule),
        clause=here.clause,
        counted=words.states_counted(votes),
        reasons=tuple(words.reasons(decision)),
        otherwise=tuple(words.otherwise(item) for item in decision.otherwise),
        changes=words.changing(decision.changes, here.chamber),
        assumed=(*here.assumed, *(words.question(item) for item in decision.open), *words.no_quorum(decision)),
        decision=decision,
        what_if=here.what_if,
    )


def body_named(timeline: Timeline, name: str, day: date | None = None) -> Body:
    """The body that a person means by `name` on a day; without one, on the first day on which it is there. Raises NoSuchBody."""
    models = list(timeline.models()) if day is None else [timeline.on(day)]
    found = {body.record: body for model in reversed(models) for body in _bodies_named(model, name)}
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        shown = enumerated(body.label for body in reversed(found.values()))
        raise NoSuchBody(Text(f"`{name}` may be any of: {shown.en}", f"`{name}` kan være: {shown.da}"))
    if day is not None:
        if not models[0].files:
            raise NoSuchBody(Text("no model is in force then", "ingen model gælder da"))
        elsewhere = next((body for model in timeline.models() for body in _bodies_named(model, name)), None)
        if elsewhere is not None:
            days = timeline.days_there(elsewhere.record)
            before = [one.last for one in days if one.last is not None and one.last < day]
            why = absence(day, days[0].first, before[-1] if before else None)
            raise NoSuchBody(Text(f"{elsewhere.label} is {why.en}", f"{elsewhere.label} {why.da}"))
    near = choose(name, list(dict.fromkeys(body.label for model in models for body in model.bodies)))
    en, da = (f"; {near.en}", f"; {near.da}") if near else ("", "")
    raise NoSuchBody(Text(f"there is no body `{name}`{en}", f"der er intet organ `{name}`{da}"))


def _bodies_named(model: Model, name: str) -> Iterator[Body]:
    return (thing for thing in model.find(name) if isinstance(thing, Body))


_NO_WRITTEN = Text("a written procedure is not stated", "en skriftlig procedure er ikke angivet")
_SAME_RULE = Text(
    "the written procedure is taken to follow the same rule; who answers counts as present",
    "den skriftlige procedure antages at følge samme regel; den, der svarer, tæller som til stede",
)


def _rule_assumed(rule: Rule) -> list[Text]:
    """What is assumed of a rule, of the rules that it is made of, and of whom they need to be there."""
    said = (text for part in made_of(rule) for text in (part.assumed, part.quorum.assumed if part.quorum is not None else None))
    return [text for text in said if text is not None]


def _seats_assumed(body: Body, chamber: Chamber) -> Iterator[Text]:
    """What is assumed of the seats, and how many they are taken to be where the text leaves it open."""
    for seat in body.voting_seats:
        if seat.assumed is not None:
            yield Text(f"{seat.id_in_body}: {seat.assumed.en}", f"{seat.id_in_body}: {seat.assumed.da}")
    for place in chamber.places:
        if place.most is not None:
            low, high = place.count, place.most
            yield Text(
                f"{place.id}: {low} to {high} seats; taken to be {low}, or as many as vote",
                f"{place.id}: {low} til {high} pladser; antaget at være {low}, eller så mange, som stemmer",
            )
