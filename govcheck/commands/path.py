"""`govcheck path`: how two things are connected."""

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


@click.command("path")
@click.argument("start", metavar="A")
@click.argument("end", metavar="B")
@common("text", "json")
def command(start: str, end: str, paths: tuple[str, ...], format_: str, as_of: date | None, lang: Lang) -> Exit:
    """How A is connected with B: the shortest way over relations in either direction, a sentence for each step.

    Of several that are equally short it is the one whose first step comes first in the order of the files, and so on. Citations
    count only where A or B is a document or a clause.
    """
    from governance.description.connections import connections
    from render.data.json_encoding import dumps
    from render.data.path_data import path_json
    from render.text.catalogue_text import path_text

    loaded = load(paths, as_of, lang)
    ends = [one_named(loaded, name, lang) for name in (start, end)]
    if ends[0] is None or ends[1] is None:
        return conclude(loaded, lang, Exit.NO)
    found = connections(loaded.timeline, ends[0], ends[1], as_of)
    emit(dumps(path_json(found, start, end)) if format_ == "json" else path_text(found, start, end, lang, style()))
    return conclude(loaded, lang, Exit.FINE if any(one.steps is not None for one in found) else Exit.NO)
