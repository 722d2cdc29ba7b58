"""The command line: parse, call, print, exit. No logic here; what is not needed is not imported."""

from __future__ import annotations

import os
import sys
from enum import IntEnum
from typing import TYPE_CHECKING, Any

import click

import cli_decisions
import cli_money
import cli_render
import cli_who
from governance import __version__

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from governance.diagnostics import Lang, Text
    from governance.reading.loader import Loaded
    from render.terminal import Style

KINDS = ("document", "clause", "party", "office", "body", "seat", "case", "subject", "contribution", "part")
FORMATS = ("text", "json")
REPORT_FORMATS = (*FORMATS, "github", "sarif")


class Exit(IntEnum):
    """What the exit status means."""

    FINE = 0
    NO = 1
    COULD_NOT_RUN = 2


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    from governance.schema.values import date_

    try:
        return date_(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a date of the calendar, written 2023-04-01") from None


def _options(*formats: str, default: str | None = "text") -> Callable[[Any], Any]:
    """The options that every command has."""

    def decorate(function: Any) -> Any:
        for option in (
            click.option("--lang", type=click.Choice(("en", "da")), default="en", envvar="GOVCHECK_LANG", help="Language of what is said."),
            click.option("--as-of", callback=_day, metavar="DATE", help="Only what holds on this day."),
            click.option("--format", "format_", type=click.Choice(formats), default=default, help="Form of the answer."),
            click.option(
                "-m", "--model", "paths", multiple=True, metavar="PATH", help="A model file or folder (repeatable); - is standard input."
            ),
        ):
            function = option(function)
        return function

    return decorate


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="govcheck")
def cli() -> None:
    """Plain-text governance: who sits where, who decides what by which rule, who pays, who serves whom.

    Models are those given with -m, else those in GOVCHECK_MODELS, else the folder models/, else the two that come with
    the program. Exit status: 0 fine; 1 the answer is no; 2 could not run.
    """


@cli.command()
@click.argument("files", nargs=-1, metavar="[PATH]...")
@_options(*REPORT_FORMATS)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("--select", multiple=True, metavar="CODE", help="Only these checks: GOV301, or GOV3 for all that begin so.")
@click.option("--ignore", multiple=True, metavar="CODE", help="Not these checks.")
def validate(
    files: tuple[str, ...],
    paths: tuple[str, ...],
    format_: str,
    as_of: date | None,
    lang: Lang,
    strict: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> Exit:
    """Does it hold together? What contradicts, what is missing, what is only assumed."""
    from governance.checks.engine import validate as check
    from governance.checks.registry import known
    from render import formats

    select, ignore = _codes(select), _codes(ignore)
    for code in (*select, *ignore):
        if not known(code):
            raise click.UsageError(f"no check has the code {code}; `govcheck rule` lists them all")
    report = check(_load((*files, *paths), as_of, lang), select=select, ignore=ignore)
    _print(formats.write(format_, report, lang, _style()))
    return Exit.FINE if report.holds(strict=strict) else Exit.NO


@cli.command()
@click.argument("name", metavar="ID")
@_options(*FORMATS)
def show(name: str, paths: tuple[str, ...], format_: str, as_of: date | None, lang: Lang) -> Exit:
    """One thing, whole: seats, rule, chair, tasks, cases, money, clauses."""
    from governance.describe import describe
    from render import answers
    from render.formats.json_ import dumps

    loaded = _load(paths, as_of, lang)
    found = loaded.models.find(name)
    if len(found) != 1:
        return _unknown(loaded, name, lang)
    description = describe(loaded.models, found[0])
    if format_ == "json":
        _print(dumps(answers.show_json(description)))
    else:
        _print(answers.show_text(description, lang, _style()))
    return _doubt(loaded, lang)


@cli.command("list")
@click.argument("kinds", nargs=-1, type=click.Choice(KINDS), metavar="[KIND]...")
@_options(*FORMATS)
def list_(kinds: tuple[str, ...], paths: tuple[str, ...], format_: str, as_of: date | None, lang: Lang) -> Exit:
    """What is in the models: all things but seats and clauses, or those of one KIND.

    KIND is document, clause, party, office, body, seat, case, subject, contribution or part.
    """
    from render import answers
    from render.formats.json_ import dumps

    loaded = _load(paths, as_of, lang)
    rows = answers.things(loaded.models, kinds)
    _print(dumps(rows) if format_ == "json" else answers.list_text(rows, lang, _style()))
    return _doubt(loaded, lang)


@cli.command()
@_options(*FORMATS)
def graph(paths: tuple[str, ...], format_: str, as_of: date | None, lang: Lang) -> Exit:
    """Every thing and every relation: sentences, or node-link JSON."""
    from governance.model.graph import to_json
    from render import answers
    from render.formats.json_ import dumps

    loaded = _load(paths, as_of, lang)
    if format_ == "json":
        _print(dumps(to_json(loaded.models)))
    else:
        _print(answers.graph_text(loaded.models, lang, _style()))
    return _doubt(loaded, lang)


@cli.command()
@click.argument("code", required=False)
@click.option(
    "--as-of", callback=_day, metavar="DATE", expose_value=False, help="Makes no difference here: a check is the same on every day."
)
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", help="Form of the answer.")
@click.option("--lang", type=click.Choice(("en", "da")), default="en", envvar="GOVCHECK_LANG", help="Language of what is said.")
def rule(code: str | None, format_: str, lang: Lang) -> Exit:
    """What is checked: all checks, or one explained."""
    from governance.checks.registry import CHECKS, by_code
    from render import answers
    from render.formats.json_ import dumps

    if code is None:
        text = answers.rules_text(list(CHECKS), lang)
        _print(dumps([answers.rule_json(check) for check in CHECKS]) if format_ == "json" else text)
        return Exit.FINE
    check = by_code(code)
    if check is None:
        raise click.UsageError(f"no check has the code {code}; `govcheck rule` lists them all")
    _print(dumps(answers.rule_json(check)) if format_ == "json" else answers.rule_text(check, lang, _style()))
    return Exit.FINE


def _codes(given: tuple[str, ...]) -> tuple[str, ...]:
    """GOV111,GOV113 stands for two."""
    return tuple(code.strip() for item in given for code in item.split(","))


def _load(paths: tuple[str, ...], as_of: date | None, lang: Lang) -> Loaded:
    from governance.reading import source
    from governance.reading.loader import CannotRead, load

    if not source.FAST:
        click.echo("govcheck: PyYAML has no libyaml here; reading is 20 to 40 times slower", err=True)
    try:
        return load(_given(paths), as_of=as_of)
    except CannotRead as error:
        _say(error.text, lang)
        sys.exit(Exit.COULD_NOT_RUN)


def _unknown(loaded: Loaded, name: str, lang: Lang) -> Exit:
    """Nothing has the name that was asked for, or several things have."""
    from render import answers

    found = loaded.models.find(name)
    text = answers.ambiguous_text(loaded.models, name, found) if len(found) > 1 else answers.unknown_text(loaded.models, name)
    _say(text, lang)
    return _doubt(loaded, lang, Exit.NO)


def _given(paths: tuple[str, ...]) -> list[str | os.PathLike[str]]:
    """The models that are meant: those given, else those of the environment, of the folder here, or of the program."""
    from governance.reading.loader import shipped

    if paths:
        return list(paths)
    if os.environ.get("GOVCHECK_MODELS"):
        return [path for path in os.environ["GOVCHECK_MODELS"].split(os.pathsep) if path]
    return ["models"] if os.path.isdir("models") else [shipped()]


def _doubt(loaded: Loaded, lang: Lang, otherwise: Exit = Exit.FINE) -> Exit:
    """An answer from models that could not be read whole is not to be trusted, and says so."""
    from governance.diagnostics import Text

    ended = [found for found in loaded.diagnostics if found.code == "GOV017"]
    for found in ended:
        _say(found.message, lang)
    count = len(loaded.diagnostics) - len(ended) + sum(item.why != "ended" for item in loaded.models.unresolved)
    if not count:
        return Exit.NO if ended else otherwise
    _say(
        Text(
            f"the models have errors ({count}), so this answer may be incomplete: run `govcheck validate`",
            f"modellerne har fejl ({count}), så svaret kan være ufuldstændigt: kør `govcheck validate`",
        ),
        lang,
    )
    return Exit.NO


def _style() -> Style:
    from render.terminal import Style

    terminal = sys.stdout.isatty()
    if not terminal:
        return Style()
    import shutil

    return Style(colour=not os.environ.get("NO_COLOR"), width=min(shutil.get_terminal_size().columns, 120))


def _print(text: str | bytes) -> None:
    try:
        sys.stdout.buffer.write(text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Whoever read has gone. Nothing may be written any more, not even by the interpreter on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(Exit.COULD_NOT_RUN)
    except OSError as error:
        click.echo(f"govcheck: cannot write: {error.strerror}", err=True)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(Exit.COULD_NOT_RUN)


def _say(text: Text, lang: Lang) -> None:
    click.echo(f"govcheck: {text.to(lang)}", err=True)


def _write(file: str, text: str | bytes, lang: Lang) -> None:
    """Write a file whole or not at all; `-` is standard output."""
    if file == "-":
        _print(text)
        return
    from governance.diagnostics import Text
    from render.files import write_whole

    try:
        write_whole(file, text if isinstance(text, bytes) else text.encode())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        _say(Text(f"cannot write {file}: {reason}", f"kan ikke skrive {file}: {reason}"), lang)
        sys.exit(Exit.COULD_NOT_RUN)


cli_decisions.register(cli, _options)
cli_render.register(cli, _options)
cli_money.register(cli, _options)
cli_who.register(cli, _options)


def main() -> None:
    """Run the program and exit with its status. A bug of ours is a traceback and status 2."""
    import gc

    gc.disable()  # a run is short and makes no cycles worth collecting
    try:
        status: Any = cli.main(prog_name="govcheck", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = Exit.COULD_NOT_RUN
    except click.exceptions.Abort:
        status = Exit.COULD_NOT_RUN
    except Exception:
        import traceback

        traceback.print_exc()
        click.echo("govcheck: this is a bug in govcheck, not in your model; please report it with the lines above", err=True)
        status = Exit.COULD_NOT_RUN
    gc.freeze()  # or the interpreter, on its way out, looks at every object once more
    sys.exit(int(status or 0))


if __name__ == "__main__":
    main()
