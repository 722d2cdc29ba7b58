"""`govcheck funding`: who pays what, for what, when?"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from govcheck.loading import conclude, load
from govcheck.options import POLICIES, common, policy
from govcheck.output import emit, remark, say, style, write_file
from govcheck.status import Exit

if TYPE_CHECKING:
    from datetime import date

    from governance.diagnostics import Lang

DIMENSIONS = ("party", "purpose", "form", "year", "recipient")
_ENDINGS = {".svg": "svg", ".csv": "csv", ".json": "json", ".txt": "text"}


def _by(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    """party,year is two."""
    found = tuple(part.strip() for part in value.split(",")) if value else ()
    if len(found) > 2 or len(set(found)) < len(found) or not set(found) <= set(DIMENSIONS):
        raise click.BadParameter(f"{value!r} is not one or two of {', '.join(DIMENSIONS)}, with a comma between")
    return found


@click.command("funding")
@common("text", "json", "csv", "svg")
@click.option("--by", callback=_by, default="", metavar="BY", help="party, purpose, form, year or recipient; or two, as party,year.")
@click.option("--assume", "assumed", multiple=True, metavar="ID=HOW", help="ID=equal, ID=by:KEY, year=days|months|equal, period=term.")
@click.option(
    "--set", "changed", multiple=True, metavar="ID=SUM", help="What if a contribution or part were another sum; or a file of such."
)
@policy(default=POLICIES[0], show_default=True, help="Where the remainder of a split goes.")
@click.option("--of", metavar="MODEL", help="The id of the model whose budget is meant, where several have one.")
@click.option("-o", "--output", metavar="FILE", help="Write it there, in the form of its ending: .svg (a chart), .csv, .json, .txt.")
def command(
    paths: tuple[str, ...],
    format_: str,
    as_of: date | None,
    lang: Lang,
    by: tuple[Any, ...],
    assumed: tuple[str, ...],
    changed: tuple[str, ...],
    policy: Any,
    of: str | None,
    output: str | None,
) -> Exit:
    """Who pays what, for what, when? In total and by contribution, or --by party, purpose, form, year or recipient.

    What is jointly stated is split only where you --assume how; every figure that rests on an assumption is marked.
    """
    from governance.checks.blocking import CODES, blocking
    from governance.checks.engine import validate
    from governance.funding.account import REFUSALS, SLIPS, account
    from render import reports
    from render.answer_forms import account_in

    form = _form(output, format_)
    loaded = load(paths, as_of, lang)
    wrong = blocking(validate(loaded, select=CODES), loaded.timeline)
    if wrong is not None:
        remark(reports.write("text", wrong, lang, style()), ended=True)
        return Exit.NO
    try:
        found = account(loaded.timeline, loaded.day, of=of, by=by, assumed=assumed, changed=changed, policy=policy)
    except REFUSALS as error:
        say(error.text, lang)
        # An option that cannot be followed is a slip in what was typed; all else is an answer, and it is no.
        return Exit.COULD_NOT_RUN if isinstance(error, SLIPS) else conclude(loaded, lang, Exit.NO)
    text = account_in(found, form, lang, style())
    if output is None:
        emit(text)
    else:
        write_file(output, text, lang)
    return conclude(loaded, lang)


def _form(output: str | None, format_: str) -> str:
    """The form that a file's ending says, else the one asked for. UsageError for an ending of something else, or of another form."""
    ending = os.path.splitext(output or "")[1].lower()
    if not ending:
        return format_
    said = _ENDINGS.get(ending)
    if said is None:
        raise click.UsageError(f"{ending} is none of {', '.join(_ENDINGS)}")
    if format_ not in ("text", said):
        raise click.UsageError(f"the ending {ending} and --format {format_} disagree")
    return said
