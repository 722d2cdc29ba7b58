"""The program: its commands, and how a run ends."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import Any, cast

import click

from govcheck import output
from govcheck.status import Exit
from governance import __version__

COMMANDS = ("decide", "funding", "graph", "list", "path", "power", "render", "rule", "show", "split", "table", "validate", "who")
"""Each is in the file of its name in govcheck/commands/."""


class _Commands(Mapping[str, click.Command]):
    """The commands by name, each imported when it is asked for: the options of all of them take longer to build than one takes to run."""

    def __getitem__(self, name: str) -> click.Command:
        if name not in COMMANDS:
            raise KeyError(name)
        command: click.Command = import_module(f"govcheck.commands.{name}").command
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


@click.group(
    commands=cast(MutableMapping[str, click.Command], _Commands()),  # which click only reads
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="govcheck")
def cli() -> None:
    """Plain-text governance: who sits where, who decides what by which rule, who pays, who serves whom.

    Models are those given with -m, else those in GOVCHECK_MODELS, else the folder models/, else the two that come with
    the program. Exit status: 0 fine; 1 the answer is no; 2 could not run.
    """


def main() -> None:
    """Run the program and exit with its status. A bug of ours is a traceback and status 2."""
    import gc

    gc.disable()  # a run is short and makes no cycles worth collecting
    output.open_streams()
    try:
        status: Any = cli.main(prog_name="govcheck", standalone_mode=False)
    except click.ClickException as error:
        status = _slip(error)
    except click.exceptions.Abort:
        status = Exit.COULD_NOT_RUN
    except Exception as error:
        status = _fault(error)
    gc.freeze()  # or the interpreter, on its way out, looks at every object once more
    sys.exit(int(status or 0))


def _slip(error: click.ClickException) -> Exit:
    """Say what is wrong in what was typed."""
    said = io.StringIO()
    error.show(said)
    output.remark(said.getvalue(), ended=True)
    return Exit.COULD_NOT_RUN


def _fault(error: Exception) -> Exit:
    """Say that the program has failed, unless it is standard output that has."""
    if isinstance(error, OSError) and _raised_in(error, "click"):
        output.give_up(error)  # help and the version are what click writes itself; all else is written by `output`
    import traceback

    output.remark("".join(traceback.format_exception(error)), ended=True)
    output.remark("govcheck: this is a bug in govcheck, not in your model; please report it with the lines above")
    return Exit.COULD_NOT_RUN


def _raised_in(error: Exception, package: str) -> bool:
    """Whether an error comes from a package itself, not from what the package calls."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    return place is not None and str(place.tb_frame.f_globals.get("__name__")).partition(".")[0] == package
