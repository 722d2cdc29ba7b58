"""How votes stand, and how a vote comes out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from governance.diagnostics import Text
from governance.words.plurals import Forms, Noun

Outcome = Literal["adopted", "rejected", "invalid"]
OUTCOMES: Mapping[Outcome, Forms] = {
    "adopted": Forms(Text("adopted", "vedtaget"), Text("adopted", "vedtaget")),
    "rejected": Forms(Text("rejected", "forkastet"), Text("rejected", "forkastet")),
    "invalid": Forms(Text("invalid", "ugyldig"), Text("invalid", "ugyldige")),
}
Standing = Literal["yes", "no", "abstain", "present", "absent", "recused", "vacant"]
STANDINGS: Mapping[Standing, Forms] = {
    "yes": Forms(Text("for", "for"), Text("for", "for")),
    "no": Forms(Text("against", "imod"), Text("against", "imod")),
    "abstain": Forms(Text("abstaining", "undlader"), Text("abstaining", "undlader")),
    "present": Forms(
        Text("present, no vote yet", "til stede, endnu uden stemme"), Text("present, no vote yet", "til stede, endnu uden stemme")
    ),
    "absent": Forms(Text("absent", "fraværende"), Text("absent", "fraværende")),
    "recused": Forms(Text("recused", "inhabil"), Text("recused", "inhabile")),
    "vacant": Forms(Text("vacant", "ubesat"), Text("vacant", "ubesatte")),
}
"""What one voter, or several, did or are: after their number."""
Missing = Literal["vacant", "absent", "recused"]
MISSING: Mapping[Missing, Noun] = {
    "vacant": Noun(Text("vacant seat", "tom plads"), Text("vacant seats", "tomme pladser")),
    "absent": Noun(Text("absent member", "fraværende medlem"), Text("absent members", "fraværende medlemmer")),
    "recused": Noun(Text("disqualified member", "inhabilt medlem"), Text("disqualified members", "inhabile medlemmer")),
}
"""Those who are missing, counted."""
