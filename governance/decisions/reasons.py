"""A decision in words: why, what it leans on, how else it may be read, and what would have changed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from governance.decisions.chamber import PRESENT, STATES, Chamber, State, Votes
from governance.decisions.changing import Change
from governance.decisions.condition import AnyTally, AttendedTally, JoinedTally, Tally
from governance.decisions.deciding import Decision, Otherwise
from governance.decisions.kinds import requirement
from governance.decisions.settings import Open
from governance.diagnostics import Text
from governance.words.effects import EFFECTS, EVENTS, TIES, Effect, Event, Tie
from governance.words.lists import Joint, enumerated, listed
from governance.words.marks import NOTHING
from governance.words.numbers import number_text
from governance.words.outcomes import OUTCOMES, STANDINGS, Standing
from governance.words.plurals import VOTE

_JOINED = {
    ("all_of", True): Text("all of what is needed is met:", "alle krav er opfyldt:"),
    ("all_of", False): Text("not all of what is needed is met:", "ikke alle krav er opfyldt:"),
    ("any_of", True): Text("one of these is enough, and is met:", "ét af disse krav er nok og er opfyldt:"),
    ("any_of", False): Text("one of these would be enough, and none is met:", "ét af disse krav er nok, og intet er opfyldt:"),
}
_WHY = {
    "assumed": Text("the rule is assumed", "reglen er antaget"),
    "not_stated": Text("the rule leaves it open", "reglen lader det stå åbent"),
    "silent": Text("the rule does not say", "reglen siger det ikke"),
}


_SHOWN = 12
"""So many places are named; of more the number is given."""
DEEPER = "\u2003"
"""What a reason begins with that belongs to the one above it, once for each step."""


def reasons(decision: Decision) -> list[Text]:
    """Why the outcome is what it is, each in a sentence, what decided it first."""
    chamber, votes, counted = decision.method.chamber, decision.votes, decision.counted
    found: list[Text] = []
    attendance = counted.attendance
    if attendance is not None:
        en = f"{attendance.there} of {attendance.of} are present"
        da = f"{attendance.there} af {attendance.of} er til stede"
        if attendance.needed:
            en += f"; at least {attendance.needed} must be"
            da += f"; der kræves mindst {attendance.needed}"
        if attendance.missing:
            who = _some(chamber.places[at].id for at in attendance.missing)
            en, da = f"{en}; all of {who.en} must be there and are not", f"{da}; alle fra {who.da} skal være til stede og er det ikke"
        if attendance.met:
            found.append(Text(f"there is a quorum: {en}", f"organet er beslutningsdygtigt: {da}"))
        else:
            found.append(Text(f"there is no quorum: {en}", f"organet er ikke beslutningsdygtigt: {da}"))
            return found
    found = [*_why(counted.tally, chamber, votes, counted.casting), *found]
    waiting = sum(states[STATES.index("present")] for states in votes)
    if waiting:
        en = "has" if waiting == 1 else "have"
        found.append(Text(f"{waiting} of those present {en} not voted yet", f"{waiting} af de fremmødte har endnu ikke stemt"))
    return found


def _why(tally: AnyTally, chamber: Chamber, votes: Votes, casting: bool | None, inside: bool = False) -> Iterator[Text]:
    if isinstance(tally, AttendedTally):
        there, needed = tally.attendance.there, tally.attendance.needed
        if not tally.attendance.met:
            part = tally.inner
            rule = requirement(part.condition.rule if isinstance(part, Tally) else part.joined.rule)
            yield Text(
                f"{rule.en}: not met, for lack of its own quorum ({there} present, {needed} needed)",
                f"{rule.da}: ikke opfyldt, fordi kravet selv forudsætter flere til stede ({there} er der, {needed} kræves)",
            )
            return
        yield from _why(tally.inner, chamber, votes, casting, inside)
    elif isinstance(tally, JoinedTally):
        yield _JOINED[tally.joined.kind, tally.met]
        for inner in tally.parts:
            for text in _why(inner, chamber, votes, casting, inside=True):
                yield Text(f"{DEEPER}{text.en}", f"{DEEPER}{text.da}")
    else:
        text = _one(tally, chamber, votes, casting)
        rule = requirement(tally.condition.rule)
        met = _met(tally.met)
        yield Text(f"{rule.en}: {met.en}: {text.en}", f"{rule.da}: {met.da}: {text.da}") if inside else text


def _met(met: bool) -> Text:
    return Text("met", "opfyldt") if met else Text("not met", "ikke opfyldt")


def _one(tally: Tally, chamber: Chamber, votes: Votes, casting: bool | None) -> Text:
    condition = tally.condition
    if condition.kind == "no_objection":
        if tally.met:
            return Text("nobody who may object has objected", "ingen, der kan gøre indsigelse, har gjort det")
        against = _against(tally, chamber, votes)
        return Text(f"there is an objection: {against.en}", f"der er gjort indsigelse: {against.da}")
    shown = condition.shown
    for_, base, needed = number_text(shown(tally.for_)), number_text(shown(tally.base)), number_text(shown(tally.needed))
    if not tally.base and condition.number is None:
        return Text("no vote counts", "ingen stemme tæller")
    silent = _counted_for(tally, votes)
    if tally.tied:
        how = _tie(condition.tie, casting)
        return Text(
            f"a tie, {for_.en} for and {for_.en} against{silent.en}: {how.en}",
            f"stemmelighed, {for_.da} for og {for_.da} imod{silent.da}: {how.da}",
        )
    if condition.kind == "unanimity":
        if tally.met:
            return Text(f"all {base.en} votes that count are for{silent.en}", f"alle {base.da} stemmer, der tæller, er for{silent.da}")
        against = _against(tally, chamber, votes)
        return Text(
            f"not everybody is for: {for_.en} of {base.en}; the others: {against.en}",
            f"ikke alle er for: {for_.da} af {base.da}; de øvrige: {against.da}",
        )
    of = Text(f" of {base.en} that count", f" af {base.da}, der tæller,") if condition.number is None else NOTHING
    short = NOTHING
    if not tally.met:
        lacks = number_text(shown(tally.needed - tally.for_))
        short = Text(f"; {lacks.en} short", f"; der mangler {lacks.da}")
    if condition.kind == "weighted":
        return Text(
            f"a weight of {for_.en}{of.en} is for{silent.en}, {needed.en} is needed{short.en}",
            f"en vægt på {for_.da}{of.da} er for{silent.da}, der kræves {needed.da}{short.da}",
        )
    word = VOTE.of(shown(tally.needed))
    return Text(
        f"{for_.en}{of.en} {'is' if shown(tally.for_) == 1 else 'are'} for{silent.en}, "
        f"{needed.en} {word.en} {'is' if shown(tally.needed) == 1 else 'are'} needed{short.en}",
        f"{for_.da}{of.da} er for{silent.da}, der kræves {needed.da} {word.da}{short.da}",
    )


def _counted_for(tally: Tally, votes: Votes) -> Text:
    """Those who did not vote for it and count as if they had: ` (2 abstaining count as for)`."""
    found: list[Text] = []
    for number, state in enumerate(STATES):
        many = sum(states[number] for states, weight in zip(votes, tally.condition.weights, strict=True) if weight)
        if number and many and tally.condition.counts[number] > 0:
            words = STANDINGS[state].of(many)
            found.append(Text(f"{many} {words.en}", f"{many} {words.da}"))
    if not found:
        return NOTHING
    who = enumerated(found)
    return Text(f" ({who.en}: counted as for)", f" ({who.da}: tæller som for)")


def _tie(tie: str | None, casting: bool | None) -> Text:
    if tie != "chair":
        return TIES["status_quo"].main if tie == "status_quo" else Text("nothing is adopted", "intet er vedtaget")
    if casting is None:
        return Text("the chair's casting vote decides, and is not known", "formandens stemme afgør det, og den kendes ikke")
    if casting:
        return Text("the chair's casting vote is for", "formandens stemme er for")
    return Text("the chair's casting vote is against", "formandens stemme er imod")


def _against(tally: Tally, chamber: Chamber, votes: Votes) -> Text:
    """Whose votes count against it, and why each does."""
    found: list[Text] = []
    for place, states, weight in zip(chamber.places, votes, tally.condition.weights, strict=True):
        said = [
            _counts_against(state, states[number], place.count)
            for number, state in enumerate(STATES)
            if weight and states[number] and tally.condition.counts[number] == 0
        ]
        if said:
            why = enumerated(said)
            found.append(Text(f"{place.id} ({why.en})", f"{place.id} ({why.da})"))
    return enumerated(found)


def _counts_against(state: State, number: int, of: int) -> Text:
    many = "" if number == 1 and of == 1 else f"{number} "
    words = STANDINGS[state].of(number)
    if state == "no":
        return Text(f"{many}{words.en}", f"{many}{words.da}")
    return Text(f"{many}{words.en}, which counts as against", f"{many}{words.da}, hvilket tæller som imod")


def question(item: Open) -> Text:
    """An open question and how it is read here: `an absent member counts as against (the rule is assumed)`."""
    said = answer(item.field, item.here)
    if item.field == "quorum":
        said = Text("the quorum is a share of all seats with a vote", "kravet til fremmøde er en andel af alle pladser med stemme")
    why = _WHY[item.why]
    return Text(f"{said.en} ({why.en})", f"{said.da} ({why.da})")


def no_quorum(decision: Decision) -> tuple[Text, ...]:
    """That nothing is said of who must be there, where something was adopted without all of them."""
    rule, votes = decision.method.rule, decision.votes
    away = any(any(states[PRESENT + 1 :]) for states in votes)
    settled = rule.rule == "at_least" or decision.method.quorum is not None
    if decision.counted.outcome != "adopted" or not away or settled:
        return ()
    there = sum(sum(states[: PRESENT + 1]) for states in votes)
    return (
        Text(
            f"how many must be there is not said: {there} are taken to be enough",
            f"det er ikke sagt, hvor mange der skal være til stede: {there} antages at være nok",
        ),
    )


def answer(field: str, value: str, *, after_if: bool = False) -> Text:
    """One reading of one question, as a sentence without its end."""
    if field == "tie":
        tie = TIES[cast(Tie, value)]
        return tie.after_if if after_if else tie.main
    if field == "quorum":
        return Text("the quorum is a share of the seats that are filled", "kravet til fremmøde er en andel af de besatte pladser")
    if field == "casting":
        word = STANDINGS[cast(Standing, value)].one
        return Text(f"the chair votes {word.en}", f"formanden stemmer {word.da}")
    if field == "seats":
        place, _, number = value.rpartition(":")
        return Text(f"{place} is {number} seats", f"{place} er {number} pladser")
    effect = EFFECTS[cast(Effect, value)]
    who, read = EVENTS[cast(Event, field)].who, effect.after_if if after_if else effect.main
    return Text(f"{who.en} {read.en}", f"{who.da} {read.da}")


def otherwise(item: Otherwise) -> Text:
    """Another reading and its outcome: `rejected, if an absent member counts as against`."""
    said = listed(answer(field, value, after_if=True) for field, value in item.answers)
    outcome = OUTCOMES[item.outcome].one
    return Text(f"{outcome.en}, if {said.en}", f"{outcome.da}, hvis {said.da}")


def changing(found: Sequence[Change], chamber: Chamber) -> Text | None:
    """What would have changed the outcome: `one more yes from kl or realdania`; None where nothing would."""
    if not found:
        return None
    first = found[0]
    total = sum(number for _, number in first.of)
    if total == 1:
        who = _some((chamber.places[at].id for change in found for at, _ in change.of), "or")
    else:
        who = _some(f"{chamber.places[at].id}:{many}" if many > 1 else chamber.places[at].id for at, many in first.of)
        who = Text(f"for instance {who.en}", f"for eksempel {who.da}")
    en, da = _CHANGES[first.to, total == 1]
    fewer = NOTHING if first.least else Text(" (fewer may do)", " (færre kan være nok)")
    return Text(f"{en.format(total)} {who.en}{fewer.en}", f"{da.format(total)} {who.da}{fewer.da}")


_CHANGES = {
    ("yes", True): Text("one more yes from", "én stemme mere for, fra"),
    ("yes", False): Text("{} more yes:", "{} stemmer mere for:"),
    ("no", True): Text("one vote against from", "én stemme imod, fra"),
    ("no", False): Text("{} votes against:", "{} stemmer imod:"),
    ("present", True): Text("one more present:", "én mere til stede:"),
    ("present", False): Text("{} more present:", "{} flere til stede:"),
}


def _some(ids: Iterable[str], joint: Joint = "and") -> Text:
    return listed(dict.fromkeys(ids), joint, limit=_SHOWN)


def states_counted(votes: Votes) -> dict[str, int]:
    """How many voters are in each state."""
    return {state: sum(states[number] for states in votes) for number, state in enumerate(STATES)}
