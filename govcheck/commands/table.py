"""`govcheck table`: which case by which facets?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govcheck.loading import conclude, load
from govcheck.options import common
from govcheck.output import emit, say, style
from govcheck.status import Exit

if TYPE_CHECKING:
    from datetime import date

    from governance.diagnostics import Lang


@click.command("table")
@common("text", "json", "csv")
def command(paths: tuple[str, ...], format_: str, as_of: date | None, lang: Lang) -> Exit:
    """Which case by which facets: a decision table, as DMN has it, with what falls through."""
    from governance.diagnostics import Text
    from governance.model.timeline import Differs
    from governance.routing.decision_tables import decision_tables
    from render.data.decision_table_data import tables_csv, tables_json
    from render.data.json_encoding import dumps
    from render.text.decision_table_text import tables_text

    loaded = load(paths, as_of, lang)
    try:
        found = decision_tables(loaded.timeline, as_of)
    except Differs as error:
        say(error.text, lang)
        return Exit.COULD_NOT_RUN
    if format_ == "json":
        emit(dumps(tables_json(found)))
    elif format_ == "csv":
        emit(tables_csv(found))
    else:
        emit(tables_text(found, lang, style()))
    if not found:
        say(Text("no model has cases that facets tell apart (`when`)", "ingen model har sager, som facetter skiller ad (`when`)"), lang)
    return conclude(loaded, lang, Exit.FINE if found else Exit.NO)
