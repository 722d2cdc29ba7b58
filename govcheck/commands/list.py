"""`govcheck list`: what is in the models."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govcheck.loading import conclude, load
from govcheck.options import KINDS, common
from govcheck.output import emit, style
from govcheck.status import Exit

if TYPE_CHECKING:
    from datetime import date

    from governance.diagnostics import Lang


@click.command("list")
@click.argument("kinds", nargs=-1, type=click.Choice(KINDS), metavar="[KIND]...")
@common("text", "json")
def command(kinds: tuple[str, ...], paths: tuple[str, ...], format_: str, as_of: date | None, lang: Lang) -> Exit:
    """What is in the models: all things but seats and clauses, or those of one KIND.

    KIND is document, clause, party, office, body, seat, case, subject, contribution or part.
    """
    from render.data.catalogue_data import things
    from render.data.json_encoding import dumps
    from render.text.catalogue_text import list_text

    loaded = load(paths, as_of, lang)
    rows = things(loaded.timeline, kinds, as_of)
    emit(dumps(rows) if format_ == "json" else list_text(rows, lang, style()))
    return conclude(loaded, lang)
