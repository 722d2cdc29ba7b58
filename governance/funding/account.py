"""An account: the budget with all that was asked of it - assumptions, another scenario, tables."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from governance.checks.engine import validate
from governance.describe import written
from governance.diagnostics import Report, Severity, Text
from governance.funding.assume import CannotAssume, assume, wishes
from governance.funding.bounds import Bounds
from governance.funding.budget import Budget, CannotCount, Dimension, budget, budgets
from governance.funding.scenario import CannotSet, changes, typed
from governance.funding.split import CannotSplit, Policy
from governance.funding.tables import DIMENSIONS, Table, tabulate
from governance.model.written import Model, Models
from governance.reading import key_files as keyfile
from governance.reading import source
from governance.reading.key_files import CannotReadKey
from governance.reading.loader import CannotRead, Loaded, read_file

BLOCKING = ("GOV401", "GOV403", "GOV409", "GOV417")
"""Checks whose errors make a budget that cannot add up, or of which nobody knows in what."""


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


REFUSALS = (NoAccount, CannotCount, CannotAssume, CannotSet, CannotReadKey, CannotSplit, CannotRead)
"""What cannot be done, and says why in `text`."""
SLIPS = (CannotAssume, CannotSet, CannotReadKey, CannotRead)
"""Of these, what comes of options that cannot be followed."""


def blocking(loaded: Loaded) -> Report | None:
    """What is wrong with the sums themselves, or what of them could not be read: until it is mended, nothing is to be counted.

    None where nothing is wrong.
    """
    found = validate(loaded, select=BLOCKING).diagnostics
    unread = any(path[:1] == ("funding",) for model in loaded.models for path in model.broken)
    codes = (*BLOCKING, "GOV0") if unread else BLOCKING
    wrong = tuple(item for item in found if item.severity is Severity.ERROR and item.code.startswith(codes))
    return Report(wrong) if wrong else None


def chosen(models: Models, of: str | None) -> Model:
    """The model whose budget is meant. Raises NoAccount where none has one, or several have and `of` names none of them."""
    having = budgets(models)
    if of is not None:
        having = [model for model in models if model.id == of and model.all("contribution")]
    if len(having) == 1:
        return having[0]
    ids = ", ".join(model.id for model in budgets(models))
    if not having:
        if not ids:
            raise NoAccount("no model has a budget (`funding:` with contributions)", "ingen model har et budget (`funding:` med bidrag)")
        raise NoAccount(f"`{of}` has no budget; these have: {ids}", f"`{of}` har intet budget; det har: {ids}")
    raise NoAccount(
        f"several models have a budget: choose one with --of ({ids})", f"flere modeller har et budget: vælg et med --of ({ids})"
    )


def account(
    models: Models,
    *,
    of: str | None = None,
    by: Sequence[Dimension] = (),
    assumed: Sequence[str] = (),
    changed: Sequence[str] = (),
    policy: Policy = "largest_remainder",
) -> Account:
    """The account of one model's budget: `assumed` and `changed` as `--assume` and `--set` have them.

    Raises NoAccount, CannotAssume, CannotSet, CannotReadKey, CannotSplit, CannotRead.
    """
    model = chosen(models, of)
    asked = wishes(assumed)
    clip = any(wish.of == "period" for wish in asked)
    sums = changes(model, scenario(changed)) if changed else {}

    def count(sums: Mapping[str, Bounds], today: Account | None) -> Account:
        counted = budget(models, model, changes=sums, clip=clip)
        assume(counted, asked, policy=policy, read_key=read_key)
        tables = {dimension: tabulate(counted, [dimension]) for dimension in DIMENSIONS}
        return Account(counted, tabulate(counted, by) if by else None, tables, sums, today)

    return count(sums, count({}, None)) if sums else count({}, None)


def scenario(given: Sequence[str]) -> dict[str, Any]:
    """What `--set` asks for: `ID=SUM`, or the path of a YAML file with an id and a sum a line. Raises CannotSet, CannotRead."""
    found: dict[str, Any] = {}
    for item in given:
        more = typed([item]) if "=" in item else _from_file(item)
        for id_, amount in more.items():
            if id_ in found and found[id_] != amount:
                raise CannotSet(f"`{id_}` is set twice", f"`{id_}` er sat to gange")
            found[id_] = amount
    return found


def _from_file(path: str) -> dict[str, Any]:
    read = source.read(read_file(path), path)
    for problem in read.problems:
        place = read.at(problem.start, problem.end)
        raise CannotSet(
            f"{path}:{place.line}:{place.column}: {problem.message.en}", f"{path}:{place.line}:{place.column}: {problem.message.da}"
        )
    values = written(read.view)
    if not isinstance(values, dict):
        raise CannotSet(f"{path}: write `ID: SUM`, a line for each", f"{path}: skriv `ID: BELØB`, en linje for hver")
    return values


def read_key(path: str) -> Mapping[str, Fraction]:
    """The weights of a key file by id; `-` is standard input. Raises CannotReadKey."""
    try:
        return keyfile.read(read_file(path), path)
    except CannotRead as error:
        raise CannotReadKey(error.text, unread=True, missing=path != "-" and not os.path.exists(path)) from None
