"""The chamber and the method of every body that states a rule: what several checks of decisions ask of games."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from governance.chambers import chamber
from governance.checks._kin import Kin
from governance.decisions.chamber import State
from governance.decisions.condition import Uncountable
from governance.decisions.counting import Method, method
from governance.decisions.power.game import Game, game_of
from governance.diagnostics import Text
from governance.linked import Entity, Models


class Sitting(NamedTuple):
    """A body with a rule that can be counted, and at least two voters."""

    body: Entity
    method: Method


def sittings(models: Models) -> Iterator[Sitting]:
    """Every body that states a rule, at the file that states it; none whose seats, threshold or weights are not known or wrong."""
    kin: Kin | None = None
    for body in models.all("body"):
        rule = body.spec.decides
        if isinstance(rule, str | None):
            continue
        kin = kin or Kin(models)
        found = chamber(models, kin.bodies(body), rule)
        if isinstance(found, Text) or found.size < 2:
            continue
        # Where the text leaves open how many there are, the wider reading counts, so that no check fires on the narrower.
        wide = [replace(place, count=place.most or place.count) if place.count else place for place in found.places]
        try:
            yield Sitting(body, method(rule, replace(found, places=tuple(wide))))
        except Uncountable:
            continue


def can_decide(sitting: Sitting) -> bool:
    """Whether the body adopts anything at all when all are there and for it, and nothing without anybody."""
    game = game_of(sitting.method)
    return game.wins(game.counts) and not game.wins((0,) * len(game.counts))


def without(game: Game, place: int) -> tuple[int, ...]:
    """Everybody but one voter of a place."""
    return tuple(count - (at == place) for at, count in enumerate(game.counts))


def stoppers(sitting: Sitting, state: State) -> list[int]:
    """The places of which a single voter in `state` stops the body; none where more than one must be."""
    game = game_of(sitting.method, state)
    if not game.wins(game.counts):
        return []
    places = sitting.method.chamber.places
    alone = [at for at, place in enumerate(places) if place.count and not (place.deputy and state == "absent")]
    return [at for at in alone if not game.wins(without(game, at))]


def named(sitting: Sitting, places: Sequence[int]) -> Text:
    """Some places, by their ids."""
    ids = [sitting.method.chamber.places[at].id for at in places]
    shown = ids if len(ids) <= 4 else [*ids[:3], f"… ({len(ids) - 3})"]
    return Text(" / ".join(shown), " / ".join(shown))


def one_of(texts: Sequence[Text]) -> Text:
    """`a, b or c` / `a, b eller c`."""
    if len(texts) == 1:
        return texts[0]
    en, da = ", ".join(text.en for text in texts[:-1]), ", ".join(text.da for text in texts[:-1])
    return Text(f"{en} or {texts[-1].en}", f"{da} eller {texts[-1].da}")
