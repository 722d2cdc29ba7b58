"""The commands `funding` and `split`: parse, call, print, exit."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from cli import Exit
    from governance.diagnostics import Lang

DIMENSIONS = ("party", "purpose", "form", "year", "recipient")
POLICIES = ("largest_remainder", "residual_to_largest", "dhondt", "sainte_lague", "refuse")


def register(group: click.Group, options: Callable[..., Any]) -> None:
    """Make them commands of `group`; `options` gives them those that every command has."""
    group.add_command(click.command("funding")(options("text", "json", "csv", "svg")(funding)))
    group.add_command(click.command("split", context_settings={"ignore_unknown_options": True})(split))


def _sum(context: click.Context, parameter: click.Parameter, value: str) -> Any:
    from pydantic_core import PydanticCustomError

    from governance.schema.values import money

    try:
        return money(value)
    except PydanticCustomError as error:
        raise click.BadParameter(str(error)) from None


def _by(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    """party,year is two."""
    found = tuple(part.strip() for part in value.split(",")) if value else ()
    if len(found) > 2 or len(set(found)) < len(found) or not set(found) <= set(DIMENSIONS):
        raise click.BadParameter(f"{value!r} is not one or two of {', '.join(DIMENSIONS)}, with a comma between")
    return found


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    from cli import _day

    return _day(context, parameter, value)


@click.option("--by", callback=_by, default="", metavar="BY", help="party, purpose, form, year or recipient; or two, as party,year.")
@click.option("--assume", "assumed", multiple=True, metavar="ID=HOW", help="ID=equal, ID=by:KEY, year=days|months|equal, period=term.")
@click.option(
    "--set", "changed", multiple=True, metavar="ID=SUM", help="What if a contribution or part were another sum; or a file of such."
)
@click.option("--policy", type=click.Choice(POLICIES), default=POLICIES[0], show_default=True, help="Where the remainder of a split goes.")
@click.option("--of", metavar="MODEL", help="The id of the model whose budget is meant, where several have one.")
@click.option("-o", "--output", metavar="FILE", help="Write it there, in the form of its ending: .svg (a chart), .csv, .json, .txt.")
def funding(
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
    from cli import Exit, _doubt, _load, _print, _say, _style, _write
    from governance.funding.account import REFUSALS, SLIPS, account, blocking
    from render import formats
    from render.accounts_data import write

    form = _form(output, format_)
    loaded = _load(paths, as_of, lang)
    wrong = blocking(loaded)
    if wrong is not None:
        click.echo(formats.write("text", wrong, lang, _style()), err=True, nl=False)
        return Exit.NO
    try:
        found = account(loaded.models, of=of, by=by, assumed=assumed, changed=changed, policy=policy)
    except REFUSALS as error:
        _say(error.text, lang)
        # An option that cannot be followed is a slip in what was typed; all else is an answer, and it is no.
        return Exit.COULD_NOT_RUN if isinstance(error, SLIPS) else _doubt(loaded, lang, Exit.NO)
    text = write(found, form, lang, _style())
    if output is None:
        _print(text)
    else:
        _write(output, text, lang)
    return _doubt(loaded, lang)


@click.argument("total", callback=_sum, metavar="TOTAL")
@click.option("--key", required=True, metavar="FILE", help="CSV with the header id,weight; - is standard input.")
@click.option("--unit", callback=_sum, default="0.01", show_default=True, metavar="UNIT", help="The smallest amount, such as 1 or 0.01.")
@click.option("--policy", type=click.Choice(POLICIES), required=True, help="Where the remainder goes.")
@click.option("--format", "format_", type=click.Choice(("text", "json", "csv")), default="text", help="Form of the answer.")
@click.option(
    "--as-of", metavar="DATE", expose_value=False, callback=_day, help="Makes no difference here: a sum is the same on every day."
)
@click.option("--lang", type=click.Choice(("en", "da")), default="en", envvar="GOVCHECK_LANG", help="Language of what is said.")
def split(total: Any, key: str, unit: Any, policy: Any, format_: str, lang: Lang) -> Exit:
    """Split a sum by a key, exactly; the remainder by a policy that you name.

    `govcheck split 4814400 --key key.csv --unit 1 --policy largest_remainder`
    """
    from cli import Exit, _print, _say, _style
    from governance.funding.account import REFUSALS, read_key
    from governance.funding.split import split as split_
    from render import splits

    try:
        done = split_(total, read_key(key), unit=unit, policy=policy)
    except REFUSALS as error:
        _say(error.text, lang)
        return Exit.COULD_NOT_RUN if getattr(error, "unread", False) else Exit.NO
    if done.turned:
        _say(splits.turned_text(done), lang)
    _print(splits.write(done, format_, lang, _style()))
    return Exit.FINE


_ENDINGS = {".svg": "svg", ".csv": "csv", ".json": "json", ".txt": "text"}


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
