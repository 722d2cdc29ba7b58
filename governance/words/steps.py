"""The steps of a case's route."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from governance.diagnostics import Text

Step = Literal["initiate", "prepare", "consult", "recommend", "handle", "decide", "approve", "carry_out", "inform"]


class StepWords(NamedTuple):
    """A step in the forms that sentences need.

    infinitive: "can decide the budget", "each decide the budget". active: of one who does it, before the matter: "the board
    decides the budget". passive: of the matter, before who does it: "decided by the board". noun: the step itself.
    """

    infinitive: Text
    active: Text
    passive: Text
    noun: Text


STEPS: Mapping[Step, StepWords] = {
    "initiate": StepWords(
        Text("initiate", "rejse"), Text("initiates", "rejser"), Text("initiated by", "rejses af"), Text("initiation", "rejsning")
    ),
    "prepare": StepWords(
        Text("prepare", "forberede"),
        Text("prepares", "forbereder"),
        Text("prepared by", "forberedes af"),
        Text("preparation", "forberedelse"),
    ),
    "consult": StepWords(
        Text("be consulted on", "høres om"), Text("is consulted on", "høres om"), Text("consulted", "høres"), Text("consultation", "høring")
    ),
    "recommend": StepWords(
        Text("recommend on", "indstille i"),
        Text("recommends on", "indstiller i"),
        Text("recommended by", "indstilles af"),
        Text("recommendation", "indstilling"),
    ),
    "handle": StepWords(
        Text("handle", "behandle"), Text("handles", "behandler"), Text("handled by", "behandles af"), Text("handling", "behandling")
    ),
    "decide": StepWords(
        Text("decide", "beslutte"), Text("decides", "beslutter"), Text("decided by", "besluttes af"), Text("decision", "beslutning")
    ),
    "approve": StepWords(
        Text("approve", "godkende"), Text("approves", "godkender"), Text("approved by", "godkendes af"), Text("approval", "godkendelse")
    ),
    "carry_out": StepWords(
        Text("carry out", "udføre"), Text("carries out", "udfører"), Text("carried out by", "udføres af"), Text("execution", "udførelse")
    ),
    "inform": StepWords(
        Text("inform of", "orientere om"),
        Text("informs of", "orienterer om"),
        Text("information from", "orientering fra"),
        Text("information", "orientering"),
    ),
}
