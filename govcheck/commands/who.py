"""`govcheck who`: who handles a case?"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from govcheck.loading import conclude, load, unknown
from govcheck.options import common
from govcheck.output import emit, say, style, write_file
from govcheck.status import Exit

if TYPE_CHECKING:
    from datetime import date

    from governance.diagnostics import Lang
    from governance.model.loaded import Loaded
    from governance.routing.who import Found

STEPS = ("initiate", "prepare", "consult", "recommend", "handle", "decide", "approve", "carry_out", "inform")


@click.command("who")
@common("text", "json")
@click.argument("question", nargs=-1, metavar="[QUESTION]...")
@click.option(
    "--where", "where", multiple=True, metavar="FACET=VALUE", help="Cases with this facet (repeatable): exact, nothing is guessed."
)
@click.option("--kle", default="", metavar="NUMBER", help="Cases under this number of KLE: 09, 09.17 or 09.17.04.")
@click.option("--all", "all_", is_flag=True, help="Every case with its route.")
@click.option("--by", metavar="BODY", help="Everything that a body has a step in, with the step: its mandate on a page.")
@click.option("--step", "steps", multiple=True, type=click.Choice(STEPS), help="Only where there is such a step (repeatable).")
@click.option("-o", "--output", metavar="FILE", help="Draw the route of the best answer: route.svg, .png, .pdf, .html, ...")
def command(
    question: tuple[str, ...],
    paths: tuple[str, ...],
    format_: str,
    as_of: date | None,
    lang: Lang,
    where: tuple[str, ...],
    kle: str,
    all_: bool,
    by: str | None,
    steps: tuple[str, ...],
    output: str | None,
) -> Exit:
    """Who handles it? Ask in your own words, in Danish or English: the bodies, the steps, the rules, the clauses.

    `who ren kommunal interesse`, `who "who approves a delay?"`, `who --where interest=municipal`, `who --by forretningsudvalg`.
    """
    from governance.model.timeline import Differs
    from governance.routing.who import Unknown, actor_named, all_cases, mandate, who
    from render.data.handling_data import found_json, mandate_json
    from render.data.json_encoding import dumps
    from render.text.handling_text import found_text, mandate_text

    words = " ".join(question).strip()
    if sum((bool(words or where or kle), all_, by is not None)) != 1:
        raise click.UsageError("give a QUESTION (--where and --kle narrow it, or stand alone), or --all, or --by BODY")
    if output is not None:
        _picture_format(output)
        if all_ or by is not None:
            raise click.UsageError("-o draws the route of one answer: ask a QUESTION, or by --where or --kle")
    loaded = load(paths, as_of, lang)
    try:
        if by is not None:
            actor = actor_named(loaded.timeline, by, as_of)
            told = mandate(loaded.timeline, actor, day=as_of, steps=steps) if actor is not None else None
            if told is None:
                return _nobody(loaded, by, lang)
            emit(dumps(mandate_json(told)) if format_ == "json" else mandate_text(told, lang, style()))
            return conclude(loaded, lang, Exit.NO if told.is_empty else Exit.FINE)
        if all_:
            found = all_cases(loaded.timeline, day=as_of, steps=steps)
        else:
            found = who(loaded.timeline, words, day=as_of, where=_facets(where), kle=kle, steps=steps)
    except Unknown as error:
        raise click.UsageError(error.text.to(lang)) from None
    except Differs as error:
        say(error.text, lang)
        return Exit.COULD_NOT_RUN
    if output != "-" or not found.matches:
        emit(dumps(found_json(found, words or None)) if format_ == "json" else found_text(found, words, lang, style()))
    drawn = output is None or not found.matches or _draw(loaded, found, output, lang)
    return conclude(loaded, lang, Exit.FINE if found.matches and drawn else Exit.NO)


def _nobody(loaded: Loaded, name: str, lang: Lang) -> Exit:
    """Say that no body, party or office of the day has the name that was asked for."""
    others = loaded.timeline.find(name)
    if len(others) == 1 and others[0].kind not in ("body", "party", "office"):
        raise click.UsageError(f"{name} is a {others[0].kind}: --by takes a body, a party or an office")
    return unknown(loaded, name, lang)


def _picture_format(output: str) -> str:
    """The format that a file's ending stands for."""
    from render.pictures.drawing.picture_formats import format_of

    form = "svg" if output == "-" else format_of(output)
    if form is None:
        raise click.UsageError(f"the ending of {output} is none of a picture: end it in .svg, .png, .pdf, .html, ...")
    return form


def _draw(loaded: Loaded, found: Found, output: str, lang: Lang) -> bool:
    """Draw the route of the best answer; where there is none to draw, or several answers are as good, say so."""
    from governance.diagnostics import Text
    from governance.model.timeline import Differs
    from render.pictures.choosing import pictures
    from render.pictures.diagrams.cut import Cut
    from render.pictures.drawing.graphviz_engine import EngineFailed
    from render.pictures.drawing.picture_formats import write

    best = found.matches[0]
    if best.kind != "case" or (best.score is None and len(found.matches) > 1):
        why = Text("these are several cases", "det er flere sager")
        if best.kind != "case":
            why = Text(f"`{best.id}` is no case", f"`{best.id}` er ingen sag")
        say(Text(f"nothing is drawn: {why.en}", f"intet er tegnet: {why.da}"), lang)
        return False
    try:
        (picture,) = pictures(loaded.timeline, [best.id], "route", lang, Cut(), day=loaded.day, whole=True)
        drawn = write(picture, _picture_format(output))
    except (Differs, EngineFailed) as error:
        say(error.text, lang)
        sys.exit(Exit.COULD_NOT_RUN)
    write_file(output, drawn.data, lang)
    if output != "-":
        say(Text(f"drawn in {output}", f"tegnet i {output}"), lang)
    return True


def _facets(where: tuple[str, ...]) -> list[tuple[str, str]]:
    """interest=municipal is a facet and its value."""
    pairs = [tuple(part.strip() for part in item.partition("=")) for item in where]
    for item, (facet, _, value) in zip(where, pairs, strict=True):
        if not (facet and value):
            raise click.UsageError(f"--where {item}: write FACET=VALUE")
    return [(facet, value) for facet, _, value in pairs]
