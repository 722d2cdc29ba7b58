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
@common("text", "json")
def command(paths: tuple[str, ...], format_: str, as_of: date | None, lang: Lang) -> Exit:
    """Every thing and every relation: sentences, or node-link JSON."""
    from governance.model.graph import to_json
    from render.data.json_encoding import dumps
    from render.text.catalogue_text import graph_text

    loaded = load(paths, as_of, lang)
    if format_ == "json":
        emit(dumps(to_json(loaded.models)))
    else:
        emit(graph_text(loaded.models, lang, style()))
    return conclude(loaded, lang)
