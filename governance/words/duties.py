"""How often something is to be done, and whether a text lists all that is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from governance.diagnostics import Text

Every = Literal["year", "half_year", "quarter", "month"]
FREQUENCIES: Mapping[Every, Text] = {
    "year": Text("every year", "hvert år"),
    "half_year": Text("every half-year", "hvert halve år"),
    "quarter": Text("every quarter", "hvert kvartal"),
    "month": Text("every month", "hver måned"),
}
Listed = Literal["in_full", "among_others"]
LISTED: Mapping[Listed, Text] = {
    "in_full": Text("the text lists them in full", "teksten nævner dem alle"),
    "among_others": Text(
        'and others: the text lists these by way of example ("bl.a.")', 'og andre: teksten nævner disse som eksempler ("bl.a.")'
    ),
}
"""Said of the tasks of a party, office or body, after the list of them."""
