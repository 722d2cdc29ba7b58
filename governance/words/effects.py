"""What rules of decision say: what is counted, what a missing or withheld vote does, what a tie does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from governance.diagnostics import Text

Denominator = Literal["seats", "serving", "present", "cast"]
DENOMINATORS: Mapping[Denominator, Text] = {
    "seats": Text("all voting seats", "alle pladser med stemme"),
    "serving": Text("all seats that are filled", "alle besatte pladser"),
    "present": Text("the members present", "de fremmødte medlemmer"),
    "cast": Text("the votes cast", "de afgivne stemmer"),
}
"""What a share is a share of."""


class Clauses(NamedTuple):
    """A predicate in a main clause and after an "if": Danish orders the words differently there."""

    main: Text
    after_if: Text


Effect = Literal["as_no", "as_yes", "left_out"]
EFFECTS: Mapping[Effect, Clauses] = {
    "as_no": Clauses(Text("counts as against", "tæller som imod"), Text("counts as against", "tæller som imod")),
    "as_yes": Clauses(Text("counts as for", "tæller som for"), Text("counts as for", "tæller som for")),
    "left_out": Clauses(Text("is left out of the count", "tæller ikke med"), Text("is left out of the count", "ikke tæller med")),
}


class EventWords(NamedTuple):
    """An event that keeps a vote away: the event, and whose vote it is, as the subject of a sentence.

    Danish closes a relative clause with a comma, which is part of `who`.
    """

    event: Text
    who: Text


Event = Literal["vacancy", "absence", "abstention", "recusal"]
EVENTS: Mapping[Event, EventWords] = {
    "vacancy": EventWords(Text("an empty seat", "en tom plads"), Text("an empty seat", "en tom plads")),
    "absence": EventWords(Text("an absence", "fravær"), Text("an absent member", "et fraværende medlem")),
    "abstention": EventWords(
        Text("an abstention", "en undladt stemme"), Text("a member who abstains", "et medlem, der undlader at stemme,")
    ),
    "recusal": EventWords(Text("a recusal", "inhabilitet"), Text("a disqualified member", "et inhabilt medlem")),
}


class TieWords(NamedTuple):
    """What a tie does: in a few words, as a sentence, and as one after an "if"."""

    short: Text
    main: Text
    after_if: Text


Tie = Literal["chair", "rejected", "status_quo"]
TIES: Mapping[Tie, TieWords] = {
    "chair": TieWords(
        Text("the chair's casting vote", "formandens stemme er afgørende"),
        Text("the chair's casting vote decides a tie", "formandens stemme afgør stemmelighed"),
        Text("the chair's casting vote decides a tie", "formandens stemme afgør stemmelighed"),
    ),
    "rejected": TieWords(
        Text("rejected", "forkastet"),
        Text("in a tie the proposal falls", "ved stemmelighed bortfalder forslaget"),
        Text("the proposal falls in a tie", "forslaget bortfalder ved stemmelighed"),
    ),
    "status_quo": TieWords(
        Text("everything stays as it is", "alt forbliver, som det er"),
        Text("in a tie everything stays as it is", "ved stemmelighed er alt uændret"),
        Text("everything stays as it is in a tie", "alt er uændret ved stemmelighed"),
    ),
}
