"""`govcheck graph`: every thing and every relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govcheck.loading import conclude, load
from govcheck.options import common
from govcheck.output import emit, style
from govcheck.status import Exit

if TYPE_CHECKING:
    from datetime import date

    from governance.diagnostics import Lang


@click.command("graph")
@common("text", "json", "graphml", "gexf")
def command(paths: tuple[str, ...], format_: str, as_of: date | None, lang: Lang) -> Exit:
    """Every thing and every relation: sentences, node-link JSON, or a file for programs that draw graphs."""
    from governance.model.resolution import Stretch
    from render.data.graph_data import ALL_DAYS, EXPORTS, graph_json
    from render.data.json_encoding import dumps
    from render.text.catalogue_text import graph_text

    loaded = load(paths, as_of, lang)
    graph = loaded.timeline.graph if as_of is None else loaded.timeline.on(as_of).graph
    days = ALL_DAYS if as_of is None else (Stretch(as_of, as_of),)
    if format_ in EXPORTS:
        emit(EXPORTS[format_](graph, days))
    else:
        emit(dumps(graph_json(graph, days)) if format_ == "json" else graph_text(graph, lang, style()))
    return conclude(loaded, lang)
