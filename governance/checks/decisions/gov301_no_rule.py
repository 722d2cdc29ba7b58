"""GOV301: a body that decides, and no word on how."""

from __future__ import annotations

from collections.abc import Iterator

from governance.checks.check import Check, Finding, name
from governance.diagnostics import Severity, Text
from governance.model.bodies import Body
from governance.model.cases import DECIDING, Case, Step, Verb
from governance.model.resolution import Model
from governance.model.written import Locus
from governance.words.lists import few
from governance.words.quoting import quoted
from governance.words.steps import STEPS

_DOES: tuple[Verb, ...] = ("decide", "approve", "handle")
_SERVING = frozenset(("secretariat", "knowledge"))


def find(model: Model) -> Iterator[Finding]:
    """Bodies without a rule of decision that decide, approve or handle a case, or of which it is said to be not stated.

    A secretariat or a knowledge body is left alone unless its own entry says `decides: not_stated`: that it decides at all
    is what GOV502 asks about.
    """
    for body in model.bodies:
        if body.rule is not None or not all(file.whole for file in body.files):
            continue
        does: dict[Verb, list[tuple[Case, Step]]] = {}
        for case, step in body.steps:
            if step.verb in _DOES:
                does.setdefault(step.verb, []).append((case, step))
        silent = body.not_stated_at("decides")
        if silent is not None or (does and body.level not in _SERVING):
            yield _finding(body, silent, does)


def _finding(body: Body, silent: Locus | None, does: dict[Verb, list[tuple[Case, Step]]]) -> Finding:
    who = name(body)
    verbs = [verb for verb in _DOES if verb in does]
    if not verbs:
        message = Text(
            f"it is not stated by which rule {who.en} can decide",
            f"{who.da}: det fremgår ikke, efter hvilken regel der træffes beslutning",
        )
    elif DECIDING.isdisjoint(verbs):
        what = _cases_of(does["handle"])
        message = Text(
            f"it is not stated whether {who.en}, in handling {what.en}, can also decide, or by which rule",
            f"{who.da} behandler {what.da}; det fremgår ikke, om der også træffes beslutning, eller efter hvilken regel",
        )
    else:
        told: list[Text] = []
        for verb in verbs:
            if verb in DECIDING:
                what = _cases_of(does[verb])
                told.append(Text(f"{STEPS[verb].infinitive.en} {what.en}", f"{STEPS[verb].active.da} {what.da}"))
        all_, en, da = few(told), "", ""
        decided = {case for verb in verbs if verb in DECIDING for case, _ in does[verb]}
        handled = [(case, step) for case, step in does.get("handle", ()) if case not in decided]
        if handled:
            what = _cases_of(handled)
            en = f", nor whether handling {what.en} includes deciding"
            da = f", og heller ikke, om behandlingen af {what.da} omfatter en beslutning"
        message = Text(
            f"it is not stated by which rule {who.en} can {all_.en}{en}",
            f"{who.da} {all_.da}; det fremgår ikke, efter hvilken regel det sker{da}",
        )
    related = tuple(
        (Text(f"{STEPS[verb].active.en} it here", f"{STEPS[verb].active.da} den her"), step.at())
        for verb in verbs
        for _, step in does[verb][:2]
    )
    help_ = (
        None
        if silent is not None
        else Text(
            "write the rule under `decides`, or `decides: not_stated` where the text has none",
            "skriv reglen under `decides`, eller `decides: not_stated`, hvis teksten ikke har nogen",
        )
    )
    return Finding(at=silent or body.home.at(), message=message, help=help_, related=related)


def _cases_of(steps: list[tuple[Case, Step]]) -> Text:
    return few(quoted(name(case)) for case in dict.fromkeys(case for case, _ in steps))


CHECK = Check(
    code="GOV301",
    severity=Severity.WARNING,
    title=Text("No rule of decision", "Ingen beslutningsregel"),
    finds=Text(
        "A body that decides, approves or handles a case, or whose entry says `decides: not_stated`, and no file says by which "
        "rule it decides.",
        "Et organ, der beslutter, godkender eller behandler en sag, eller som er angivet med `decides: not_stated`, uden at nogen "
        "fil siger, efter hvilken regel det beslutter.",
    ),
    why=Text(
        "Whether a decision is valid can then be disputed, and nobody can settle it from the text. To handle a case is not said to "
        "be to decide it.",
        "Så kan det diskuteres, om en beslutning er gyldig, og teksten afgør det ikke. At behandle en sag er ikke det samme som at "
        "afgøre den.",
    ),
    remedy=Text(
        "Agree on a rule and write it under `decides`; or accept the finding, with the reason.",
        "Aftal en regel, og skriv den under `decides`; eller acceptér fundet med en begrundelse.",
    ),
    example="""\
bodies:
  board: {level: political, name: Board}
cases:
  budget:
    name: Budget
    route: [{step: decide, by: board}]
""",
    find=find,
    needs_whole=True,
)
