"""By which numbers money is shared: a key of a file, on a day, or a key in a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import NamedTuple

from governance.diagnostics import Text
from governance.funding.days import Calendar
from governance.funding.wishes import CannotAssume, Wish
from governance.model.keys import Key
from governance.model.resolution import Model
from governance.model.written import File, Record
from governance.reading.key_files import CannotReadKey
from governance.words.dates import between

ReadKey = Callable[[str], Mapping[str, Fraction]]
"""Reads the key file at a path; raises CannotReadKey."""


class Weights(NamedTuple):
    """The numbers of a key, by the id that it gives and by the thing that this names, and what the key is called in a sentence."""

    by_id: Mapping[str, Fraction]
    by_thing: Mapping[Record, Fraction]
    name: Text


class Keys:
    """The keys that a budget can be split by."""

    def __init__(self, calendar: Calendar, read_key: ReadKey) -> None:
        self.calendar = calendar
        self.read_key = read_key
        self.read: dict[str, Weights] = {}
        self.stated: dict[tuple[str, Model], Weights] = {}

    def on(self, wish: Wish, model: Model) -> Weights:
        """The numbers that a wish names on a day: those of a key of a file, the budget's own first, else of a file of its own.

        Raises CannotAssume, CannotReadKey.
        """
        called = wish.how.removeprefix("by:")
        if called in self.read:
            return self.read[called]
        if (called, model) not in self.stated:
            found = next((key for key in self.of(model) if _is_called(key, called)), None)
            if found is None:
                return self.from_file(called, model)
            self.stated[called, model] = _weights(found.values, found.file, _named(found, called))
        return self.stated[called, model]

    def from_file(self, called: str, model: Model) -> Weights:
        """The numbers of a key file, where no key of that name is stated on any day."""
        every = [key for days in self.calendar.every(None) for key in self.of(days.model)]
        if any(_is_called(key, called) for key in every):
            when = between(*model.stretch)
            raise CannotAssume(f"the key `{called}` does not hold {when.en}", f"nøglen `{called}` gælder ikke {when.da}")
        try:
            values = self.read_key(called)
        except CannotReadKey as error:
            if not error.missing:
                raise
            ids = ", ".join(dict.fromkeys(key.id for key in every))
            known = f" ({ids})" if ids else ""
            raise CannotAssume(
                f"`{called}` is neither a key of the model{known} nor a file",
                f"`{called}` er hverken en nøgle i modellen{known} eller en fil",
            ) from None
        self.read[called] = _weights(values, self.calendar.file, Text(f"by the key in {called}", f"efter nøglen i {called}"))
        return self.read[called]

    def of(self, model: Model) -> list[Key]:
        """The keys of a day, those of the budget's own file first."""
        return sorted(model.keys, key=lambda key: key.file is not self.calendar.file)


def _is_called(key: Key, text: str) -> bool:
    return key.id == text.removeprefix(f"{key.file.id}.")


def _named(key: Key, called: str) -> Text:
    """What a key is called in a sentence, with its clause and what is assumed of it."""
    tail = f" ({key.clause})" if key.clause else ""
    en, da = (f"; {key.assumed.en}", f"; {key.assumed.da}") if key.assumed else ("", "")
    name = key.named or Text(called, called)
    return Text(f"by the key {called}: {name.en}{tail}{en}", f"efter nøglen {called}: {name.da}{tail}{da}")


def _weights(values: Mapping[str, Fraction], file: File, name: Text) -> Weights:
    named = ((file.thing(text), weight) for text, weight in values.items())
    return Weights(values, {record: weight for record, weight in named if record is not None}, name)
