"""Runs the checks over linked models, and turns symbolic places into lines and columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from governance.checks.check import Check, Finding
from governance.checks.registry import CHECKS, REDIRECTS
from governance.diagnostics import Diagnostic, Place, Related, Report, Severity, Text, in_order
from governance.model.as_written import around, clause_at
from governance.model.headings import Acceptance
from governance.model.loaded import Loaded
from governance.model.resolution import Model, Stretch
from governance.model.written import Locus, Record
from governance.words import dates
from governance.words.lists import listed

STALE = "GOV119"


def validate(loaded: Loaded, *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Report:
    """Run every check (or those whose code begins with one of `select` and none of `ignore`) and report.

    Errors are reported for every file that was read; warnings and notes only for those that were asked for, not for
    what these import. What could not be read is reported whatever is selected, because nothing else can be trusted then.
    Findings that a model accepts are counted, not listed. Raises whatever a broken check raises.
    """
    timeline, day = loaded.timeline, loaded.day
    written = timeline.undated if day is None else timeline.of(Stretch(day, day))
    run = _Run(written, _chosen(select, ignore))
    for check in run.checks:
        if check.find_written is not None:
            for finding in check.find_written(written):
                run.take(check, finding, tuple(one.record for one in finding.about))
    for check, found, days in _on_each_day(loaded, run.checks):
        run.take(check, found.finding, found.about, days)
    if day is None:
        run.stale()
    return Report(in_order([*loaded.diagnostics, *run.diagnostics], loaded.paths), run.accepted, run.waiting)


def _chosen(select: Sequence[str], ignore: Sequence[str]) -> list[Check]:
    wanted = tuple(REDIRECTS.get(code.upper(), code.upper()) for code in select)
    unwanted = tuple(REDIRECTS.get(code.upper(), code.upper()) for code in ignore)
    return [
        check for check in CHECKS if (not wanted or check.code.startswith(wanted)) and not (unwanted and check.code.startswith(unwanted))
    ]


def _on_each_day(loaded: Loaded, checks: Sequence[Check]) -> Iterator[tuple[Check, _Found, Text | None]]:
    """What the checks find on the day that was asked for, else on the days of each stretch: each finding once, with its days.

    The days are told of what is not found on all days on which what it is found in is there.
    """
    timeline, day = loaded.timeline, loaded.day
    stretches = [timeline.on(day).stretch] if day is not None else timeline.stretches()
    found: dict[str, dict[object, _Found]] = {check.code: {} for check in checks}
    for number, stretch in enumerate(stretches):
        _look(timeline.of(stretch), checks, number, found)
        if len(stretches) > 1:
            timeline.let_go(stretch)
    for check in checks:
        for one in found[check.code].values():
            on = one.on
            if len(on) < len(stretches):
                there = [number for number, stretch in enumerate(stretches) if _is_there(one.finding.at, timeline.of(stretch))]
                days = None if set(on) >= set(there) else _days(timeline.spells(stretches[number] for number in on))
            else:
                days = None
            yield check, one, days


def _look(model: Model, checks: Sequence[Check], number: int, found: dict[str, dict[object, _Found]]) -> None:
    """Add to what is found what the checks find on the days of one more stretch."""
    for check in checks:
        known = found[check.code]
        for finding in check.find(model) if check.find is not None else ():
            on = known.setdefault(_sameness(finding), _found(finding, [])).on
            if on[-1:] != [number]:
                on.append(number)


class _Found(NamedTuple):
    """A finding, the things that it is about by their records, and the numbers of the stretches on which it is found.

    It holds on to nothing of a model, so that the model of a stretch goes when the next is looked at.
    """

    finding: Finding
    about: tuple[Record, ...]
    on: list[int]


def _found(finding: Finding, on: list[int]) -> _Found:
    about = tuple(one.record for one in finding.about)
    return _Found(finding._replace(about=()), about, on)


def _is_there(at: Locus, model: Model) -> bool:
    return at.model in model.files and (at.entity is None or model.thing(at.entity) is not None)


def _sameness(finding: Finding) -> object:
    at = finding.at
    return (
        at.model.id,
        at.path,
        at.on,
        finding.message,
        finding.help,
        finding.clause,
        tuple((text, where.path) for text, where in finding.related),
    )


def _days(spells: Sequence[Stretch]) -> Text:
    """`until 2026-12-31`, `from 2027-01-01 to 2027-06-30 and from ...`."""
    return listed([dates.between(*spell) for spell in spells])


_Thing = tuple[str, tuple[str | int, ...]]
"""A thing, by its file and its path there."""


class _Run:
    def __init__(self, written: Model, checks: list[Check]) -> None:
        self.written = written
        self.checks = checks
        self.diagnostics: list[Diagnostic] = []
        self.accepted = 0
        self.waiting = False
        self.clauses: set[tuple[str, str, tuple[str | int, ...]]] = set()
        self.accepts: dict[tuple[str, _Thing], list[Acceptance]] = {}
        self.used: set[tuple[str, _Thing]] = set()
        for heading in written.headings:
            for item in heading.acceptances:
                code = REDIRECTS.get(item.code, item.code)
                if item.about is not None:
                    self.accepts.setdefault((code, _known(item.about.at())), []).append(item)
                elif (clause := written.clause(heading.file, item.of)) is not None:
                    self.clauses.add((code, clause.where.model.id, clause.where.path))

    def take(self, check: Check, finding: Finding, about: tuple[Record, ...] = (), days: Text | None = None) -> None:
        locus = finding.at
        model = locus.model
        if not model.requested and check.severity is not Severity.ERROR:
            return
        if check.needs_whole and not model.whole:
            self.waiting = True
            return
        if not check.looks_at_words and _doubtful(locus):
            return
        if (check.code, model.id, locus.path[:4]) in self.clauses or self.is_accepted(check, finding.at, about):
            self.accepted += 1
            return
        self.diagnostics.append(
            Diagnostic(
                code=check.code,
                severity=check.severity,
                message=finding.message if days is None else Text(f"{finding.message.en} ({days.en})", f"{finding.message.da} ({days.da})"),
                place=_place(locus),
                entity=self.written.timeline.label(locus.entity) if locus.entity else "",
                clause=finding.clause if finding.clause is not None else clause_at(self.written, locus),
                help=finding.help,
                related=tuple(Related(text, _place(where)) for text, where in finding.related),
            )
        )

    def is_accepted(self, check: Check, at: Locus, about: tuple[Record, ...]) -> bool:
        """Whether a file accepts it of the thing at its place, of what that is a part of, or of another thing that it concerns."""
        for thing in (*around(at), *about):
            key = (check.code, _known(thing.same.at()))
            if key in self.accepts:
                self.used.add(key)
                return True
        return False

    def stale(self) -> None:
        """Acceptances of what was not found, where everything was looked for."""
        check = next((check for check in self.checks if check.code == STALE), None)
        if check is None or len(self.checks) < len(CHECKS):
            return
        for key, items in self.accepts.items():
            for item in items if key not in self.used else ():
                if item.thing is None or not item.thing.requested:
                    continue  # findings there are not reported, so nobody knows
                self.take(
                    check,
                    Finding(
                        at=item.at("code"),
                        message=Text(
                            f"{key[0]} is accepted here, but is not found there any more",
                            f"{key[0]} er accepteret her, men findes der ikke længere",
                        ),
                        help=Text("delete this entry", "slet denne post"),
                    ),
                )


def _known(at: Locus) -> _Thing:
    return at.model.id, at.path


def _doubtful(locus: Locus) -> bool:
    """Whether something was wrong in the thing that a place belongs to."""
    broken, path = locus.model.broken, locus.path
    return path[:2] in broken or path[:1] in broken or (len(path) == 1 and any(other[:1] == path for other in broken))


def _place(locus: Locus) -> Place:
    return locus.model.source.place(locus.path, locus.on)
