"""`govcheck render`: pictures of the models. Its logic is in render/pictures/choosing.py."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from govcheck.loading import conclude, load, model_paths
from govcheck.options import KINDS, common
from govcheck.output import emit, say, write_file
from govcheck.status import Exit

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from governance.diagnostics import Lang

FORMATS = ("svg", "png", "pdf", "html", "dot", "mermaid", "d2")
DIAGRAMS = ("structure", "membership", "body", "route", "funding", "map")
LEVELS = ("political", "administrative", "secretariat", "knowledge")


@click.command("render")
@common(*FORMATS, default=None)
@click.argument("names", nargs=-1, metavar="[DIAGRAM] [ID]...")
@click.option("--diagram", type=click.Choice(DIAGRAMS), help="The diagram, where an id has its name.")
@click.option("-o", "--output", metavar="FILE", help="A file, whose ending decides the format; a folder; or - for standard output.")
@click.option("--around", default="", metavar="ID", help="Only what is near this.")
@click.option("--depth", type=click.IntRange(0), metavar="N", help="So many steps around it (1 where left out); alone, so many levels.")
@click.option(
    "--only", multiple=True, type=click.Choice((*KINDS, *LEVELS)), metavar="KIND", help="Only these kinds or levels (repeatable)."
)
@click.option("--all", "whole", is_flag=True, help="Draw it however large it is.")
@click.option("--link", default="", metavar="URL", help="Make each thing a link: https://example.org/{id}.")
@click.option("--theme", type=click.Choice(("auto", "light", "dark")), default="auto", help="Colours; auto: as whoever looks at it has it.")
@click.option(
    "--engine", is_flag=False, flag_value="show", metavar="[NAME]", help="The layout engine: dot or pygraphviz; alone, those there are."
)
@click.option(
    "--timeout", type=click.FloatRange(0.1), default=60, show_default=True, metavar="SECONDS", help="How long the engine may take."
)
@click.option("--watch", is_flag=True, help="Draw again whenever a model changes.")
def command(
    names: tuple[str, ...],
    paths: tuple[str, ...],
    format_: str | None,
    as_of: date | None,
    lang: Lang,
    diagram: str | None,
    output: str | None,
    around: str,
    depth: int | None,
    only: tuple[str, ...],
    whole: bool,
    link: str,
    theme: str,
    engine: str | None,
    timeout: float,
    watch: bool,
) -> Exit:
    """Pictures of the models: DIAGRAM is structure, membership, body ID, route CASE, funding or map.

    Without one, the structure of each model; with an ID alone, the picture that suits it. Where a picture is not the same on
    all days, --as-of names the day.
    """
    from governance.model.timeline import Differs
    from render.pictures.choosing import Refused, engines_text, pictures, safe_link
    from render.pictures.diagrams.cut import Cut
    from render.pictures.drawing.graphviz_engine import NAMES, EngineFailed
    from render.pictures.drawing.picture_formats import Options, format_of

    if engine == "show":
        emit(engines_text(lang))
        return Exit.FINE
    if engine not in (None, *NAMES):
        raise click.UsageError(f"there is no engine {engine}: --engine alone shows those there are")
    if link and not safe_link(link):
        raise click.UsageError("--link is an address of http, https or mailto, or a path, in which {id} stands for the id")
    form = format_ or (format_of(output) if output else None) or "svg"
    if format_ is None and output and output != "-" and not os.path.isdir(output) and format_of(output) is None:
        raise click.UsageError(f"the ending of {output} is none of a picture: end it in .svg, .png, .pdf, .html, ..., or add --format")
    scheme: Any = None if theme == "auto" else theme
    options = Options(scheme, link, engine, timeout)

    def once() -> Exit:
        loaded = load(paths, as_of, lang)
        try:
            found = pictures(loaded.timeline, names, diagram, lang, Cut(around, depth, only), day=as_of, whole=whole)
            _draw(found, output, form, options, lang)
        except (Refused, Differs, EngineFailed) as error:
            say(error.text, lang)
            if isinstance(error, Refused) and not error.usage:
                return conclude(loaded, lang, Exit.NO)
            return Exit.COULD_NOT_RUN
        return conclude(loaded, lang)

    return _watch(paths, once) if watch else once()


def _draw(found: list[Any], output: str | None, form: str, options: Any, lang: Lang) -> None:
    """Write each picture to its file, and say where it is."""
    from render.pictures.choosing import paper, targets
    from render.pictures.drawing.picture_formats import write

    files = targets(found, output, form, folder=bool(output) and output != "-" and os.path.isdir(str(output)))
    for picture, file in zip(found, files, strict=True):
        drawn = write(picture, form, options)
        if file == "-":
            emit(drawn.data)
            continue
        write_file(file, drawn.data, lang)
        emit(os.fsencode(file) + b"\n")
        warning = paper(file, drawn) if form in ("svg", "png", "pdf") else None
        if warning:
            say(warning, lang)


def _watch(paths: tuple[str, ...], once: Callable[[], Exit]) -> Exit:
    """Do it now, and again whenever one of the models' files changes, until interrupted."""
    import time

    from governance.reading.loader import stamps

    seen = stamps(model_paths(paths))  # before it is drawn: what changes meanwhile is drawn again
    status = once()
    try:
        while True:
            time.sleep(0.3)
            now = stamps(model_paths(paths))
            if now != seen:
                seen = now
                try:
                    status = once()
                except SystemExit:  # what cannot be read now may be half written: the next change draws again
                    continue
    except KeyboardInterrupt:
        return status
