"""The command line: parse, call, print, exit. No logic here; what is not needed is not imported."""

from __future__ import annotations

import io
import itertools
import os
import sys
from contextlib import contextmanager
from enum import IntEnum
from typing import TYPE_CHECKING, Any

import click

import cli_money
import cli_render
import cli_who
from governance import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from governance.diagnostics import Lang, Text
    from governance.linked import Entity
    from governance.loader import Loaded
    from governance.receipts import Input
    from governance.strength import Strength
    from render.ballots import Hall
    from render.terminal import Style

KINDS = ("document", "clause", "party", "office", "body", "seat", "case", "subject", "contribution", "part")
FORMATS = ("text", "json")
_LINES = 1000
"""So many lines are printed together."""
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
    from governance.checks.registry import known
    from governance.validation import validate as check
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
    from governance.graph import to_json
    from render import answers
    from render.formats.json_ import dumps

    loaded = _load(paths, as_of, lang)
    if format_ == "json":
        _print(dumps(to_json(loaded.models)))
    else:
        _print(answers.graph_text(loaded.models, lang, _style()))
    return _doubt(loaded, lang)


@cli.command()
@click.argument("name", metavar="BODY", required=False)
@click.option("--yes", multiple=True, metavar="SEAT[:N]", help="Votes for. A seat, or so many of its voters.")
@click.option("--no", multiple=True, metavar="SEAT[:N]", help="Votes against.")
@click.option("--abstain", multiple=True, metavar="SEAT[:N]", help="There, and votes neither for nor against.")
@click.option("--present", multiple=True, metavar="SEAT[:N]", help="There, and has not voted yet.")
@click.option("--absent", multiple=True, metavar="SEAT[:N]", help="Not there; as is everybody who is not mentioned.")
@click.option("--recused", multiple=True, metavar="SEAT[:N]", help="Disqualified in this matter.")
@click.option("--vacant", multiple=True, metavar="SEAT[:N]", help="The seat is empty.")
@click.option("--casting", type=click.Choice(("yes", "no")), help="The chair's casting vote, where the chair's seat does not tell it.")
@click.option("--written", is_flag=True, help="By the written procedure.")
@click.option("--rule", "rule_text", metavar="RULE", help="What if this were the rule: 'majority 2/3 of cast', 'unanimity', ...")
@click.option(
    "--file", "file", metavar="FILE", help="Votes from a file, one or many (YAML documents, or JSON a line); - is standard input."
)
@click.option("--receipt", "receipt_file", metavar="FILE", help="Write what it takes to count this again; - is standard output.")
@click.option("--verify", "verify_file", metavar="FILE", help="Count a receipt again: 0 if it comes out the same, else 1.")
@_options(*FORMATS)
def decide(
    name: str | None,
    casting: str | None,
    written: bool,
    rule_text: str | None,
    file: str | None,
    receipt_file: str | None,
    verify_file: str | None,
    paths: tuple[str, ...],
    format_: str,
    as_of: date | None,
    lang: Lang,
    **votes: tuple[str, ...],
) -> Exit:
    """Is this decision valid? Counts votes by the body's own rule. Exit status 0 only when it is adopted.

    A seat alone stands for all its voters of whom nothing else is said; named alone several times, for one each time. A
    deputy votes as SEAT.deputy. Example: govcheck decide forretningsudvalg --yes kl:2 --yes realdania --no danske_regioner:2
    """
    from governance.receipts import Input
    from governance.rule_texts import NoRule, rule_of
    from governance.votes import NoSuchBody, body_of

    votes_given: Any = {state: words for state, words in votes.items() if words}
    if verify_file is not None:
        if votes_given or file or rule_text or receipt_file:
            raise click.UsageError("--verify takes the votes from the receipt: leave the other options out")
        return _verify(verify_file, name, paths, format_, lang)
    if file is not None and (votes_given or casting or receipt_file):
        raise click.UsageError("the votes are in the file: leave --yes and the like, --casting and --receipt out")
    if file is None and name is None:
        raise click.UsageError("say which BODY decides")
    loaded = _load(paths, as_of, lang)
    try:
        rule = rule_of(rule_text) if rule_text is not None else None
        body = body_of(loaded.models, name) if name is not None else None
    except (NoRule, NoSuchBody) as error:
        _say(error.text, lang)
        return Exit.COULD_NOT_RUN
    if file is not None:
        from render.ballots import Hall

        return _doubt(loaded, lang, _many(Hall(loaded.models, name, rule=rule, written=written), file, format_, lang))
    assert body is not None
    return _doubt(
        loaded,
        lang,
        _one(
            loaded,
            body,
            Input(votes_given, None if casting is None else casting == "yes", written, rule_text),
            rule,
            receipt_file,
            format_,
            lang,
        ),
    )


def _one(loaded: Loaded, body: Entity, asked: Input, rule: Any, receipt_file: str | None, format_: str, lang: Lang) -> Exit:
    """Count one vote, print the answer, and write a receipt where one is asked for."""
    from governance.decisions.ballots import Refused
    from governance.votes import decide
    from render import decisions
    from render.formats.json_ import dumps

    try:
        found = decide(loaded.models, body, asked.given, casting=asked.casting, rule=rule, written=asked.written)
    except Refused as error:
        _say(decisions.refused_text(error), lang)
        return Exit.COULD_NOT_RUN
    if receipt_file is not None:
        from governance.receipts import receipt

        _write(receipt_file, dumps(receipt(loaded.models, body, asked, found)), lang)
    if receipt_file != "-":
        _print(dumps(decisions.verdict_json(found, lang)) if format_ == "json" else decisions.verdict_text(found, lang, _style()))
    return Exit.FINE if found.outcome == "adopted" else Exit.NO


def _many(hall: Hall, file: str, format_: str, lang: Lang) -> Exit:
    """Count the votes of a file: one as it would be alone, several a line each."""
    from render import ballots, decisions
    from render.formats.json_ import dumps

    with _lines(file, lang) as lines:
        answers = hall.answers(lines, file)
        first, second = next(answers, None), next(answers, None)
        if first is None:
            raise click.UsageError(f"there is no vote in {file}")
        if second is None and first.found is not None:
            found = first.found
            _print(dumps(decisions.verdict_json(found, lang)) if format_ == "json" else decisions.verdict_text(found, lang, _style()))
        else:
            held: list[str] = []
            for answered in itertools.chain([first], [second] if second else [], answers):
                if answered.problem is not None:
                    _say(answered.problem, lang)
                else:
                    held.append(ballots.line(answered, format_, lang))
                if len(held) >= _LINES:
                    _print("".join(held))
                    held.clear()
            _print("".join(held))
            if second is not None:
                _say(decisions.sum_text(hall.sums), lang)
    if hall.sums["refused"]:
        return Exit.COULD_NOT_RUN
    return Exit.NO if hall.sums["rejected"] or hall.sums["invalid"] else Exit.FINE


def _verify(file: str, name: str | None, paths: tuple[str, ...], format_: str, lang: Lang) -> Exit:
    """Count a receipt again, and say what is not the same."""
    from governance import receipts
    from governance.decisions.ballots import Refused
    from governance.diagnostics import Text
    from governance.rule_texts import NoRule
    from governance.votes import NoSuchBody, body_of
    from render import decisions
    from render.formats.json_ import dumps

    with _lines(file, lang) as lines:
        try:
            held = receipts.read("".join(lines))
        except receipts.NoReceipt as error:
            _say(Text(f"{file}: {error.text.en}", f"{file}: {error.text.da}"), lang)
            return Exit.COULD_NOT_RUN
    loaded = _load(paths, receipts.day(held), lang)
    try:
        body = body_of(loaded.models, name or held["body"])
        found = receipts.verify(loaded.models, body, held)
    except (NoRule, NoSuchBody) as error:
        _say(error.text, lang)
        return Exit.NO
    except Refused as error:
        _say(decisions.refused_text(error), lang)
        return Exit.NO
    older = receipts.other_version(held)
    if format_ == "json":
        said = [text.to(lang) for text in found]
        _print(dumps({"body": held["body"], "outcome": held["outcome"], "reproduced": not found, "differences": said}))
    else:
        for text in (*([older] if older else []), *found):
            _say(text, lang)
        if not found:
            _print(decisions.reproduced_text(held, held["outcome"]).to(lang) + "\n")
    return _doubt(loaded, lang, Exit.NO if found else Exit.FINE)


@contextmanager
def _lines(file: str, lang: Lang) -> Iterator[Iterator[str]]:
    """The lines of a file, or of standard input, one after the other."""
    from governance.diagnostics import Text

    try:
        if file == "-":
            yield io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", errors="surrogateescape")
        else:
            with open(file, encoding="utf-8-sig", errors="surrogateescape") as lines:
                yield lines
    except OSError as error:
        reason = error.strerror or type(error).__name__
        _say(Text(f"cannot read {file}: {reason}", f"kan ikke læse {file}: {reason}"), lang)
        sys.exit(Exit.COULD_NOT_RUN)


def _write(file: str, text: str, lang: Lang) -> None:
    """Write a file whole or not at all; `-` is standard output."""
    if file == "-":
        _print(text)
        return
    from governance.diagnostics import Text
    from render.files import write_whole

    try:
        write_whole(file, text.encode())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        _say(Text(f"cannot write {file}: {reason}", f"kan ikke skrive {file}: {reason}"), lang)
        sys.exit(Exit.COULD_NOT_RUN)


@cli.command()
@click.argument("name", metavar="BODY")
@click.option("--rule", "rule_texts", multiple=True, metavar="RULE", help="What if this were the rule (repeatable): 'majority 2/3', ...")
@click.option("--attendance", metavar="P", help="The chance that a member comes (0.9, 90% or 9/10): the chance that a meeting can decide.")
@click.option("--list", "limit", type=click.IntRange(min=0), default=20, show_default=True, help="So many kinds of minimal coalitions.")
@_options(*FORMATS)
def power(
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
    from governance.rule_texts import NoRule, chance_of, rule_of
    from governance.strength import strength
    from governance.votes import Closed, NoSuchBody, body_of
    from render import strength as answers
    from render.decisions import refused_text
    from render.formats.json_ import dumps
    from render.progress import bar

    loaded = _load(paths, as_of, lang)
    try:
        body = body_of(loaded.models, name)
        rules = [(None, ""), *((rule_of(text), answers.what_if(text, lang)) for text in rule_texts)]
        come = None if attendance is None else chance_of(attendance)
    except (NoSuchBody, NoRule) as error:
        _say(error.text, lang)
        return Exit.COULD_NOT_RUN
    found: list[tuple[Strength, str]] = []
    for rule, text in rules:
        try:
            answer = strength(loaded.models, body, rule=rule, limit=limit, attendance=come, progress=bar())
            found.append((answer, text))
            if answer.open_seats:
                more = strength(loaded.models, body, rule=rule, limit=limit, attendance=come, most=True, progress=bar())
                found.append((more, answers.most_title(answer, text, lang)))
        except (Closed, Uncountable) as error:
            if rule is None and rule_texts:
                continue  # it has no rule today; the question is what another would be like
            _say(error.text, lang)
            return _doubt(loaded, lang, Exit.NO)
        except Refused as refused:
            _say(refused_text(refused), lang)
            return Exit.COULD_NOT_RUN
    if format_ == "json":
        said = [{**({"asked": text} if text else {}), **answers.strength_json(item, lang)} for item, text in found]
        today = said.pop(0) if not found[0][1] else {"body": said[0]["body"], "rule": None}
        _print(dumps({**today, "what_if": said} if said else today))
    else:
        first = found[0][0] if not found[0][1] else None
        texts = [
            answers.strength_text(item, lang, _style(), title=text, today=first if item.clause == "" else None) for item, text in found
        ]
        _print("\n\n".join(texts))
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
    from governance import source
    from governance.loader import CannotRead, load

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
    from governance.loader import shipped

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
