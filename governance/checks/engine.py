"""Runs the checks over linked models, and turns symbolic places into lines and columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from governance.checks.base import Check, Finding
from governance.checks.registry import CHECKS, REDIRECTS
from governance.diagnostics import Diagnostic, Place, Related, Report, Severity, Text, in_order
from governance.model.resolution import Stretch
from governance.model.things import Thing
from governance.model.timeline import ONE_DAY
from governance.model.written import Entity, Locus, Model, Models, clause_of, holder_of
from governance.reading.loader import Loaded
from governance.words import dates
from governance.words.lists import listed

STALE = "GOV119"


def validate(loaded: Loaded, *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Report:
    """Run every check (or those whose code begins with one of `select` and none of `ignore`) and report.

    Errors are reported for every file that was read; warnings and notes only for those that were asked for, not for
    what these import. What could not be read is reported whatever is selected, because nothing else can be trusted then.
    Findings that a model accepts are counted, not listed. Raises whatever a broken check raises.
    """
    run = _Run(loaded, _chosen(select, ignore))
    for check in run.checks:
        if check.legacy is not None:
            for finding in check.legacy(loaded.models):
                run.take(check, finding)
        if check.find_written is not None:
            for finding in check.find_written(loaded.timeline):
                run.take(check, finding)
    for check, finding, days in _on_each_day(loaded, run.checks):
        run.take(check, finding, days)
    run.stale()
    return Report(in_order([*loaded.diagnostics, *run.diagnostics], loaded.paths), run.accepted, run.waiting)


def _chosen(select: Sequence[str], ignore: Sequence[str]) -> list[Check]:
    wanted = tuple(REDIRECTS.get(code.upper(), code.upper()) for code in select)
    unwanted = tuple(REDIRECTS.get(code.upper(), code.upper()) for code in ignore)
    return [
        check for check in CHECKS if (not wanted or check.code.startswith(wanted)) and not (unwanted and check.code.startswith(unwanted))
    ]


def _on_each_day(loaded: Loaded, checks: Sequence[Check]) -> Iterator[tuple[Check, Finding, Text | None]]:
    """What the checks find on the day that was asked for, else on the days of each stretch: each finding once, with its days.

    The days are told of what is not found on all days on which its file is in force.
    """
    timeline, day = loaded.timeline, loaded.day
    models = [timeline.on(day)] if day is not None else list(timeline.models())
    for check in checks:
        if check.find is None:
            continue
        found: dict[object, tuple[Finding, list[int]]] = {}
        for number, model in enumerate(models):
            for finding in check.find(model):
                _, on = found.setdefault(_sameness(finding), (finding, []))
                if on[-1:] != [number]:
                    on.append(number)
        for finding, on in found.values():
            there = [number for number, model in enumerate(models) if finding.at.model in model.files]
            yield check, finding, None if set(on) >= set(there) else _days([models[number].stretch for number in on], timeline.whole)


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


def _days(stretches: Sequence[Stretch], whole: Stretch) -> Text:
    """The days of stretches in order: `until 2026-12-31`, `from 2027-01-01 to 2027-06-30 and from ...`."""
    joined: list[Stretch] = []
    for one in stretches:
        before = joined[-1].last if joined else None
        if before is not None and one.first == before + ONE_DAY:
            joined[-1] = Stretch(joined[-1].first, one.last)
        else:
            joined.append(one)
    return listed(
        [dates.between(None if one.first == whole.first else one.first, None if one.last == whole.last else one.last) for one in joined]
    )


class _Run:
    def __init__(self, loaded: Loaded, checks: list[Check]) -> None:
        self.models: Models = loaded.models
        self.day = loaded.day
        self.checks = checks
        self.diagnostics: list[Diagnostic] = []
        self.accepted = 0
        self.waiting = False
        self.clauses: set[tuple[str, int, str]] = set()
        self.accepts: dict[tuple[str, int], list[tuple[Model, int]]] = {}
        self.used: set[tuple[str, int]] = set()
        for model in loaded.models:
            for number, item in enumerate(model.spec.accepted or ()):
                found = model.find(item.at)
                cited = model.cite(item.at) if found is None and " " in item.at else None
                if cited is not None:
                    self.clauses.add((REDIRECTS.get(item.code, item.code), id(cited.document), cited.clause))
                if found is not None:
                    code = REDIRECTS.get(item.code, item.code)
                    self.accepts.setdefault((code, id(found.same)), []).append((model, number))

    def take(self, check: Check, finding: Finding, days: Text | None = None) -> None:
        locus = finding.at
        model, entity = locus.model, locus.entity
        if not model.requested and check.severity is not Severity.ERROR:
            return
        if check.needs_whole and not model.whole:
            self.waiting = True
            return
        if not check.looks_at_words and _doubtful(locus):
            return
        if entity is not None and locus.path[2:3] == ("clauses",) and (check.code, id(entity), locus.path[3]) in self.clauses:
            self.accepted += 1
            return
        about = (one.record if isinstance(one, Thing) else one for one in finding.about)
        for thing in (*_around(entity), *about):
            key = (check.code, id(thing.same))
            if key in self.accepts:
                self.used.add(key)
                self.accepted += 1
                return
        clause = finding.clause if finding.clause is not None else clause_of(entity, locus.path)
        self.diagnostics.append(
            Diagnostic(
                code=check.code,
                severity=check.severity,
                message=finding.message if days is None else Text(f"{finding.message.en} ({days.en})", f"{finding.message.da} ({days.da})"),
                place=_place(locus),
                entity=self.models.label(entity) if entity else "",
                clause=clause,
                help=finding.help,
                related=tuple(Related(text, _place(where)) for text, where in finding.related),
            )
        )

    def stale(self) -> None:
        """Acceptances of what was not found, where everything was looked for."""
        check = next((check for check in self.checks if check.code == STALE), None)
        if check is None or len(self.checks) < len(CHECKS) or self.day:
            return
        for key, places in self.accepts.items():
            if key in self.used:
                continue
            for model, number in places:
                at = model.find((model.spec.accepted or [])[number].at)
                if at is not None and not at.model.requested:
                    continue  # findings there are not reported, so nobody knows
                self.take(
                    check,
                    Finding(
                        at=Locus(model, ("accepted", number, "code")),
                        message=Text(
                            f"{key[0]} is accepted here, but is not found there any more",
                            f"{key[0]} er accepteret her, men findes der ikke længere",
                        ),
                        help=Text("delete this entry", "slet denne post"),
                    ),
                )


def _around(entity: Entity | None) -> list[Entity]:
    """A thing, and what it is a seat or part of, from the inside out."""
    found: list[Entity] = []
    while entity is not None:
        found.append(entity)
        entity = holder_of(entity)
    return found


def _doubtful(locus: Locus) -> bool:
    """Whether something was wrong in the thing that a place belongs to."""
    broken, path = locus.model.broken, locus.path
    return path[:2] in broken or path[:1] in broken or (len(path) == 1 and any(other[:1] == path for other in broken))


def _place(locus: Locus) -> Place:
    return locus.model.source.place(locus.path, locus.on)
