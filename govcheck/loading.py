"""The models that a command is asked of, and how far its answer can be trusted."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from govcheck.output import remark, say
from govcheck.status import Exit

if TYPE_CHECKING:
    from datetime import date

    from governance.description.describe import Wanted
    from governance.diagnostics import Lang
    from governance.model.loaded import Loaded


def model_paths(paths: tuple[str, ...]) -> list[str | os.PathLike[str]]:
    """Where the models are that are meant: those given, else those of the environment, of the folder here, or of the program."""
    from governance.reading.loader import shipped

    if paths:
        return list(paths)
    if os.environ.get("GOVCHECK_MODELS"):
        return [path for path in os.environ["GOVCHECK_MODELS"].split(os.pathsep) if path]
    return ["models"] if os.path.isdir("models") else [shipped()]


def load(paths: tuple[str, ...], as_of: date | None, lang: Lang) -> Loaded:
    """The models that are meant, on a day; exits where there is nothing to read."""
    from governance.model.loaded import load
    from governance.reading import source
    from governance.reading.loader import CannotRead

    if not source.FAST:
        remark("govcheck: PyYAML has no libyaml here; reading is 20 to 40 times slower")
    try:
        loaded = load(model_paths(paths), as_of=as_of)
        gc.freeze()  # what has been read stays until the end: no collection need look at it
        return loaded
    except CannotRead as error:
        say(error.text, lang)
        sys.exit(Exit.COULD_NOT_RUN)


def conclude(loaded: Loaded, lang: Lang, status: Exit = Exit.FINE) -> Exit:
    """The exit status of an answer: `status`, unless the models could not be read whole; it is then not to be trusted, and says so."""
    from governance.diagnostics import Text

    ended = [found for found in loaded.diagnostics if found.code == "GOV017"]
    for found in ended:
        say(found.message, lang)
    count = len(loaded.diagnostics) - len(ended) + len(loaded.timeline.unresolved)
    if not count:
        return Exit.NO if ended else status
    say(
        Text(
            f"the models have errors ({count}), so this answer may be incomplete: run `govcheck validate`",
            f"modellerne har fejl ({count}), så svaret kan være ufuldstændigt: kør `govcheck validate`",
        ),
        lang,
    )
    return Exit.NO


def one_named(loaded: Loaded, name: str, lang: Lang) -> Wanted | None:
    """What is meant by a name; None, having said why, where nothing has it on the day that is asked about, or several things have."""
    from governance.description.describe import wanted
    from render.text.catalogue_text import absent_text, ambiguous_text, unknown_text

    timeline, day = loaded.timeline, loaded.day
    found = wanted(timeline, name)
    if len(found) > 1:
        say(ambiguous_text(name, [one.label for one in found]), lang)
        return None
    if not found:
        say(unknown_text(timeline, name), lang)
        return None
    if day is not None and found[0].on(timeline.on(day)) is None:
        there = tuple(model.stretch for model in timeline.models() if found[0].on(model) is not None)
        if there:
            say(absent_text(name, there, day), lang)
        return None
    return found[0]


def unknown(loaded: Loaded, name: str, lang: Lang) -> Exit:
    """Say that nothing has the name that was asked for, or that several things have."""
    one_named(loaded, name, lang)
    return conclude(loaded, lang, Exit.NO)
