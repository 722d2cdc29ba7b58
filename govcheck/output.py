"""What goes to the terminal and into files: answers, remarks, and what happens when they cannot be written."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from govcheck.status import Exit

if TYPE_CHECKING:
    from governance.diagnostics import Lang, Text
    from render.terminal import Style


def style() -> Style:
    """How text looks on standard output: in colour and as wide as it is where it is a terminal, else plain."""
    from render.terminal import Style

    terminal = sys.stdout.isatty()
    if not terminal:
        return Style()
    import shutil

    return Style(colour=not os.environ.get("NO_COLOR"), width=min(shutil.get_terminal_size().columns, 120))


def emit(answer: str | bytes) -> None:
    """Write an answer to standard output; exit where that cannot be done."""
    try:
        sys.stdout.buffer.write(answer if isinstance(answer, bytes) else answer.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Whoever read has gone. Nothing may be written any more, not even by the interpreter on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(Exit.COULD_NOT_RUN)
    except OSError as error:
        click.echo(f"govcheck: cannot write: {error.strerror}", err=True)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(Exit.COULD_NOT_RUN)


def say(text: Text, lang: Lang) -> None:
    """Write a remark to standard error."""
    click.echo(f"govcheck: {text.to(lang)}", err=True)


def write_file(file: str, data: str | bytes, lang: Lang) -> None:
    """Write a file that a user names, whole or not at all; `-` is standard output. Exits where that cannot be done."""
    if file == "-":
        emit(data)
        return
    from governance.diagnostics import Text
    from render.files import write_whole

    try:
        write_whole(file, data if isinstance(data, bytes) else data.encode())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        say(Text(f"cannot write {file}: {reason}", f"kan ikke skrive {file}: {reason}"), lang)
        sys.exit(Exit.COULD_NOT_RUN)
