"""`govcheck validate`: does it hold together?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govcheck.loading import load
from govcheck.options import common
from govcheck.output import emit, style
from govcheck.status import Exit

if TYPE_CHECKING:
    from datetime import date

    from governance.diagnostics import Lang


@click.command("validate")
@click.argument("files", nargs=-1, metavar="[PATH]...")
@common("text", "json", "github", "sarif")
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("--select", multiple=True, metavar="CODE", help="Only these checks: GOV301, or GOV3 for all that begin so.")
@click.option("--ignore", multiple=True, metavar="CODE", help="Not these checks.")
def command(
    files: tuple[str, ...],
    paths: tuple[str, ...],
    format_: str,
    as_of: date | None,
    lang: Lang,
    strict: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> Exit:
    """Does it hold together? What contradicts, what is missing, what is only assumed."""
    from governance.checks.engine import validate as check
    from governance.checks.registry import known
    from render import reports

    select, ignore = _codes(select), _codes(ignore)
    for code in (*select, *ignore):
        if not known(code):
            raise click.UsageError(f"no check has the code {code}; `govcheck rule` lists them all")
    report = check(load((*files, *paths), as_of, lang), select=select, ignore=ignore)
    emit(reports.write(format_, report, lang, style()))
    return Exit.FINE if report.holds(strict=strict) else Exit.NO


def _codes(given: tuple[str, ...]) -> tuple[str, ...]:
    """GOV111,GOV113 stands for two."""
    return tuple(code.strip() for item in given for code in item.split(","))
