"""How far a document or a model has come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from governance.diagnostics import Text

Status = Literal["planned", "draft", "adopted", "signed", "in_force", "ended"]
STATUSES: Mapping[Status, Text] = {
    "planned": Text("planned", "planlagt"),
    "draft": Text("draft", "udkast"),
    "adopted": Text("adopted", "vedtaget"),
    "signed": Text("signed", "underskrevet"),
    "in_force": Text("in force", "gældende"),
    "ended": Text("ended", "ophørt"),
}
