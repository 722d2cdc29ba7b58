"""`govcheck show`: one thing, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govcheck.loading import conclude, load, one_named
from govcheck.options import common
from govcheck.output import emit, style
from govcheck.status import Exit

if TYPE_CHECKING:
    from datetime import date

    from governance.diagnostics import Lang


@click.command("show")
@click.argument("name", metavar="ID")
@common("text", "json")
def command(name: str, paths: tuple[str, ...], format_: str, as_of: date | None, lang: Lang) -> Exit:
    """One thing, whole: seats, rule, chair, tasks, cases, money, clauses."""
    from governance.description.describe import history
    from render.data.description_data import show_json
    from render.data.json_encoding import dumps
    from render.text.description_text import show_text

    loaded = load(paths, as_of, lang)
    wanted = one_named(loaded, name, lang)
    if wanted is None:
        return conclude(loaded, lang, Exit.NO)
    told = history(loaded.timeline, wanted, as_of)
    emit(dumps(show_json(told)) if format_ == "json" else show_text(told, name, lang, style()))
    return conclude(loaded, lang)
