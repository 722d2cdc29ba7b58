"""In what capacity people sit in a body, and how they came there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from governance.diagnostics import Text

Mandate = Literal["political", "administrative", "professional"]
MANDATES: Mapping[Mandate, Text] = {
    "political": Text("political", "politisk"),
    "administrative": Text("administrative", "administrativt"),
    "professional": Text("professional", "fagligt"),
}
Origin = Literal["appointed_by", "held_by", "each", "from", "not_stated"]
ORIGINS: Mapping[Origin, Text] = {
    "appointed_by": Text("appointed by", "udpeges af"),
    "held_by": Text("held by", "beklædes af"),
    "each": Text("one from each of", "en fra hver af"),
    "from": Text("from", "fra"),
    "not_stated": Text("appointer not stated", "udpeger ikke angivet"),
}
"""Before the names of whoever a seat belongs to; `not_stated` alone."""
OBSERVER = Text("observer", "observatør")
WEIGHT = Text("weight", "vægt")
WITH_DEPUTY = Text("with a deputy", "med suppleant")
