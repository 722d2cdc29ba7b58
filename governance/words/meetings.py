"""When a body meets beside its ordinary meetings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from governance.diagnostics import Text

Further = Literal["extraordinary", "as_needed"]
FURTHER: Mapping[Further, Text] = {
    "extraordinary": Text("and extraordinarily", "og ekstraordinært"),
    "as_needed": Text("and as needed", "og efter behov"),
}
