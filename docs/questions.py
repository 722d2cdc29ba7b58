"""How many of the questions in tests/routing/questions/ are answered rightly: the table of docs/who.md."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from governance.model.loaded import load
from governance.model.timeline import Timeline
from governance.routing.who import who

ROOT = Path(__file__).parent.parent
FILES = {name: ROOT / "tests" / "routing" / "questions" / f"{name}.tsv" for name in ("first", "second", "third", "fourth")}
START, END = "<!-- questions: written by `python -m docs.build` -->", "<!-- end of questions -->"


class Question(NamedTuple):
    """A question, how it is put, and the cases and tasks that may come first; none where these models have no answer."""

    lang: str
    how: str
    right: tuple[str, ...]
    text: str


class Told(NamedTuple):
    """A question, and the ids of what was answered, best first; where nothing was, of the nearest."""

    question: Question
    answers: tuple[str, ...]
    nearest: tuple[str, ...]

    def within(self, first: int) -> bool:
        """Whether a right answer is among so many first ones; of a question without an answer, whether there is none."""
        right = self.question.right
        return not self.answers if not right else any(answer in right for answer in self.answers[:first])


def read(path: Path) -> list[Question]:
    """The questions of a file."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        lang, how, right, text = line.split("\t")
        found.append(Question(lang, how, () if right == "-" else tuple(right.split()), text))
    return found


def ask_all(timeline: Timeline, questions: Iterable[Question]) -> list[Told]:
    """Every question, asked."""
    found = [(question, who(timeline, question.text)) for question in questions]
    return [Told(question, tuple(a.id for a in told.matches), tuple(a.id for a in told.nearest)) for question, told in found]


def table(timeline: Timeline) -> str:
    """The figures as Markdown: for each file and kind of question how many are right at first, among three, and false."""
    lines = [
        "| questions | | right at first | right among three | nobody, but right among the nearest | answered falsely |",
        "|---|---|---|---|---|---|",
    ]
    every: list[Told] = []
    for name, path in FILES.items():
        told = ask_all(timeline, read(path))
        every += told
        lines.append(_row(f"{name}.tsv", told))
    for how in ("plain", "inflected", "misspelt"):
        lines.append(_row(f"all, {how}", [one for one in every if one.question.how == how]))
    for lang, said in (("da", "Danish"), ("en", "English")):
        lines.append(_row(f"all, {said}", [one for one in every if one.question.lang == lang]))
    lines.append(_row("all", every))
    missed = [one.question.text for one in every if one.question.right and not one.within(1)]
    false = [one.question.text for one in every if not one.question.right and one.answers]
    for said, texts in (("Not right at first", missed), ("Answered falsely", false)):
        lines += ["", f"{said}: " + "; ".join(f'"{text}"' for text in texts) + "."] if texts else []
    return "\n".join(lines) + "\n"


def _row(name: str, told: list[Told]) -> str:
    asked = [one for one in told if one.question.right]
    empty = [one for one in told if not one.question.right]
    cells = [_share(sum(one.within(first) for one in asked), len(asked)) for first in (1, 3)]
    near = sum(any(answer in one.question.right for answer in one.nearest) for one in asked)
    false = f"{sum(bool(one.answers) for one in empty)} of {len(empty)}" if empty else ""
    return f"| {name} | {len(told)} | {cells[0]} | {cells[1]} | {near} | {false} |"


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part // whole} %)"


def with_table(text: str) -> str:
    """A document with the table in it made anew."""
    if START not in text:
        return text
    before, _, rest = text.partition(START)
    return f"{before}{START}\n\n{table(load([ROOT / 'models']).timeline)}\n{END}{rest.partition(END)[2]}"
