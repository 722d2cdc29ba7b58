"""A decision in words: why, what it leans on, how else it may be read, and what would have changed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from governance.decisions.chamber import STATES, Chamber, State, Votes
from governance.decisions.changing import Change
from governance.decisions.condition import AnyTally, AttendedTally, JoinedTally, Tally
from governance.decisions.deciding import Decision, Otherwise
from governance.decisions.kinds import requirement
from governance.decisions.settings import Open
from governance.diagnostics import Text

OUTCOMES = {
    "adopted": Text("adopted", "vedtaget"),
    "rejected": Text("rejected", "forkastet"),
    "invalid": Text("invalid", "ugyldig"),
}
STATE_WORDS = {
    "yes": Text("for", "for"),
    "no": Text("against", "imod"),
    "abstain": Text("abstaining", "undlader"),
    "present": Text("present, no vote yet", "til stede, endnu uden stemme"),
    "absent": Text("absent", "fraværende"),
    "recused": Text("recused", "inhabil"),
    "vacant": Text("vacant", "ubesat"),
}
_WHO = {
    "vacancy": Text("an empty seat", "en tom plads"),
    "absence": Text("an absent member", "et fraværende medlem"),
    "abstention": Text("a member who abstains", "et medlem, der undlader at stemme,"),
    "recusal": Text("a disqualified member", "et inhabilt medlem"),
}
_READ = {
    "as_no": Text("counts as against", "tæller som imod"),
    "as_yes": Text("counts as for", "tæller som for"),
    "left_out": Text("is left out of the count", "tæller ikke med"),
}
_TIES = {
    "chair": Text("the chair's casting vote decides a tie", "formandens stemme afgør stemmelighed"),
    "rejected": Text("a tie rejects the proposal", "stemmelighed forkaster forslaget"),
    "status_quo": Text("in a tie everything stays as it is", "ved stemmelighed er alt uændret"),
}
_JOINED = {
    ("all_of", True): Text("all of what is needed is met:", "alle krav er opfyldt:"),
    ("all_of", False): Text("not all of what is needed is met:", "ikke alle krav er opfyldt:"),
    ("any_of", True): Text("one of these is enough, and is met:", "ét af disse krav er nok og er opfyldt:"),
    ("any_of", False): Text("one of these would be enough, and none is met:", "ét af disse krav er nok, og intet er opfyldt:"),
}
_AND = Text("and", "og")
_WHY = {
    "assumed": Text("the rule is assumed", "reglen er antaget"),
    "not_stated": Text("the rule leaves it open", "reglen lader det stå åbent"),
    "silent": Text("the rule does not say", "reglen siger det ikke"),
}


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
            who = _listed([chamber.places[at].id for at in attendance.missing])
            en, da = f"{en}; {who.en} must be there and is not", f"{da}; {who.da} skal være til stede og er det ikke"
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


def _why(tally: AnyTally, chamber: Chamber, votes: Votes, casting: bool | None, part: bool = False) -> Iterator[Text]:
    if isinstance(tally, AttendedTally):
        if not tally.attendance.met:
            yield Text(
                f"not met, for lack of its own quorum ({tally.attendance.there} present, {tally.attendance.needed} needed)",
                f"ikke opfyldt, fordi den selv kræver flere til stede ({tally.attendance.there} er der, {tally.attendance.needed} kræves)",
            )
            return
        yield from _why(tally.inner, chamber, votes, casting, part)
    elif isinstance(tally, JoinedTally):
        yield _JOINED[tally.joined.kind, tally.met]
        for inner in tally.parts:
            for text in _why(inner, chamber, votes, casting, part=True):
                yield Text(f"- {text.en}", f"- {text.da}")
    else:
        text = _one(tally, chamber, votes, casting)
        rule = requirement(tally.condition.rule)
        met = _met(tally.met)
        yield Text(f"{rule.en}: {met.en}: {text.en}", f"{rule.da}: {met.da}: {text.da}") if part else text


def _met(met: bool) -> Text:
    return Text("met", "opfyldt") if met else Text("not met", "ikke opfyldt")


def _one(tally: Tally, chamber: Chamber, votes: Votes, casting: bool | None) -> Text:
    condition = tally.condition
    if condition.kind == "no_objection":
        if tally.met:
            return Text("nobody who may object has objected", "ingen, der kan gøre indsigelse, har gjort det")
        against = _against(tally, chamber, votes)
        return Text(f"there is an objection: {against.en}", f"der er gjort indsigelse: {against.da}")
    for_, base, needed = (condition.shown(number) for number in (tally.for_, tally.base, tally.needed))
    if not tally.base and condition.number is None:
        return Text("no vote counts", "ingen stemme tæller")
    if tally.tied:
        how = _tie(condition.tie, casting)
        return Text(f"a tie, {for_} for and {for_} against: {how.en}", f"stemmelighed, {for_} for og {for_} imod: {how.da}")
    if condition.kind == "unanimity":
        if tally.met:
            return Text(f"all {base} votes that count are for", f"alle {base} stemmer, der tæller, er for")
        against = _against(tally, chamber, votes)
        return Text(
            f"not everybody is for: {for_} of {base}; the others: {against.en}",
            f"ikke alle er for: {for_} af {base}; de øvrige: {against.da}",
        )
    of = Text(f" of {base} that count", f" af {base}, der tæller,") if condition.number is None else Text("", "")
    short = Text("", "")
    if not tally.met:
        lacks = needed - for_
        short = Text(f"; {lacks} short", f"; der mangler {lacks}")
    if condition.kind == "weighted":
        return Text(
            f"a weight of {for_}{of.en} is for, {needed} is needed{short.en}",
            f"en vægt på {for_}{of.da} er for, der kræves {needed}{short.da}",
        )
    votes_needed = Text("vote is", "stemme") if needed == 1 else Text("votes are", "stemmer")
    return Text(
        f"{for_}{of.en} {'is' if for_ == 1 else 'are'} for, {needed} {votes_needed.en} needed{short.en}",
        f"{for_}{of.da} er for, der kræves {needed} {votes_needed.da}{short.da}",
    )


def _tie(tie: str | None, casting: bool | None) -> Text:
    if tie != "chair":
        return _TIES["status_quo"] if tie == "status_quo" else Text("nothing is adopted", "intet er vedtaget")
    if casting is None:
        return Text("the chair's casting vote decides, and is not known", "formandens stemme afgør, og den kendes ikke")
    if casting:
        return Text("the chair's casting vote is for", "formandens stemme er for")
    return Text("the chair's casting vote is against", "formandens stemme er imod")


def _against(tally: Tally, chamber: Chamber, votes: Votes) -> Text:
    """Whose votes count against it, and why each does."""
    en: list[str] = []
    da: list[str] = []
    for place, states, weight in zip(chamber.places, votes, tally.condition.weights, strict=True):
        said = [
            _counts_against(state, states[number], place.count)
            for number, state in enumerate(STATES)
            if weight and states[number] and tally.condition.counts[number] == 0
        ]
        if said:
            en.append(f"{place.id} ({', '.join(text.en for text in said)})")
            da.append(f"{place.id} ({', '.join(text.da for text in said)})")
    return Text(", ".join(en), ", ".join(da))


def _counts_against(state: State, number: int, of: int) -> Text:
    many = "" if number == 1 and of == 1 else f"{number} "
    words = STATE_WORDS[state]
    if state == "no":
        return Text(f"{many}{words.en}", f"{many}{words.da}")
    return Text(f"{many}{words.en}, which counts as against", f"{many}{words.da}, hvilket tæller som imod")


def question(item: Open) -> Text:
    """An open question and how it is read here: `an absent member counts as against (the rule is assumed)`."""
    said = answer(item.field, item.here)
    why = _WHY[item.why]
    return Text(f"{said.en} ({why.en})", f"{said.da} ({why.da})")


def answer(field: str, value: str) -> Text:
    """One reading of one question, as a sentence without its end."""
    if field == "tie":
        return _TIES[value]
    if field == "casting":
        word = STATE_WORDS[value]
        return Text(f"the chair votes {word.en}", f"formanden stemmer {word.da}")
    if field == "seats":
        place, _, number = value.rpartition(":")
        return Text(f"{place} is {number} seats", f"{place} er {number} pladser")
    who, read = _WHO[field], _READ[value]
    return Text(f"{who.en} {read.en}", f"{who.da} {read.da}")


def otherwise(item: Otherwise) -> Text:
    """Another reading and its outcome: `rejected, if an absent member counts as against`."""
    said = [answer(field, value) for field, value in item.answers]
    outcome = OUTCOMES[item.outcome]
    return Text(
        f"{outcome.en}, if {' and '.join(text.en for text in said)}",
        f"{outcome.da}, hvis {' og '.join(text.da for text in said)}",
    )


def changing(found: Sequence[Change], chamber: Chamber) -> Text | None:
    """What would have changed the outcome: `one more yes from kl or realdania`; None where nothing would."""
    if not found:
        return None
    first = found[0]
    if sum(number for _, number in first.of) == 1:
        who = _listed([chamber.places[at].id for change in found for at, _ in change.of], Text("or", "eller"))
        number = Text("one", "en")
    else:
        who = _listed([f"{chamber.places[at].id}:{many}" if many > 1 else chamber.places[at].id for at, many in first.of])
        total = sum(many for _, many in first.of)
        number = Text(str(total), str(total))
        who = Text(f"for instance {who.en}", f"for eksempel {who.da}")
    one = number.en == "one"
    if first.to == "yes":
        more = Text("more yes from" if one else "more yes:", "mere for fra" if one else "flere for:")
    elif first.to == "present":
        more = Text("more present:", "mere til stede:" if one else "flere til stede:")
    else:
        more = Text("vote against from" if one else "votes against:", "stemme imod fra" if one else "stemmer imod:")
    fewer = Text("", "") if first.least else Text(" (fewer may do)", " (færre kan være nok)")
    return Text(f"{number.en} {more.en} {who.en}{fewer.en}", f"{number.da} {more.da} {who.da}{fewer.da}")


def _listed(items: Sequence[str], word: Text = _AND) -> Text:
    shown = list(dict.fromkeys(items))
    if len(shown) > 12:
        shown = [*shown[:11], f"… ({len(shown) - 11})"]
    if len(shown) < 2:
        return Text("".join(shown), "".join(shown))
    head = ", ".join(shown[:-1])
    return Text(f"{head} {word.en} {shown[-1]}", f"{head} {word.da} {shown[-1]}")


def states_counted(votes: Votes) -> dict[str, int]:
    """How many voters are in each state."""
    return {state: sum(states[number] for states in votes) for number, state in enumerate(STATES)}
