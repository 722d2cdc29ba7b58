"""The program: its commands, and how a run ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import Any, cast

import click

from govcheck.status import Exit
from governance import __version__

COMMANDS = ("decide", "funding", "graph", "list", "power", "render", "rule", "show", "split", "table", "validate", "who")
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
