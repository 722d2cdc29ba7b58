"""Paths -> what the files mean together, and what is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from governance.diagnostics import Diagnostic, Severity, Text
from governance.model.linking import linked
from governance.model.statements import bounds
from governance.model.timeline import Timeline
from governance.model.written import File
from governance.reading.loader import no_gc, read


@dataclass(slots=True)
class Loaded:
    """What the files mean together on all days, and what was found wrong in reading them."""

    timeline: Timeline
    diagnostics: list[Diagnostic]
    paths: list[str]
    """Every file that was read, as shown, in order."""
    day: date | None = None
    """The day that was asked for."""


def load(paths: Iterable[str | os.PathLike[str]], *, as_of: date | None = None) -> Loaded:
    """Read the model files at `paths` (files, folders, or `-` for standard input), and all that they import, and link them.

    `as_of` is the day that questions are about. Raises CannotRead where there is nothing to read; everything else that is wrong is in
    the result's diagnostics.
    """
    with no_gc():
        reading = read(paths)
        timeline = Timeline(linked(reading.files))
    ended = [] if as_of is None else [_not_in_force(file, as_of) for file in timeline.files if not _in_force(file, as_of)]
    return Loaded(timeline, [*reading.diagnostics, *ended], reading.paths, as_of)


def _in_force(file: File, day: date) -> bool:
    first, last = bounds(file.spec.period) if file.spec.period is not None else (None, None)
    return (first is None or first <= day) and (last is None or day <= last)


def _not_in_force(file: File, day: date) -> Diagnostic:
    """GOV017: the day that was asked for is not in the file's period."""
    period = file.spec.period
    assert period is not None, "a file without a period is always in force"
    last = bounds(period)[1]
    ended = last is not None and last < day
    en = f"it ended on {last}" if ended else f"it starts on {period.from_}"
    da = f"den ophørte {last}" if ended else f"den begynder {period.from_}"
    return Diagnostic(
        code="GOV017",
        severity=Severity.ERROR,
        place=file.source.place(("period", ("to" if period.to else "length") if ended else "from")),
        message=Text(f"the model `{file.id}` is not in force on {day}: {en}", f"modellen `{file.id}` gælder ikke den {day}: {da}"),
        help=Text("ask at a date within its period", "spørg til en dato i dens periode"),
    )
