"""The levels of bodies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from governance.diagnostics import Text

Level = Literal["political", "administrative", "secretariat", "knowledge"]


class LevelWords(NamedTuple):
    """A level: by its name, as the heading of those on it, and as one of them, without and with the article."""

    name: Text
    heading: Text
    body: Text
    a_body: Text


LEVELS: Mapping[Level, LevelWords] = {
    "political": LevelWords(
        Text("political", "politisk"),
        Text("Political level", "Politisk niveau"),
        Text("political body", "politisk organ"),
        Text("a political body", "et politisk organ"),
    ),
    "administrative": LevelWords(
        Text("administrative", "administrativt"),
        Text("Administrative level", "Administrativt niveau"),
        Text("administrative body", "administrativt organ"),
        Text("an administrative body", "et administrativt organ"),
    ),
    "secretariat": LevelWords(
        Text("secretariat", "sekretariat"),
        Text("Secretariats", "Sekretariater"),
        Text("secretariat", "sekretariat"),
        Text("a secretariat", "et sekretariat"),
    ),
    "knowledge": LevelWords(
        Text("knowledge", "viden"),
        Text("Knowledge", "Viden"),
        Text("knowledge body", "vidensorgan"),
        Text("a knowledge body", "et vidensorgan"),
    ),
}
