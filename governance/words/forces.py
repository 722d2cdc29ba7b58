"""How strongly a text says something."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from governance.diagnostics import Text
from governance.words.marks import NOTHING

Force = Literal["shall", "may", "as_a_rule", "up_to", "as_far_as_possible", "as_needed", "intends"]
MaybeForce = Literal[Force, ""]
"""A force, or that a text says it outright."""
FORCES: Mapping[Force, Text] = {
    "shall": Text("shall", "skal"),
    "may": Text("may", "kan"),
    "as_a_rule": Text("as a rule", "som udgangspunkt"),
    "up_to": Text("up to", "op til"),
    "as_far_as_possible": Text("as far as possible", "i videst muligt omfang"),
    "as_needed": Text("as needed", "efter behov"),
    "intends": Text("intended", "tilstræbes"),
}


def bracketed(force: MaybeForce | None) -> Text:
    """` [may]`, to stand after what is said; nothing where it is said outright."""
    if not force:
        return NOTHING
    return Text(f" [{FORCES[force].en}]", f" [{FORCES[force].da}]")
