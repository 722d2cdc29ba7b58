"""In what contributions are made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from governance.diagnostics import Text
from governance.words.marks import NOT_STATED

Form = Literal["cash", "working_time", "either", "not_stated"]
FORMS: Mapping[Form, Text] = {
    "cash": Text("cash", "kontant"),
    "working_time": Text("working time", "arbejdstimer"),
    "either": Text("cash or working time", "kontant eller arbejdstimer"),
    "not_stated": NOT_STATED,
}
EARMARKED = Text("earmarked", "øremærket")
LIQUID = Text("liquid funds", "likvide midler")
