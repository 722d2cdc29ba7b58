"""The options that several commands have, and what they take."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from datetime import date

KINDS = ("document", "clause", "party", "office", "body", "seat", "case", "subject", "contribution", "part")
"""Kinds of things in a model."""
POLICIES = ("largest_remainder", "residual_to_largest", "dhondt", "sainte_lague", "refuse")
"""Where the remainder of a split may go."""

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """The day that an option names."""
    if value is None:
        return None
    from governance.schema.values import date_

    try:
        return date_(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a date of the calendar, written 2023-04-01") from None


lang = click.option("--lang", type=click.Choice(("en", "da")), default="en", envvar="GOVCHECK_LANG", help="Language of what is said.")


def form(*formats: str, default: str | None = "text") -> Callable[[Decorated], Decorated]:
    """--format, with the forms that a command's answer has."""
    return click.option("--format", "format_", type=click.Choice(formats), default=default, help="Form of the answer.")


def any_day(what: str) -> Callable[[Decorated], Decorated]:
    """--as-of for a command whose answer, about `what`, needs no day: taken, checked, and not passed on."""
    text = f"Makes no difference here: {what} is the same on every day."
    return click.option("--as-of", callback=day, metavar="DATE", expose_value=False, help=text)


def common(*formats: str, default: str | None = "text") -> Callable[[Decorated], Decorated]:
    """The options of every command that asks the models: which models, in which form, on which day, in which language."""

    def decorate(function: Decorated) -> Decorated:
        for option in (
            lang,
            click.option("--as-of", callback=day, metavar="DATE", help="Only what holds on this day."),
            form(*formats, default=default),
            click.option(
                "-m", "--model", "paths", multiple=True, metavar="PATH", help="A model file or folder (repeatable); - is standard input."
            ),
        ):
            function = option(function)
        return function

    return decorate


def policy(**attributes: Any) -> Callable[[Decorated], Decorated]:
    """--policy; what else is said of it (a default, or that it is required) in `attributes`."""
    return click.option("--policy", type=click.Choice(POLICIES), **attributes)
