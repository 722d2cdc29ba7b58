"""`govcheck split`: a sum by a key, exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from govcheck.options import any_day, form, lang, policy
from govcheck.output import emit, say, style
from govcheck.status import Exit

if TYPE_CHECKING:
    from governance.diagnostics import Lang


def _sum(context: click.Context, parameter: click.Parameter, value: str) -> Any:
    from pydantic_core import PydanticCustomError

    from governance.schema.values import money

    try:
        return money(value)
    except PydanticCustomError as error:
        raise click.BadParameter((error.context or {})["en"]) from None  # which pydantic cannot print where it is no text


@click.command("split", context_settings={"ignore_unknown_options": True})
@click.argument("total", callback=_sum, metavar="TOTAL")
@click.option("--key", required=True, metavar="FILE", help="CSV with the header id,weight; - is standard input.")
@click.option("--unit", callback=_sum, default="0.01", show_default=True, metavar="UNIT", help="The smallest amount, such as 1 or 0.01.")
@policy(required=True, help="Where the remainder goes.")
@form("text", "json", "csv")
@any_day("a sum")
@lang
def command(total: Any, key: str, unit: Any, policy: Any, format_: str, lang: Lang) -> Exit:
    """Split a sum by a key, exactly; the remainder by a policy that you name.

    `govcheck split 4814400 --key key.csv --unit 1 --policy largest_remainder`
    """
    from governance.funding.account import REFUSALS, read_key
    from governance.funding.split import split as split_
    from render.answer_forms import split_in
    from render.text.split_text import turned_text

    try:
        done = split_(total, read_key(key), unit=unit, policy=policy)
    except REFUSALS as error:
        say(error.text, lang)
        return Exit.COULD_NOT_RUN if getattr(error, "unread", False) else Exit.NO
    if done.turned:
        say(turned_text(done), lang)
    emit(split_in(done, format_, lang, style()))
    return Exit.FINE
