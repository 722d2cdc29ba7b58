"""An account: the budget with all that was asked of it - assumptions, another scenario, tables."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from governance.diagnostics import Text
from governance.funding.assume import CannotTell, assume
from governance.funding.bounds import Bounds
from governance.funding.budget import Budget, CannotCount, agreed, budget, budgets
from governance.funding.lines import Dimension
from governance.funding.scenario import CannotSet, changes, typed
from governance.funding.split import CannotSplit, Policy
from governance.funding.tables import DIMENSIONS, Table, tabulate
from governance.funding.wishes import CannotAssume, wishes
from governance.model.timeline import Differs, Timeline
from governance.model.written import File
from governance.reading import key_files as keyfile
from governance.reading import source
from governance.reading.key_files import CannotReadKey
from governance.reading.loader import CannotRead, read_file


class NoAccount(ValueError):
    """There is no budget to give an account of, or several. `text` says what to do."""

    def __init__(self, en: str, da: str) -> None:
        super().__init__(en)
        self.text = Text(en, da)


class Account(NamedTuple):
    """A budget, the table that was asked for (None: by contribution), a table by each dimension, and the same of today.

    `changed` are the sums that a scenario changes, `today` the account without them; both empty where there is none.
    """

    budget: Budget
    table: Table | None
    by: dict[Dimension, Table]
    changed: Mapping[str, Bounds]
    today: Account | None


REFUSALS = (NoAccount, CannotCount, CannotAssume, CannotTell, Differs, CannotSet, CannotReadKey, CannotSplit, CannotRead)
"""What cannot be done, and says why in `text`."""
SLIPS = (CannotAssume, CannotTell, Differs, CannotSet, CannotReadKey, CannotRead)
"""Of these, what comes of options that cannot be followed, or that are missing."""


def chosen(timeline: Timeline, of: str | None, day: date | None) -> File:
    """The file whose budget is meant. Raises NoAccount where none has one, or several have and `of` names none of them."""
    every = budgets(timeline, day)
    having = [file for file in every if file.requested] or every
    ids = ", ".join(file.id for file in having)
    if of is not None:
        having = [file for file in every if file.id == of]
    if len(having) == 1:
        return having[0]
    if not having:
        if not ids:
            raise NoAccount("no model has a budget (`funding:` with contributions)", "ingen model har et budget (`funding:` med bidrag)")
        raise NoAccount(f"`{of}` has no budget; these have: {ids}", f"`{of}` har intet budget; det har: {ids}")
    raise NoAccount(
        f"several models have a budget: choose one with --of ({ids})", f"flere modeller har et budget: vælg et med --of ({ids})"
    )


def account(
    timeline: Timeline,
    day: date | None = None,
    *,
    of: str | None = None,
    by: Sequence[Dimension] = (),
    assumed: Sequence[str] = (),
    changed: Sequence[str] = (),
    policy: Policy = "largest_remainder",
) -> Account:
    """The account of one file's budget, on all days or as on one: `assumed` and `changed` as `--assume` and `--set` have them.

    Raises what is in REFUSALS.
    """
    funding = agreed(timeline, chosen(timeline, of, day), day)
    asked = wishes(assumed)
    clip = any(wish.of == "period" for wish in asked)
    sums = changes(funding, scenario(changed)) if changed else {}

    def count(sums: Mapping[str, Bounds], today: Account | None) -> Account:
        counted = budget(timeline, funding, day, changes=sums, clip=clip)
        assume(counted, asked, policy=policy, read_key=read_key)
        tables = {dimension: tabulate(counted, [dimension]) for dimension in DIMENSIONS}
        return Account(counted, tabulate(counted, by) if by else None, tables, sums, today)

    return count(sums, count({}, None)) if sums else count({}, None)


def scenario(given: Sequence[str]) -> dict[str, object]:
    """What `--set` asks for: `ID=SUM`, or the path of a YAML file with an id and a sum a line. Raises CannotSet, CannotRead."""
    found: dict[str, object] = {}
    for item in given:
        more = typed([item]) if "=" in item else _from_file(item)
        for id_, amount in more.items():
            if id_ in found and found[id_] != amount:
                raise CannotSet(f"`{id_}` is set twice", f"`{id_}` er sat to gange")
            found[id_] = amount
    return found


def _from_file(path: str) -> Mapping[str, object]:
    read = source.read(read_file(path), path)
    for problem in read.problems:
        place = read.at(problem.start, problem.end)
        raise CannotSet(
            f"{path}:{place.line}:{place.column}: {problem.message.en}", f"{path}:{place.line}:{place.column}: {problem.message.da}"
        )
    if read.view is None:
        raise CannotSet(f"{path}: write `ID: SUM`, a line for each", f"{path}: skriv `ID: BELØB`, en linje for hver")
    return read.view


def read_key(path: str) -> Mapping[str, Fraction]:
    """The weights of a key file by id; `-` is standard input. Raises CannotReadKey."""
    try:
        return keyfile.read(read_file(path), path)
    except CannotRead as error:
        raise CannotReadKey(error.text, unread=True, missing=path != "-" and not os.path.exists(path)) from None
