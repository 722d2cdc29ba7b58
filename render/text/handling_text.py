"""What `who` says to people."""

from __future__ import annotations

from governance.diagnostics import Lang, Text
from governance.routing.routes import DecidingRule, Named, Requirement, Route, RouteStep, Validity
from governance.routing.who import Answer, Assignment, Capacity, Duties, Found, Mandate
from governance.words.dates import span_text
from governance.words.duties import FREQUENCIES, LISTED
from governance.words.forces import bracketed
from governance.words.levels import LEVELS
from governance.words.lists import and_more, enumerated
from governance.words.marks import ASSUMED, NOBODY_THERE, NOT_STATED, NOTHING
from governance.words.steps import STEPS
from governance.words.thing_kinds import THINGS
from render.characters import printable
from render.data.handling_data import per_cent
from render.text.terminal import NO_BREAK, Style, columns

_HOW = {
    "word": Text("", ""),
    "form": Text("another form", "anden form"),
    "compound": Text("compound", "sammensætning"),
    "spelling": Text("spelling", "stavning"),
    "step": Text("", ""),
}

_WHOLE = 3
"""How many answers are shown whole; the others with their name."""


def found_text(found: Found, question: str, lang: Lang, style: Style) -> str:
    """To a question in words the best answers whole and the others by name; to any other all; or nobody, and the nearest."""
    if not found.matches:
        return _nobody(found, question, lang, style)
    best = per_cent(found.matches[0])
    if best is None:
        return "\n".join(answer_text(answer, lang, style) for answer in found.matches)
    whole = [answer for answer in found.matches[:_WHOLE] if (per_cent(answer) or 0) >= best - 5]
    blocks = [answer_text(answer, lang, style) for answer in whole]
    rest = found.matches[len(whole) :]
    if rest:
        head = style(Text("Less likely", "Mindre sandsynligt").to(lang), "bold")
        lines = [style.wrap(_line(answer, lang), "  - ") for answer in rest]
        if found.more:
            lines.append(style.wrap(and_more(found.more).to(lang), "  "))
        blocks.append("\n".join([head, *lines]) + "\n")
    return "\n".join(blocks)


def _nobody(found: Found, question: str, lang: Lang, style: Style) -> str:
    of = Text(f' for "{question}"', f' på "{question}"') if question else NOTHING
    lines = [style.wrap(Text(f"Nobody: the models have no answer{of.en}.", f"Ingen: modellerne har intet svar{of.da}.").to(lang))]
    if found.nearest:
        near = Text("The nearest, which may be something else:", "Det nærmeste, som kan være noget andet:")
        if not any(answer.score != 0 for answer in found.nearest):
            near = Text("None of its words is in them; spelt most like it:", "Intet af spørgsmålets ord er i dem; stavet mest som det:")
        lines.append(style.wrap(near.to(lang)))
        lines += [style.wrap(_line(answer, lang), "  - ") for answer in found.nearest]
    return "\n".join(lines) + "\n"


def _line(answer: Answer, lang: Lang) -> str:
    score = per_cent(answer)
    told = "" if score is None else f", {score} %"
    return f"{answer.name.to(lang)} ({answer.id}, {THINGS[answer.kind].name.to(lang)}{told})"


def answer_text(answer: Answer, lang: Lang, style: Style) -> str:
    """One answer, whole."""
    score = per_cent(answer)
    kind = f"{answer.id} ({THINGS[answer.kind].name.to(lang)}, {answer.model})"
    called, known = printable(answer.name.to(lang)), printable(kind if score is None else f"{kind}  {score} %")
    if columns(f"{called}  {known}") <= style.width:
        lines = [f"{style(called, 'bold')}  {style(known, 'dim')}"]
    else:
        lines = [style(style.wrap(called), "bold"), style(style.wrap(known), "dim")]
    if answer.why:
        lines.append(style.wrap(_why(answer, lang), Text("  because: ", "  fordi: ").to(lang), "    "))
    for facet, values in answer.route.facets:
        lines.append(style.wrap(f"{facet.to(lang)}: {values.to(lang)}", "  "))
    if answer.kle:
        lines.append(f"  KLE {', '.join(answer.kle)}")
    if answer.mandate is not None:
        lines += _mandate_lines(answer.mandate, lang, style)
    else:
        lines += _route_lines(answer.route, lang, style)
    lines += _rest(answer.route, lang, style)
    return "\n".join(lines) + "\n"


def _why(answer: Answer, lang: Lang) -> str:
    told = []
    for why in answer.why:
        how = _HOW[why.how].to(lang)
        same = "" if why.found == why.asked else f" = {why.found}"
        told.append(f"{why.asked}{same} ({why.where.name.to(lang)}{', ' + how if how else ''})")
    if answer.missed:
        told.append(Text("not found: ", "ikke fundet: ").to(lang) + ", ".join(answer.missed))
    return "; ".join(told)


def _route_lines(route: Route, lang: Lang, style: Style) -> list[str]:
    if route.steps is None:
        return [style.wrap(Text("The route is not stated.", "Sagsgangen er ikke angivet.").to(lang), "  ")]
    lines: list[str] = []
    for number, step in enumerate(route.steps, 1):
        if len(route.cases) > 1 and (number == 1 or route.steps[number - 2].case != step.case):
            lines.append(style.wrap(step.case, "  ("[:-1] + ("" if number == 1 else Text("then as ", "derefter som ").to(lang))))
        lines += step_lines(step, lang, style, f"  {number}. ")
    return lines


def step_lines(step: RouteStep, lang: Lang, style: Style, lead: str) -> list[str]:
    """A step: what is done by whom, and under it the rules, what happens if they differ, the note."""
    who = f" {_names(step.by, lang)}" if step.by else f": {(NOBODY_THERE if step.by_stated else NOT_STATED).to(lang)}"
    said = f"{STEPS[step.step].passive.to(lang)}{who}{_qualified(step, lang)}"
    lines = [style.wrap(said + _clause(step.clause), lead)]
    under = " " * len(lead)
    if step.together:
        lines.append(style.wrap(_if_they_differ(step).to(lang), under))
    if step.step == "handle" and step.by:
        lines.append(
            style.wrap(Text("handles; that it decides is not said", "behandler; at der træffes beslutning, siges ikke").to(lang), under)
        )
    for rule in step.rules:
        whose = f"{rule.by.name.to(lang)}: " if step.together else ""
        marks = " " + Text("(assumed, see below)", "(antaget, se nedenfor)").to(lang) if rule.assumed else ""
        lines.append(style.wrap(f"{whose}{_decides(rule, lang)}{marks}", under))
    if step.note:
        lines.append(style.wrap(step.note.to(lang), under))
    return lines


def _qualified(step: RouteStep, lang: Lang) -> str:
    """With and for whom, how often, concerning what, how strongly, in which situation alone."""
    said = ""
    if step.with_:
        said += Text(", with ", ", sammen med ").to(lang) + _names(step.with_, lang)
    if step.to:
        said += Text(", for ", ", til ").to(lang) + _names(step.to, lang)
    if step.of:
        said += Text(", concerning ", ", vedrørende ").to(lang) + _names(step.of, lang)
    if step.every:
        said += f", {FREQUENCIES[step.every].to(lang)}"
    said += bracketed(step.force).to(lang)
    if step.when:
        said += Text("; only: ", "; kun: ").to(lang) + step.when.to(lang)
    return said


def _if_they_differ(step: RouteStep) -> Text:
    differ = step.differ or NOT_STATED
    return Text(f"several together; if they differ: {differ.en}", f"flere sammen; ved uenighed: {differ.da}")


def _decides(rule: DecidingRule, lang: Lang) -> str:
    return f"{_DECIDES.to(lang)}: {rule.rule.to(lang)}{bracketed(rule.force).to(lang)}{_clause(rule.clause)}"


_DECIDES = Text("decides by", "beslutter ved")


def _mandate_lines(mandate: Mandate, lang: Lang, style: Style) -> list[str]:
    lines = []
    if mandate.level:
        lines.append(f"  {Text('level', 'niveau').to(lang)}: {LEVELS[mandate.level].name.to(lang)}")
    if mandate.body.kind == "body":
        lines += [style.wrap(_decides(mandate.rule, lang), "  "), *_assumed_lines(mandate.rule.assumed, lang, style)]
    if mandate.assignments:
        lines.append(style(Text("Steps", "Trin").to(lang), "bold"))
    for assignment in mandate.assignments:
        lines += _assignment_lines(assignment, mandate.body, lang, style)
    for duties in mandate.duties:
        lines += _duties_lines(duties, lang, style)
    for through in mandate.through:
        head = Text(f"Through {through.body.name.en}", f"Gennem {through.body.name.da}")
        lines += [style(printable(f"{head.to(lang)} ({through.body.id})"), "bold"), *_mandate_lines(through, lang, style)]
    if mandate.is_empty:
        lines.append(Text("  no step in any case, and no task", "  intet trin i nogen sag, og ingen opgave").to(lang))
    return lines


def _assignment_lines(one: Assignment, body: Named, lang: Lang, style: Style) -> list[str]:
    step, group = one.step, one.capacity.group if one.capacity else body
    as_ = f" ({_capacity(one.capacity, one.capacity.group.id).to(lang)})" if one.capacity else ""
    said = f"{STEPS[step.step].active.to(lang)}: {one.name.to(lang)} ({one.case}){as_}{bracketed(step.force).to(lang)}"
    if step.when:
        said += Text("; only: ", "; kun: ").to(lang) + step.when.to(lang)
    said += _clause(step.clause)
    others = tuple(actor for actor in step.by if actor.id != group.id)
    if others:
        alone = Text(" (done by {}, with it)", " (udføres af {}, sammen med det)")
        several = Text(" (together with {})", " (sammen med {})")
        said += (alone if one.beside else several).to(lang).format(_names(others, lang))
    lines = [style.wrap(said, "  - ")]
    if step.together and not one.beside and step.differ:
        lines.append(style.wrap(_if_they_differ(step).to(lang), "    "))
    lines += _assumed_lines(one.assumed, lang, style)
    for condition in one.conditions:
        lines += _condition_lines(condition, lang, style, "    ")
    return lines


def _duties_lines(duties: Duties, lang: Lang, style: Style) -> list[str]:
    head = Text("Tasks", "Opgaver").to(lang)
    if duties.capacity is not None:
        group = duties.capacity.group
        head = f"{head} {_capacity(duties.capacity, group.name.to(lang)).to(lang)} ({group.id})"
    lines = [style(printable(head), "bold")]
    for task in duties.tasks:
        for step in task.route.steps or ():
            lines.append(style.wrap(f"{task.name.to(lang)}{_qualified(step, lang)}{_clause(step.clause)}", "  - "))
        for one in task.route.assumed:
            lines += _assumed_lines(one.because, lang, style)
    if duties.listed:
        lines.append(style.wrap(LISTED[duties.listed].to(lang), "  "))
    return lines


def _capacity(capacity: Capacity, group: str) -> Text:
    if capacity.acting:
        return Text(f"on behalf of {group}", f"på vegne af {group}")
    return Text(f"as one of {group}", f"som en af {group}")


def _assumed_lines(because: Text | None, lang: Lang, style: Style) -> list[str]:
    return [style.wrap(because.to(lang), Text("    assumed: ", "    antaget: ").to(lang), "      ")] if because else []


def mandate_text(mandate: Mandate, lang: Lang, style: Style) -> str:
    """All that one body has to do, on a page."""
    head = f"{style(printable(mandate.body.name.to(lang)), 'bold')}  {style(printable(mandate.body.id), 'dim')}"
    valid = [style.wrap(_valid(one, lang), Text("  valid: ", "  gælder: ").to(lang), "    ") for one in mandate.valid]
    return "\n".join([head, *_mandate_lines(mandate, lang, style), *valid]) + "\n"


def _rest(route: Route, lang: Lang, style: Style) -> list[str]:
    lines = []
    for condition in route.conditions:
        lines += _condition_lines(condition, lang, style, "  ")
    for note in route.notes:
        lines.append(style.wrap(note.to(lang), "  "))
    for one in route.assumed:
        lines.append(style.wrap(f"{one.of}: {one.because.to(lang)}", Text("  assumed: ", "  antaget: ").to(lang), "    "))
    for valid in route.valid:
        lines.append(style.wrap(_valid(valid, lang), Text("  valid: ", "  gælder: ").to(lang), "    "))
    return lines


def _condition_lines(condition: Requirement, lang: Lang, style: Style, under: str) -> list[str]:
    number = condition.at_least.replace("..", "-")
    least = Text(f", at least {number}", f", mindst {number}").to(lang) if number else ""
    said = f"{condition.name.to(lang)}{least}{bracketed(condition.force).to(lang)}{_clause(condition.clause)}"
    lines = [style.wrap(said, under + Text("condition: ", "betingelse: ").to(lang), under + "  ")]
    if condition.note:
        lines.append(style.wrap(condition.note.to(lang), under + "  "))
    return lines


def _valid(valid: Validity, lang: Lang) -> str:
    marks = f" ({ASSUMED.to(lang)})" if valid.assumed else ""
    return f"{span_text(valid.from_, valid.to, valid.length).to(lang)} ({valid.of}){_clause(valid.clause)}{marks}"


def _names(actors: tuple[Named, ...], lang: Lang) -> str:
    return enumerated(actor.name for actor in actors).to(lang)


def _clause(clause: str) -> str:
    """A clause for a text that is to be wrapped: `pa 8.2` stays on one line."""
    if not clause:
        return ""
    return f"  ({clause})".replace(" ", NO_BREAK).replace(f",{NO_BREAK}", ", ").replace(NO_BREAK, " ", 1)
