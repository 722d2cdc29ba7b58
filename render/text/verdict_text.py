"""What `decide` says to people."""

from __future__ import annotations

from typing import Any, cast

from governance.decisions.ballots import Refused
from governance.decisions.chamber import STATES
from governance.decisions.reasons import DEEPER
from governance.decisions.votes import Verdict
from governance.diagnostics import Lang, Place, Text
from governance.words.lists import enumerated
from governance.words.marks import NOTHING
from governance.words.outcomes import OUTCOMES, STANDINGS, Outcome
from governance.words.plurals import BALLOT
from render.characters import printable
from render.text.terminal import NO_BREAK, Style, table

_HEADS = {
    "rule": Text("Rule", "Regel"),
    "why": Text("Why", "Hvorfor"),
    "votes": Text("Votes", "Stemmer"),
    "otherwise": Text("Read otherwise", "Læst anderledes"),
    "changes": Text("What would have changed it", "Hvad der ville have ændret det"),
    "assumed": Text("Assumed", "Antaget"),
}

_WHAT_IF = Text("if this were the rule, which it is not", "hvis dette var reglen, hvad det ikke er")

_LOOKS = {"adopted": ("bold", "green"), "rejected": ("bold", "red"), "invalid": ("bold", "yellow")}


def verdict_text(found: Verdict, lang: Lang, style: Style) -> str:
    """The answer on a page: the outcome first."""
    outcome = style(OUTCOMES[found.outcome].one.to(lang).upper(), *_LOOKS[found.outcome])
    if found.what_if:
        outcome += ", " + _WHAT_IF.to(lang)
    blocks = [[f"{style(printable(found.name.to(lang)), 'bold')}  {style(found.body, 'dim')}", outcome]]
    rule = found.rule.to(lang) + (f"{NO_BREAK}({found.clause.replace(' ', NO_BREAK)})" if found.clause else "")
    sections: list[tuple[str, list[str]]] = [
        ("rule", [style.wrap(rule, "  ")]),
        ("why", [_reason(text.to(lang), style) for text in found.reasons]),
        ("votes", _votes(found, lang)),
        ("changes", [style.wrap(found.changes.to(lang), "  - ")] if found.changes else []),
        ("otherwise", [style.wrap(text.to(lang), "  - ") for text in found.otherwise]),
        ("assumed", [style.wrap(text.to(lang), "  - ") for text in found.assumed]),
    ]
    blocks += [[style(_HEADS[head].to(lang), "bold"), *lines] for head, lines in sections if lines]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _reason(text: str, style: Style) -> str:
    plain = text.lstrip(DEEPER)
    return style.wrap(plain, "  " * (len(text) - len(plain) + 1) + "- ")


def _votes(found: Verdict, lang: Lang) -> list[str]:
    if found.decision is None:
        return []
    rows = []
    for place, states in zip(found.decision.method.chamber.places, found.decision.votes, strict=True):
        said = [f"{number} {STANDINGS[state].of(number).to(lang)}" for state, number in zip(STATES, states, strict=True) if number]
        if said:
            rows.append([place.id, ", ".join(said)])
    return ["  " + line for line in table(rows)]


def line_text(id_: str, found: Verdict, lang: Lang) -> str:
    """One vote of many, on a line: its id, the outcome, and why."""
    why = printable("; ".join(text.to(lang).lstrip(DEEPER) for text in found.reasons).replace(":;", ":"))
    return f"{printable(id_)}\t{OUTCOMES[found.outcome].one.to(lang)}\t{why}\n"


def sum_text(sums: dict[str, int]) -> Text:
    """How many votes of a stream came out how."""
    total = sum(sums.values())
    came_out = [(sums[outcome], forms.of(sums[outcome])) for outcome, forms in OUTCOMES.items()]
    said = enumerated(Text(f"{number} {word.en}", f"{number} {word.da}") for number, word in came_out)
    refused, votes = sums.get("refused", 0), BALLOT.of(total)
    return Text(
        f"{total} {votes.en}: {said.en}, {refused} could not be counted", f"{total} {votes.da}: {said.da}, {refused} kunne ikke tælles"
    )


def problem_text(place: Place, text: Text, help_: Text | None) -> Text:
    """A vote of a file that cannot be counted: where, why, and what to do."""
    at = f"{place.path}:{place.line}:{place.column}"
    more = NOTHING if help_ is None else Text(f"; {help_.en}", f"; {help_.da}")
    return Text(f"{at}: {text.en}{more.en}", f"{at}: {text.da}{more.da}")


def refused_text(error: Refused) -> Text:
    """Votes that cannot be counted: why, and what to do."""
    where = f"--{error.state} {error.written}: " if error.state else ""
    nothing = Text("nothing was counted", "intet er talt op")
    said = [error.text, *([error.help] if error.help else []), nothing]
    why = enumerated(said, "; ")
    return Text(where + why.en, where + why.da)


def reproduced_text(held: dict[str, Any], outcome: str) -> Text:
    """A receipt that comes out the same."""
    said = OUTCOMES[cast(Outcome, outcome)].one
    return Text(
        f"{held['body']}: {said.en}. The same models, the same rule and the same count",
        f"{held['body']}: {said.da}. Samme modeller, samme regel og samme optælling",
    )
