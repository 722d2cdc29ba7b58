"""`govcheck decide`: is this decision valid?"""

from __future__ import annotations

import errno
import io
import itertools
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from govcheck.loading import conclude, load
from govcheck.options import common
from govcheck.output import emit, say, style, write_file
from govcheck.status import Exit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from governance.decisions.ballot_counting import BallotCounter
    from governance.decisions.receipts import Input
    from governance.decisions.votes import Verdict
    from governance.diagnostics import Lang
    from governance.model.loaded import Loaded
    from governance.model.rules import Rule

_LINES = 1000
"""So many lines are printed together."""


@click.command("decide")
@common("text", "json")
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
def command(
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
    from governance.decisions.receipts import Input
    from governance.decisions.rule_texts import rule_of
    from governance.decisions.votes import NoSuchBody
    from governance.model.timeline import Differs
    from governance.reading.typed_rules import NoRule

    votes_given: Any = {state: words for state, words in votes.items() if words}
    if verify_file is not None:
        if votes_given or file or rule_text or receipt_file:
            raise click.UsageError("--verify takes the votes from the receipt: leave the other options out")
        return _verify(verify_file, name, paths, format_, lang)
    if file is not None and (votes_given or casting):
        raise click.UsageError("the votes are in the file: leave --yes and the like, and --casting, out")
    if file is None and name is None:
        raise click.UsageError("say which BODY decides")
    loaded = load(paths, as_of, lang)
    try:
        rule = rule_of(rule_text) if rule_text is not None else None
        if file is not None:
            from governance.decisions.ballot_counting import BallotCounter

            counter = BallotCounter(loaded.timeline, name, day=loaded.day, rule=rule, written=written)
            return conclude(loaded, lang, _many(counter, file, rule_text, receipt_file, format_, lang))
        assert name is not None
        asked = Input(votes_given, None if casting is None else casting == "yes", written, rule_text)
        return conclude(loaded, lang, _one(loaded, name, asked, rule, receipt_file, format_, lang))
    except (NoRule, NoSuchBody, Differs) as error:
        say(error.text, lang)
        return Exit.COULD_NOT_RUN


def _one(loaded: Loaded, name: str, asked: Input, rule: Rule | None, receipt_file: str | None, format_: str, lang: Lang) -> Exit:
    """Count one vote and tell the answer."""
    from governance.decisions.ballots import Refused
    from governance.decisions.votes import decide
    from render.text.verdict_text import refused_text

    try:
        found = decide(loaded.timeline, name, asked.given, day=loaded.day, casting=asked.casting, rule=rule, written=asked.written)
    except Refused as error:
        say(refused_text(error), lang)
        return Exit.COULD_NOT_RUN
    _tell(asked, found, loaded.day, receipt_file, format_, lang)
    return Exit.FINE if found.outcome == "adopted" else Exit.NO


def _tell(asked: Input, found: Verdict, day: date | None, receipt_file: str | None, format_: str, lang: Lang) -> None:
    """Print the answer about one vote, and write a receipt where one is asked for."""
    from render.data.json_encoding import dumps
    from render.data.verdict_data import verdict_json
    from render.text.verdict_text import verdict_text

    if receipt_file is not None:
        from governance.decisions.receipts import receipt

        write_file(receipt_file, dumps(receipt(asked, found, day)), lang)
    if receipt_file != "-":
        emit(dumps(verdict_json(found, lang)) if format_ == "json" else verdict_text(found, lang, style()))


def _many(counter: BallotCounter, file: str, rule_text: str | None, receipt_file: str | None, format_: str, lang: Lang) -> Exit:
    """Count the votes of a file: one as it would be alone, several a line each."""
    from render.text import ballot_lines
    from render.text.verdict_text import problem_text, sum_text

    with _lines(file, lang) as lines:
        answers = counter.answers(lines, file)
        first, second = next(answers, None), next(answers, None)
        if first is None:
            raise click.UsageError(f"there is no vote in {file}")
        if second is not None and receipt_file is not None:
            raise click.UsageError("a receipt is of one vote, and there are several in the file")
        if second is None and first.found is not None and first.sheet is not None:
            from governance.decisions.receipts import Input

            sheet = first.sheet
            asked = Input(sheet.given, sheet.casting, sheet.written or counter.written, rule_text)
            _tell(asked, first.found, counter.day, receipt_file, format_, lang)
        else:
            held: list[str] = []
            for answered in itertools.chain([first], [second] if second else [], answers):
                if answered.problem is not None:
                    say(problem_text(*answered.problem), lang)
                else:
                    held.append(ballot_lines.line(answered, format_, lang))
                if len(held) >= _LINES:
                    emit("".join(held))
                    held.clear()
            emit("".join(held))
            if second is not None:
                say(sum_text(counter.sums), lang)
    if counter.sums["refused"]:
        return Exit.COULD_NOT_RUN
    return Exit.NO if counter.sums["rejected"] or counter.sums["invalid"] else Exit.FINE


def _verify(file: str, name: str | None, paths: tuple[str, ...], format_: str, lang: Lang) -> Exit:
    """Count a receipt again, and say what is not the same."""
    from governance.decisions import receipts
    from governance.decisions.ballots import Refused
    from governance.decisions.votes import NoSuchBody
    from governance.diagnostics import Text
    from governance.model.timeline import Differs
    from governance.reading.typed_rules import NoRule
    from render.data.json_encoding import dumps
    from render.text.verdict_text import refused_text, reproduced_text

    with _lines(file, lang) as lines:
        try:
            held = receipts.read("".join(lines))
        except receipts.NoReceipt as error:
            say(Text(f"{file}: {error.text.en}", f"{file}: {error.text.da}"), lang)
            return Exit.COULD_NOT_RUN
    loaded = load(paths, receipts.day(held), lang)
    try:
        found = receipts.verify(loaded.timeline, held, name)
    except (NoRule, NoSuchBody, Differs) as error:
        say(error.text, lang)
        return Exit.NO
    except Refused as error:
        say(refused_text(error), lang)
        return Exit.NO
    older = receipts.other_version(held)
    if format_ == "json":
        said = [text.to(lang) for text in found]
        emit(dumps({"body": held["body"], "outcome": held["outcome"], "reproduced": not found, "differences": said}))
    else:
        for text in (*([older] if older else []), *found):
            say(text, lang)
        if not found:
            emit(reproduced_text(held, held["outcome"]).to(lang) + "\n")
    return conclude(loaded, lang, Exit.NO if found else Exit.FINE)


@contextmanager
def _lines(file: str, lang: Lang) -> Iterator[Iterator[str]]:
    """The lines of a file, or of standard input, one after the other."""
    from governance.diagnostics import Text

    try:
        if file == "-":
            if sys.stdin is None:
                raise OSError(errno.EBADF, os.strerror(errno.EBADF))
            yield io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", errors="surrogateescape")
        else:
            with open(file, encoding="utf-8-sig", errors="surrogateescape") as lines:
                yield lines
    except OSError as error:
        reason = error.strerror or type(error).__name__
        say(Text(f"cannot read {file}: {reason}", f"kan ikke læse {file}: {reason}"), lang)
        sys.exit(Exit.COULD_NOT_RUN)
