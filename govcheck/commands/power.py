"""`govcheck power`: who can block, who can carry, and what stops a body?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govcheck.loading import conclude, load
from govcheck.options import common
from govcheck.output import emit, say, style
from govcheck.status import Exit

if TYPE_CHECKING:
    from datetime import date

    from governance.decisions.strength import Strength
    from governance.diagnostics import Lang


@click.command("power")
@common("text", "json")
@click.argument("name", metavar="BODY")
@click.option("--rule", "rule_texts", multiple=True, metavar="RULE", help="What if this were the rule (repeatable): 'majority 2/3', ...")
@click.option("--attendance", metavar="P", help="The chance that a member comes (0.9, 90% or 9/10): the chance that a meeting can decide.")
@click.option("--list", "limit", type=click.IntRange(min=0), default=20, show_default=True, help="So many kinds of minimal coalitions.")
def command(
    name: str,
    rule_texts: tuple[str, ...],
    attendance: str | None,
    limit: int,
    paths: tuple[str, ...],
    format_: str,
    as_of: date | None,
    lang: Lang,
) -> Exit:
    """Who can block, who can carry, how hard is it to decide, and what stops it?"""
    from governance.decisions.ballots import Refused
    from governance.decisions.condition import Uncountable
    from governance.decisions.rule_texts import chance_of, rule_of
    from governance.decisions.strength import strength
    from governance.decisions.votes import CannotVote, NoSuchBody, body_named
    from governance.model.timeline import Differs
    from governance.reading.typed_rules import NoRule
    from render.data.json_encoding import dumps
    from render.data.power_data import strength_json
    from render.text.power_text import most_title, strength_text, what_if
    from render.text.progress import bar
    from render.text.verdict_text import refused_text

    loaded = load(paths, as_of, lang)
    try:
        body = body_named(loaded.timeline, name, as_of).label
        rules = [(None, ""), *((rule_of(text), what_if(text, lang)) for text in rule_texts)]
        come = None if attendance is None else chance_of(attendance)
    except (NoSuchBody, NoRule) as error:
        say(error.text, lang)
        return Exit.COULD_NOT_RUN
    found: list[tuple[Strength, str]] = []
    for rule, text in rules:
        try:
            answer = strength(loaded.timeline, body, day=as_of, rule=rule, limit=limit, attendance=come, progress=bar())
            found.append((answer, text))
            if answer.open_seats:
                more = strength(loaded.timeline, body, day=as_of, rule=rule, limit=limit, attendance=come, most=True, progress=bar())
                found.append((more, most_title(answer, text, lang)))
        except Differs as error:
            say(error.text, lang)
            return Exit.COULD_NOT_RUN
        except (CannotVote, Uncountable) as error:
            if rule is None and rule_texts:
                continue  # it has no rule today; the question is what another would be like
            say(error.text, lang)
            return conclude(loaded, lang, Exit.NO)
        except Refused as error:
            say(refused_text(error), lang)
            return Exit.COULD_NOT_RUN
    if format_ == "json":
        said = [{**({"asked": text} if text else {}), **strength_json(item, lang)} for item, text in found]
        today = said.pop(0) if not found[0][1] else {"body": said[0]["body"], "rule": None}
        emit(dumps({**today, "what_if": said} if said else today))
    else:
        first = found[0][0] if not found[0][1] else None
        texts = [strength_text(item, lang, style(), title=text, today=first if item.clause == "" else None) for item, text in found]
        emit("\n\n".join(texts))
    return conclude(loaded, lang)
