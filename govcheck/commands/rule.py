"""`govcheck rule`: what is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govcheck.options import any_day, form, lang
from govcheck.output import emit, style
from govcheck.status import Exit

if TYPE_CHECKING:
    from governance.diagnostics import Lang


@click.command("rule")
@click.argument("code", required=False)
@any_day("a check")
@form("text", "json")
@lang
def command(code: str | None, format_: str, lang: Lang) -> Exit:
    """What is checked: all checks, or one explained."""
    from governance.checks.registry import CHECKS, by_code
    from render.data.catalogue_data import rule_json
    from render.data.json_encoding import dumps
    from render.text.catalogue_text import rule_text, rules_text

    if code is None:
        text = rules_text(list(CHECKS), lang)
        emit(dumps([rule_json(check) for check in CHECKS]) if format_ == "json" else text)
        return Exit.FINE
    check = by_code(code)
    if check is None:
        raise click.UsageError(f"no check has the code {code}; `govcheck rule` lists them all")
    emit(dumps(rule_json(check)) if format_ == "json" else rule_text(check, lang, style()))
    return Exit.FINE
