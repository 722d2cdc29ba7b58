"""The layout engine, Graphviz: the system's `dot`, or the one that comes in pygraphviz's wheel. It runs in a child process.

The process is started here and not by PyPI's `graphviz`, which knows no time limit and passes on no environment.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, NamedTuple

from governance.diagnostics import Text

NAMES = ("dot", "pygraphviz")
TIMEOUT = 60
_FONTS = Path(__file__).parents[2] / "fonts"
_WHEEL = Path(__file__).with_name("graphviz_wheel.py")
_INSTALL = "pip install 'govcheck[pictures]'"


class Engine(NamedTuple):
    """Where Graphviz is: `command` is how it is called, up to the arguments that say what to do."""

    name: str
    where: str
    command: tuple[str, ...]


class EngineFailed(Exception):
    """There is no engine, or it died, hung or refused. `text` says it to users, with a way out."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def engines() -> list[Engine]:
    """Those that are there, the one that is taken first."""
    found = []
    system = shutil.which("dot")
    if system:
        found.append(Engine("dot", system, (system,)))
    spec = find_spec("pygraphviz")
    if spec and spec.origin:
        found.append(Engine("pygraphviz", str(Path(spec.origin).parent), (sys.executable, "-P", str(_WHEEL))))
    return found


def choose(name: str | None = None) -> Engine:
    """The engine of this name, or the first there is."""
    there = engines()
    for engine in there:
        if name in (None, engine.name):
            return engine
    missing = name or "Graphviz"
    raise EngineFailed(
        Text(
            f"{missing} is not there, and pictures are laid out by Graphviz: {_INSTALL} brings one that needs no system package,"
            " or install Graphviz from your system. DOT, Mermaid and D2 (-o picture.mmd) need none",
            f"{missing} findes ikke her, og billeder stilles op af Graphviz: {_INSTALL} henter en, der ikke kræver en systempakke,"
            " eller installér Graphviz fra dit system. DOT, Mermaid og D2 (-o billede.mmd) kræver ingen",
        )
    )


def version(engine: Engine, timeout: float = 10) -> str:
    """Its version, or why it does not tell."""
    asked = (*engine.command, "-V" if engine.name == "dot" else "version")
    try:
        done = subprocess.run(asked, capture_output=True, text=True, timeout=timeout, check=True)  # noqa: S603 - found above
    except (OSError, subprocess.SubprocessError) as error:
        return f"? ({type(error).__name__})"
    words = (done.stdout + done.stderr).split()
    return next((word for word in words if word[:1].isdigit()), "?")


def run(source: str, form: str, how: Literal["dot", "place"], engine: Engine, timeout: float = TIMEOUT, *, strange: bool = False) -> bytes:
    """Have `source` (DOT) laid out and written in the format `form`. `place`: the file itself says where everything is.

    The shipped font is put at the engine's disposal, and where the texts have letters that it lacks (`strange`), the
    system's fonts as well. Raises EngineFailed.
    """
    if engine.name == "dot":
        command = (*engine.command, *(("-Kdot",) if how == "dot" else ("-Kneato", "-n2")), f"-T{form}")
    else:
        command = (*engine.command, "dot" if how == "dot" else "nop2", form)
    with _fonts(needed=how == "place", strange=strange) as environment:
        try:
            done = subprocess.run(  # noqa: S603 - the command is ours, the DOT goes to standard input
                command, input=source.encode("utf-8"), capture_output=True, timeout=timeout, check=False, env=environment
            )
        except subprocess.TimeoutExpired:
            raise EngineFailed(
                Text(
                    f"Graphviz ({engine.name}) was not done after {timeout:g} seconds: {_CUT.en}, or give it more time with --timeout",
                    f"Graphviz ({engine.name}) var ikke færdig efter {timeout:g} sekunder: {_CUT.da}, eller giv den mere tid med --timeout",
                )
            ) from None
        except OSError as error:
            raise EngineFailed(
                Text(
                    f"{engine.where} cannot be run: {error.strerror}; choose another with --engine",
                    f"{engine.where} kan ikke køres: {error.strerror}; vælg en anden med --engine",
                )
            ) from None
    if done.returncode or not done.stdout:
        raise EngineFailed(_failed(engine, done.returncode, done.stderr.decode("utf-8", "replace")))
    return done.stdout


_CUT = Text(
    "cut the picture down with --around, --depth or --only",
    "skær billedet ned med --around, --depth eller --only",
)


def _failed(engine: Engine, status: int, said: str) -> Text:
    lines = [line for line in said.splitlines() if line.strip() and not line.startswith(("Warning", "Fontconfig"))]
    last = f": {lines[-1].strip()[:200]}" if lines else ""
    return Text(
        f"Graphviz ({engine.name}) died with status {status}{last}. {_CUT.en[:1].upper()}{_CUT.en[1:]}, choose another engine with"
        " --engine, or write DOT, Mermaid or D2, which need none",
        f"Graphviz ({engine.name}) døde med status {status}{last}. {_CUT.da[:1].upper()}{_CUT.da[1:]}, vælg en anden motor med"
        " --engine, eller skriv DOT, Mermaid eller D2, som ikke kræver nogen",
    )


_SYSTEM_FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts", "WINDOWSFONTDIR", "~/.fonts")


@contextmanager
def _fonts(*, needed: bool, strange: bool) -> Iterator[dict[str, str] | None]:
    """An environment in which fontconfig knows the shipped font. A layout alone needs none: all sizes are given."""
    if not needed:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="govcheck-") as folder:
        file = Path(folder) / "fonts.conf"
        for font in _FONTS.glob("*.ttf"):  # as copies: fontconfig writes beside what it reads
            shutil.copyfile(font, Path(folder) / font.name)
        folders = [folder, *(_SYSTEM_FONTS if strange else ())]
        cache = '<cachedir prefix="xdg">fontconfig</cachedir>' if strange else f"<cachedir>{_xml(folder)}</cachedir>"
        listed = "".join(f"<dir>{_xml(one)}</dir>" for one in folders)
        more = '<dir prefix="xdg">fonts</dir>' if strange else ""
        head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        file.write_text(f"{head}<fontconfig>{listed}{more}{cache}</fontconfig>\n", encoding="utf-8")
        yield {**os.environ, "FONTCONFIG_FILE": str(file)}


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
