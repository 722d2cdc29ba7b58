"""What goes to the terminal and into files: answers, remarks, and what happens when they cannot be written."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NoReturn, TextIO

import click

from govcheck.status import Exit

if TYPE_CHECKING:
    from governance.diagnostics import Lang, Text
    from render.text.terminal import Style


def style() -> Style:
    """How text looks on standard output: in colour and as wide as it is where it is a terminal, else plain."""
    from render.text.terminal import Style

    if not sys.stdout.isatty():
        return Style()
    import shutil

    return Style(colour=not os.environ.get("NO_COLOR"), width=min(shutil.get_terminal_size().columns, 120))


def emit(answer: str | bytes) -> None:
    """Write an answer to standard output; exit where that cannot be done."""
    try:
        sys.stdout.buffer.write(_encoded(answer))
        sys.stdout.buffer.flush()
    except OSError as error:
        give_up(error)


def say(text: Text, lang: Lang) -> None:
    """Write a remark to standard error."""
    remark(f"govcheck: {text.to(lang)}")


def remark(line: str, *, ended: bool = False) -> None:
    """Write a line to standard error, as it is; `ended` where it has its own end. Who cannot be told is not told."""
    try:
        click.echo(line, err=True, nl=not ended)
    except OSError:
        _abandon(sys.stderr)


def write_file(file: str, data: str | bytes, lang: Lang) -> None:
    """Write a file that a user names, whole or not at all; `-` is standard output. Exits where that cannot be done."""
    if file == "-":
        emit(data)
        return
    from govcheck.writing import write_whole
    from governance.diagnostics import Text

    try:
        write_whole(file, _encoded(data))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        say(Text(f"cannot write {file}: {reason}", f"kan ikke skrive {file}: {reason}"), lang)
        sys.exit(Exit.COULD_NOT_RUN)


def open_streams() -> None:
    """Give standard output and standard error, where they are closed, a file: else one that is opened later would get their number.

    What stands for standard output takes nothing, so that it is noticed that nobody can read the answer.
    """
    if sys.stdout is None:
        sys.stdout = _stand_in(1, os.O_RDONLY)
    if sys.stderr is None:
        sys.stderr = _stand_in(2, os.O_WRONLY)


def give_up(error: OSError) -> NoReturn:
    """Exit because standard output cannot be written; say so, unless whoever read it has gone."""
    if not isinstance(error, BrokenPipeError):
        from governance.diagnostics import Text

        reason = error.strerror or type(error).__name__
        context = click.get_current_context(silent=True)
        say(Text(f"cannot write: {reason}", f"kan ikke skrive: {reason}"), context.params.get("lang", "en") if context else "en")
    _abandon(sys.stdout)
    sys.exit(Exit.COULD_NOT_RUN)


def _encoded(data: str | bytes) -> bytes:
    return data if isinstance(data, bytes) else data.encode("utf-8", "backslashreplace")


def _stand_in(number: int, flags: int) -> TextIO:
    opened = os.open(os.devnull, flags)
    if opened != number:
        os.dup2(opened, number)
        os.close(opened)
    return open(number, "w", encoding="utf-8", errors="backslashreplace", closefd=False)


def _abandon(stream: TextIO) -> None:
    """Nothing may be written to this stream any more, not even by the interpreter on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
