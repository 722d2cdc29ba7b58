"""What `show` says to people: one thing, whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from governance.description.actor_facts import StepLine, TaskLine
from governance.description.describe import Citer, Description, Related, SeatLine, Told
from governance.description.fact import Fact
from governance.diagnostics import Lang, Text
from governance.model.edges import Edge
from governance.model.resolution import Stretch
from governance.words.dates import between
from governance.words.duties import LISTED
from governance.words.forces import bracketed
from governance.words.lists import listed
from governance.words.mandates import MANDATES, OBSERVER, ORIGINS, WEIGHT, WITH_DEPUTY
from governance.words.marks import ASSUMED, NOBODY_THERE
from governance.words.relations import RELATIONS, VERBS, Relation
from governance.words.steps import STEPS
from governance.words.thing_kinds import THINGS
from render.characters import printable
from render.text.terminal import NO_BREAK, Style, columns, table

_FACTS = Text("Facts", "Oplysninger")
_SEATS = Text("Seats", "Pladser")
_RULE = Text("Decides by", "Beslutter ved")
_TASKS = Text("Tasks", "Opgaver")
_CASES = Text("Cases", "Sager")
_RELATIONS = Text("Relations", "Relationer")
_CLAIMS = Text("What texts state", "Hvad teksterne angiver")
_KEYS = Text("Keys", "Nøgler")
_ACCEPTED = Text("Accepted", "Accepteret")
_CITED_BY = Text("Cited by", "Anført som kilde af")
_ASSUMED = Text("Assumed", "Antaget")
_SAID = Text("Said in", "Står i")
_NOT_THERE = Text("is not there", "findes ikke")
_STATED = Text("stated", "angivet")
_HIDDEN: frozenset[Relation] = frozenset(("sits_in", "cites", *VERBS.values()))
"""What stands among the seats, the citations and the cases."""
_RULES = ("decides", "rules", "written")
"""Facts that are told line by line, however little each says."""
_WITHOUT_COLON = ("with", "for", "to", "of", "at_least")
"""Facts whose labels are read as one with what they say."""
INDENT = "  - "


def show_text(told: list[Told], name: str, lang: Lang, style: Style) -> str:
    """The thing on a page; where it is not the same on all days, what it is when, under the days."""
    blocks: list[list[str]] = []
    for days, description in told:
        head = _head(description, lang, style) if description is not None else None
        if head is not None and head not in blocks:  # what it is called is said once, before the days
            blocks.append(head)
        if len(told) > 1:
            blocks.append([style(f"{days_text(days).to(lang)}:", "bold")])
        blocks += _blocks(description, lang, style) if description is not None else [[f"{printable(name)} {_NOT_THERE.to(lang)}"]]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def days_text(days: Iterable[Stretch]) -> Text:
    """`until 2026-12-31 and from 2028-01-01`."""
    return listed(between(first, last) for first, last in days)


def _head(found: Description, lang: Lang, style: Style) -> list[str]:
    """What it is called, and what it is."""
    kind = THINGS[found.kind].name.to(lang)
    called, known = printable(found.name.to(lang)), printable(f"{found.id} ({kind}, {found.model})")
    if columns(f"{called}  {known}") <= style.width:
        return [f"{style(called, 'bold')}  {style(known, 'dim')}"]
    return [style(style.wrap(called), "bold"), style(style.wrap(known), "dim")]


def _blocks(found: Description, lang: Lang, style: Style) -> list[list[str]]:
    """All that is said of it, under a heading each."""
    sections = (
        (_FACTS, _facts(found.facts, lang, style)),
        (_SEATS, _seat_lines(found.seats, lang, style) if found.seats else []),
        (_RULE, _facts((found.rule._replace(label=Text("", "")),), lang, style) if found.rule is not None else []),
        *_duties(found, lang, style),
        (_CASES, [line for step in found.cases for line in _case(step, lang, style)]),
        (_RELATIONS, [line for one in _shown(found) for line in _relation(one, lang, style)]),
        (_CLAIMS, _facts(found.claims, lang, style)),
        (_KEYS, _facts(found.numbers, lang, style)),
        (_ACCEPTED, _facts(found.accepted, lang, style)),
        (_CITED_BY, list(_cited_by(found.cited_by, lang, style))),
        (_ASSUMED, [style.wrap(f"{where + ': ' if where else ''}{text.to(lang)}", INDENT) for where, text in found.assumed]),
        (_SAID, [style.wrap(f"{one.place.path}:{one.place.line}{_kept(one.clause)}", "  ") for one in found.excerpts]),
    )
    return [[style(title.to(lang), "bold"), *lines] for title, lines in sections if lines]


def _facts(facts: Iterable[Fact], lang: Lang, style: Style) -> list[str]:
    return [line for fact in facts for line in _fact(fact, lang, style)]


def _fact(fact: Fact, lang: Lang, style: Style, indent: str = "") -> Iterator[str]:
    """A fact on a line, what says little of it on the same, and everything else of it below."""
    said = f"{_label(fact, lang)}{fact.value.to(lang)}"
    beside = [] if fact.key in _RULES else [inner for inner in fact.within if inner.is_bare]
    more = _beside(beside, lang) if fact.value.to(lang) else _beside(beside, lang).removeprefix("; ")
    yield style.wrap(_qualified(said + more, fact, lang), f"{indent}{INDENT}")
    for inner in fact.within:
        if inner not in beside:
            yield from _fact(inner, lang, style, f"{indent}    ")


def _label(fact: Fact, lang: Lang) -> str:
    label = fact.label.to(lang)
    return f"{label}{'' if fact.key in _WITHOUT_COLON else ':'} " if label else ""


def _beside(facts: Iterable[Fact], lang: Lang) -> str:
    return "".join(f"; {_label(fact, lang)}{fact.value.to(lang)}" for fact in facts)


def _qualified(said: str, of: Fact, lang: Lang) -> str:
    return f"{said}{bracketed(of.force).to(lang)}{_kept(of.clause)}{marks_text(of.assumed, of.note, lang)}"


def _duties(found: Description, lang: Lang, style: Style) -> Iterator[tuple[Text, list[str]]]:
    """Its tasks; and then, group by group, those that it has as one of the group."""
    by_group: dict[str | None, list[TaskLine]] = {}
    for task in found.tasks:
        by_group.setdefault(task.as_, []).append(task)
    for group, tasks in by_group.items():
        lines = _facts((task.fact for task in tasks), lang, style)
        if group is None and found.tasks_listed is not None:
            lines.append(style.wrap(f"({LISTED[found.tasks_listed].to(lang)})", "    "))
        yield (_TASKS if group is None else Text(f"Tasks as one of {group}", f"Opgaver som en af {group}")), lines


def _case(step: StepLine, lang: Lang, style: Style) -> Iterator[str]:
    """What it does in which case."""
    as_ = Text(f", as one of {step.as_}", f", som en af {step.as_}").to(lang) if step.as_ is not None else ""
    name = step.name.to(lang)
    fact = step.fact._replace(label=STEPS[step.verb].active, value=Text(name + as_, name + as_), clause=step.clause)
    yield from _fact(fact, lang, style)


def _shown(found: Description) -> Iterator[Related]:
    for one in (*found.edges_out, *found.edges_in):
        edge = one.edge
        clause_of_document = edge.kind == "part_of" and edge.source.startswith(f"{edge.target} ")
        if edge.kind not in _HIDDEN and not clause_of_document:
            yield one


def _relation(one: Related, lang: Lang, style: Style) -> Iterator[str]:
    beside = [fact for fact in one.within if fact.is_bare]
    yield style.wrap(edge_text(one.edge, lang, _beside(beside, lang)), INDENT)
    for fact in one.within:
        if fact not in beside:
            yield from _fact(fact, lang, style, "    ")


def edge_text(edge: Edge, lang: Lang, beside: str = "", *, backwards: bool = False) -> str:
    """A relation as a sentence, from either end, with its force, its clause, and what is assumed and noted of it."""
    words = RELATIONS[edge.kind]
    said = f"{edge.target} {words.passive.to(lang)} {edge.source}" if backwards else f"{edge.source} {words.active.to(lang)} {edge.target}"
    through = Text(f" through {edge.through}", f" ved {edge.through}").to(lang) if edge.through else ""
    return f"{said}{through}{beside}{bracketed(edge.force).to(lang)}{_kept(edge.clause)}{marks_text(edge.assumed, edge.note, lang)}"


def _cited_by(found: Iterable[Citer], lang: Lang, style: Style) -> Iterator[str]:
    """The statements that cite it, gathered under what they are about."""
    before: str | None = None
    for one in found:
        name = one.name.to(lang)
        known = f"{name} ({one.id})" if one.id is not None and one.id != name else name
        if known != before:
            yield style.wrap(known, "  ")
            before = known
        if one.edge is not None:
            yield style.wrap(edge_text(one.edge._replace(clause=""), lang), f"  {INDENT}")
        elif one.fact is not None:
            label = {"tasks": THINGS["task"].name, "states": _STATED}.get(one.fact.key, one.fact.label)
            yield from _fact(one.fact._replace(label=label, clause=""), lang, style, "  ")


def _seat_lines(seats: tuple[SeatLine, ...], lang: Lang, style: Style) -> list[str]:
    """The seats as a table, or, where that is too wide, one after the other."""
    rows = [_seat_row(seat, lang) for seat in seats]
    lines = ["  " + row for row in table(rows)]
    if max(columns(line) for line in lines) <= style.width:
        return lines
    width = max(columns(row[0]) for row in rows)
    return [style.wrap("; ".join(filter(None, row[1:])), f"  {row[0]:<{width}}  ") for row in rows]


def _seat_row(seat: SeatLine, lang: Lang) -> list[str]:
    marks = []
    if not seat.votes:
        marks.append(OBSERVER.to(lang))
    if seat.weight is not None:
        marks.append(f"{WEIGHT.to(lang)} {seat.weight.to(lang)}")
    if seat.deputy:
        marks.append(WITH_DEPUTY.to(lang))
    if seat.mandate is not None:
        marks.append(Text(f"{MANDATES[seat.mandate].en} mandate", f"{MANDATES[seat.mandate].da} mandat").to(lang))
    if seat.assumed:
        marks.append(ASSUMED.to(lang))
    marks += [f"{_label(fact, lang)}{fact.value.to(lang)}" for fact in seat.within]
    marks += [seat.note.to(lang).rstrip(".")] if seat.note else []
    called = f" ({seat.name.to(lang)})" if seat.name else ""
    return [
        seat.seats,
        f"{seat.id}{called}",
        _whose(seat, lang) + bracketed(seat.force).to(lang) + clause_text(seat.clause),
        ", ".join(marks),
    ]


def _whose(seat: SeatLine, lang: Lang) -> str:
    """Whose it is, in each way that the text says it; of one that is only drawn from somewhere, that nobody is said to appoint it."""
    said = [f"{ORIGINS[origin].to(lang)} {', '.join(those)}" for origin, those in seat.whose if those]
    if not said and seat.whose:
        return NOBODY_THERE.to(lang)
    if not said or [origin for origin, _ in seat.whose] == ["from"]:
        said.append(ORIGINS["not_stated"].to(lang))
    return ", ".join(said)


def marks_text(assumed: Text | None, note: Text | None, lang: Lang) -> str:
    """That something is assumed, and what the model adds to it."""
    said = f" *{ASSUMED.to(lang)}*" if assumed else ""
    return f"{said}. {note.to(lang).rstrip('.')}" if note else said


def clause_text(clause: str) -> str:
    """The clause after a line; nothing where there is none."""
    return f"  ({clause})" if clause else ""


def _kept(clause: str) -> str:
    """A clause for a text that is to be wrapped: `pa 8.2` stays on one line."""
    return clause_text(clause).replace(" ", NO_BREAK).replace(f",{NO_BREAK}", ", ").replace(NO_BREAK, " ", 1)
