"""Paths -> typed files, each with the files that it imports, and what is wrong with them. Nothing is ever written."""

from __future__ import annotations

import gc
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from governance.diagnostics import Diagnostic, Place, Related, Severity, Text
from governance.reading import source as reader
from governance.reading.conforming import Misfit, choose, conform
from governance.reading.source import Source
from governance.schema.model import ModelFile

if TYPE_CHECKING:
    from pathlib import Path

VERSION = "1"
SHIPPED = "govcheck:"
"""What the shown path of a model begins with that comes with the program."""
ENDINGS = (".yaml", ".yml")
_MODEL = re.compile(rb"""(?m)(^|[{,]\s*)["']?govcheck["']?\s*:|^["']?(bodies|parties|documents|cases|funding|offices|states)["']?\s*:""")


Path_ = tuple[str | int, ...]


class CannotRead(Exception):
    """There is nothing to work on: no such file, no permission, a folder without a model. `text` says it to users."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(slots=True, eq=False)
class ReadFile:
    """A model file, read: typed, with its places, and with the files that it imports."""

    id: str
    source: Source
    spec: ModelFile
    requested: bool
    """Whether it was asked for, and not only imported."""
    whole: bool
    """Nothing was wrong with it as it was read, nor with what it imports directly."""
    broken: set[Path_]
    """The first two steps of the paths at which something was wrong."""
    imports: dict[str, ReadFile | None] = field(default_factory=dict)
    """By short name; None where the file cannot be read."""


@dataclass(slots=True)
class Reading:
    """Files that were read, those that were asked for first, and what was found wrong in reading them."""

    files: list[ReadFile] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    """Every file that was read, as shown, in order."""


def shipped() -> Path:
    """The folder of the models that come with the program."""
    from pathlib import Path

    return Path(_home())


def _home() -> str:
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(here, "_models")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(here), "models")


def stamps(paths: Iterable[str | os.PathLike[str]]) -> dict[str, tuple[int, int]]:
    """When each model file in the folders of `paths` was last changed, and how large it is: differs when one is."""
    found = {}
    for path in paths:
        try:
            files = list(os.scandir(path if os.path.isdir(path) else os.path.dirname(path) or "."))
        except OSError:
            continue  # reading will say that it is not there
        for file in files:
            if file.name.endswith(ENDINGS):
                try:
                    status = file.stat()
                except OSError:
                    continue  # it is being replaced
                found[file.path] = (status.st_mtime_ns, status.st_size)
    return found


def read(paths: Iterable[str | os.PathLike[str]]) -> Reading:
    """Read the model files at `paths` (files, folders, or `-` for standard input), and all that they import.

    Raises CannotRead where there is nothing to read; everything else that is wrong is in the result's diagnostics.
    """
    return _Reader().read([os.fspath(path) for path in paths])


@contextmanager
def no_gc() -> Iterator[None]:
    """Without the collector, as long as it lasts."""
    # Reading makes many objects and no cycles: the collector would take a third of the time and find nothing.
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class _Reader:
    def __init__(self) -> None:
        self.reading = Reading()
        self.files: dict[str, ReadFile | None] = {}
        self.open: dict[str, Iterator[tuple[str, str]]] = {}
        """The files that are being read, each imported by the one before, with the imports that it has left."""

    def read(self, paths: list[str]) -> Reading:
        files = [file for path in paths for file in self.files_at(path)]
        for shown, real in files:
            if real in self.files:
                known = self.files[real]
                if known is not None and not known.requested:
                    known.requested = True
                continue
            self.file(shown, real, requested=True)
        self.reading.files = self.distinct(sorted((file for file in self.files.values() if file), key=lambda file: not file.requested))
        return self.reading

    def files_at(self, path: str) -> list[tuple[str, str]]:
        if path == "-":
            return [("-", "-")]
        if not os.path.isdir(path):
            return [(_shown(path), _real(path))]
        found: list[tuple[str, str]] = []
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if name.endswith(ENDINGS) and not name.startswith("."):
                    file = os.path.join(folder, name)
                    if _may_be_model(file):
                        found.append((_shown(file), _real(file)))
        if not found:
            shown = _shown(path)
            raise CannotRead(Text(f"no model in the folder {shown}", f"ingen model i mappen {shown}"))
        return found

    def file(self, shown: str, real: str, *, requested: bool) -> None:
        """Read a file and all that it imports: what an import imports comes before the next. Chains may be long: nothing here recurs."""
        self.one(shown, real, requested=requested)
        while self.open:
            real, left = next(reversed(self.open.items()))
            name, target = next(left, (None, ""))
            if name is None:
                del self.open[real]
                continue
            model = self.files[real]
            assert model is not None
            model.imports[name] = self.imported(model, name, target, real)

    def one(self, shown: str, real: str, *, requested: bool) -> None:
        """Read one file; where it holds a model, it is then open."""
        data = _standard_input() if real == "-" else _read(shown, real)
        source = reader.read(data, shown)
        self.reading.paths.append(shown)
        self.files[real] = None
        for problem in source.problems:
            self.say(source, problem)
        if source.view is None:
            return
        version = source.view.get("govcheck")
        if version is not None and version != VERSION:
            shown_version = str(version)[:20]
            self.report(
                "GOV006",
                source.place(("govcheck",)),
                Text(
                    f"version {shown_version} of the language is not known to this program",
                    f"version {shown_version} af modelsproget kendes ikke af dette program",
                ),
                Text(
                    f"write `govcheck: {VERSION}`, or install a newer govcheck",
                    f"skriv `govcheck: {VERSION}`, eller installer en nyere govcheck",
                ),
            )
            return
        spec, broken = self.conform(source)
        if spec is None:
            return
        whole = all(path[:1] == ("accepted",) for path in broken) and not source.problems
        self.files[real] = ReadFile(spec.id, source, spec, requested, whole, broken)
        self.open[real] = iter((spec.imports or {}).items())

    def imported(self, model: ReadFile, name: str, target: str, importer: str) -> ReadFile | None:
        folder = "." if importer == "-" else os.path.dirname(importer)
        place = model.source.place(("imports", name))
        if "\0" in target:
            target = target.replace("\0", "\ufffd")  # no file has such a name
        real = _real(os.path.join(folder, target))
        if real in self.open:
            model.whole = False
            self.report(
                "GOV012",
                place,
                Text("a file cannot import itself", "en fil kan ikke importere sig selv")
                if real == importer
                else Text(f"`{target}` imports this file in its turn", f"`{target}` importerer selv denne fil"),
                Text("delete the line", "slet linjen")
                if real == importer
                else Text("move what both need into a third file", "flyt det, som begge har brug for, til en tredje fil"),
            )
            return None
        if real not in self.files:
            if not os.path.isfile(real):
                model.whole = False
                self.report("GOV013", place, Text(f"there is no file `{target}`", f"der er ingen fil `{target}`"), _near(real))
                return None
            beside = model.source.path
            if beside == "-" or beside.startswith(SHIPPED):
                shown = _shown(real)
            else:
                shown = os.path.normpath(os.path.join(os.path.dirname(beside), target))
            try:
                self.one(shown.replace(os.sep, "/"), real, requested=False)
            except CannotRead as error:
                model.whole = False
                self.report("GOV013", place, error.text, None)
                return None
        other = self.files[real]
        if other is None:
            model.whole = False
        return other

    def conform(self, source: Source) -> tuple[ModelFile | None, set[Path_]]:
        """The typed file, and where something was wrong. What does not fit is left out, so that the rest is checked."""
        broken: set[tuple[str | int, ...]] = set()
        for attempt in range(6):
            assert source.view is not None
            result = conform(source.view)
            if isinstance(result, ModelFile):
                return result, broken
            for misfit in result:
                broken.add(misfit.path[:2])
                if attempt == 0 and misfit.code:
                    self.report(misfit.code, source.place(misfit.path, misfit.on), misfit.message, misfit.help)
            drops = {_drop(misfit, attempt) for misfit in result}
            if () in drops:
                return None, broken
            source.without(sorted(drops, key=repr))
        return None, broken

    def distinct(self, models: list[ReadFile]) -> list[ReadFile]:
        known: dict[str, ReadFile] = {}
        for model in models:
            first = known.setdefault(model.id, model)
            if first is not model:
                first.whole = False
                self.report(
                    "GOV014",
                    model.source.place(("id",)),
                    Text(f"another model has the id `{model.id}` too", f"en anden model har også id'et `{model.id}`"),
                    Text("give one of them another id", "giv en af dem et andet id"),
                    (Related(Text("the other model", "den anden model"), first.source.place(("id",))),),
                )
        return list(known.values())

    def say(self, source: Source, problem: reader.Problem) -> None:
        related: tuple[Related, ...] = ()
        if problem.first_at is not None:
            opened = problem.code == "GOV001"
            said = Text("opened here", "åbnet her") if opened else Text("first written here", "først skrevet her")
            related = (Related(said, source.at(problem.first_at, problem.first_at)),)
        self.report(problem.code, source.at(problem.start, problem.end), problem.message, problem.help, related)

    def report(self, code: str, place: Place, message: Text, help_: Text | None, related: tuple[Related, ...] = ()) -> None:
        self.reading.diagnostics.append(
            Diagnostic(code=code, severity=Severity.ERROR, message=message, place=place, help=help_, related=related)
        )


def _drop(misfit: Misfit, attempt: int) -> tuple[str | int, ...]:
    """What to leave out so that the rest can be read: what does not fit itself, then the thing it is in, then all such things."""
    return misfit.drop if attempt < 3 else misfit.drop[: 2 if attempt == 3 else 1]


def read_file(path: str) -> bytes:
    """The bytes of a file beside the models: a key, a scenario; `-` is standard input. Raises CannotRead."""
    data = _standard_input() if path == "-" else _read(_shown(path), path)
    if len(data) > reader.MAX_BYTES:
        most = reader.MAX_BYTES >> 20
        raise CannotRead(Text(f"{path} is larger than {most} MiB", f"{path} er større end {most} MiB"))
    return data


def _read(shown: str, real: str) -> bytes:
    try:
        with open(real, "rb") as file:
            # One byte more than a model may have is enough to know that it has too many.
            return file.read(reader.MAX_BYTES + 1)
    except FileNotFoundError:
        raise CannotRead(Text(f"no such file: {shown}", f"filen findes ikke: {shown}")) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CannotRead(Text(f"cannot read {shown}: {reason}", f"kan ikke læse {shown}: {reason}")) from None


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise CannotRead(Text("there is no standard input", "der er ingen standardinput"))
    return sys.stdin.buffer.read(reader.MAX_BYTES + 1)


def _may_be_model(path: str) -> bool:
    """Whether a YAML file in a folder is meant as a model: it says `govcheck:`, or has keys of the language, or cannot be read."""
    try:
        with open(path, "rb") as file:
            head = file.read(1 << 20)
    except OSError:
        return True
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "replace").encode()
    return _MODEL.search(head.removeprefix(b"\xef\xbb\xbf")) is not None


def _shown(path: str) -> str:
    """How a path is shown: below the current folder relative to it, a shipped model by its name, else as it was typed."""
    try:
        full, here = os.path.abspath(path), os.getcwd()
    except OSError:  # the current folder has been deleted
        full, here = path, None
    if here is not None and (full == here or full.startswith(here + os.sep)):
        return os.path.relpath(full, here).replace(os.sep, "/")
    home = _home()
    if full == home or full.startswith(home + os.sep):
        return (SHIPPED + os.path.relpath(full, home)).replace(os.sep, "/")
    return path.replace(os.sep, "/")


def _real(path: str) -> str:
    """A path without links; as it is where it is relative to a current folder that has been deleted, and so leads nowhere."""
    try:
        return os.path.realpath(path)
    except OSError:
        return path


def _near(path: str) -> Text | None:
    folder, name = os.path.split(path)
    try:
        others = sorted(other for other in os.listdir(folder) if other.endswith(ENDINGS))
    except OSError:
        return None
    return choose(name, others)
