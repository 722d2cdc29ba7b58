"""How things are related to each other: each relation in both directions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from governance.diagnostics import Text
from governance.words.steps import STEPS, Step

Relation = Literal[
    "signs",
    "member_of",
    "post_in",
    "appoints",
    "holds",
    "drawn_from",
    "sits_in",
    "chairs",
    "provides_chair_of",
    "supports",
    "serves",
    "leads",
    "reports_to",
    "coordinates_with",
    "attends",
    "part_of",
    "acts_for",
    "elaborates",
    "pays",
    "paid_on_behalf_of",
    "is_part_of",
    "earmarked_for",
    "is_for",
    "approves_use_of",
    "takes_part_in",
    "receives",
    "continues_as",
    "cites",
    "initiates",
    "prepares",
    "is_consulted_on",
    "recommends",
    "handles",
    "decides",
    "approves",
    "carries_out",
    "informs_about",
]
VERBS: Mapping[Step, Relation] = {
    "initiate": "initiates",
    "prepare": "prepares",
    "consult": "is_consulted_on",
    "recommend": "recommends",
    "handle": "handles",
    "decide": "decides",
    "approve": "approves",
    "carry_out": "carries_out",
    "inform": "informs_about",
}
"""The relation of whoever does a step to the case."""


class RelationWords(NamedTuple):
    """A relation between two things, read from either: `the secretariat serves the board`, `the board is served by the secretariat`."""

    active: Text
    passive: Text


RELATIONS: Mapping[Relation, RelationWords] = {
    "signs": RelationWords(Text("signs", "underskriver"), Text("is signed by", "underskrives af")),
    "member_of": RelationWords(Text("is a member of", "er medlem af"), Text("has as a member", "har som medlem")),
    "post_in": RelationWords(Text("is a post in", "er en post i"), Text("has the post", "har posten")),
    "appoints": RelationWords(Text("appoints", "udpeger"), Text("is appointed by", "udpeges af")),
    "holds": RelationWords(Text("holds", "beklæder"), Text("is held by", "beklædes af")),
    "drawn_from": RelationWords(Text("is drawn from", "hentes fra"), Text("is drawn upon for", "afgiver til")),
    "sits_in": RelationWords(Text("sits in", "sidder i"), Text("has the seat", "har pladsen")),
    "chairs": RelationWords(Text("chairs", "er formand for"), Text("is chaired by", "har som formand")),
    "provides_chair_of": RelationWords(
        Text("provides the chair of", "stiller formand for"), Text("has its chair from", "får sin formand fra")
    ),
    "supports": RelationWords(Text("supports", "understøtter"), Text("is supported by", "understøttes af")),
    "serves": RelationWords(Text("serves", "betjener"), Text("is served by", "betjenes af")),
    "leads": RelationWords(Text("leads", "leder"), Text("is led by", "ledes af")),
    "reports_to": RelationWords(Text("reports to", "refererer til"), Text("receives reports from", "får rapport fra")),
    "coordinates_with": RelationWords(Text("coordinates with", "koordinerer med"), Text("coordinates with", "koordinerer med")),
    "attends": RelationWords(Text("attends", "deltager i"), Text("is attended by", "har deltagelse af")),
    "part_of": RelationWords(Text("is part of", "er en del af"), Text("includes", "omfatter")),
    "acts_for": RelationWords(Text("acts for", "handler for"), Text("acts through", "handler gennem")),
    "elaborates": RelationWords(Text("elaborates", "uddyber"), Text("is elaborated by", "uddybes af")),
    "pays": RelationWords(Text("pays", "betaler"), Text("is paid by", "betales af")),
    "paid_on_behalf_of": RelationWords(
        Text("is paid on behalf of", "betales på vegne af"), Text("has paid on its behalf", "får betalt på sine vegne")
    ),
    "is_part_of": RelationWords(Text("is part of", "er en del af"), Text("includes", "omfatter")),
    "earmarked_for": RelationWords(Text("is earmarked for", "er øremærket til"), Text("has earmarked", "har øremærket")),
    "is_for": RelationWords(Text("is for", "er til"), Text("receives", "modtager")),
    "approves_use_of": RelationWords(
        Text("approves the use of", "godkender brugen af"), Text("has its use approved by", "får brugen godkendt af")
    ),
    "takes_part_in": RelationWords(Text("takes part in", "medvirker i"), Text("has the help of", "har medvirken af")),
    "receives": RelationWords(Text("receives", "modtager"), Text("goes to", "går til")),
    "continues_as": RelationWords(Text("continues as", "fortsætter som"), Text("continues from", "fortsætter fra")),
    "cites": RelationWords(Text("cites", "henviser til"), Text("is cited by", "citeres af")),
    "initiates": RelationWords(STEPS["initiate"].active, Text("is initiated by", "rejses af")),
    "prepares": RelationWords(STEPS["prepare"].active, Text("is prepared by", "forberedes af")),
    "is_consulted_on": RelationWords(STEPS["consult"].active, Text("is put before", "forelægges til høring for")),
    "recommends": RelationWords(STEPS["recommend"].active, Text("is recommended by", "indstilles af")),
    "handles": RelationWords(STEPS["handle"].active, Text("is handled by", "behandles af")),
    "decides": RelationWords(STEPS["decide"].active, Text("is decided by", "besluttes af")),
    "approves": RelationWords(STEPS["approve"].active, Text("is approved by", "godkendes af")),
    "carries_out": RelationWords(STEPS["carry_out"].active, Text("is carried out by", "udføres af")),
    "informs_about": RelationWords(STEPS["inform"].active, Text("is told of by", "meddeles af")),
}


class Heads(NamedTuple):
    """A relation as the head of a list of the others: at whoever does it, and at those to whom it is done."""

    active: Text
    passive: Text


HEADS: Mapping[Relation, Heads] = {
    "supports": Heads(RELATIONS["supports"].active, Text("supported by", "understøttes af")),
    "serves": Heads(RELATIONS["serves"].active, Text("served by", "betjenes af")),
    "leads": Heads(RELATIONS["leads"].active, Text("led by", "ledes af")),
    "reports_to": Heads(RELATIONS["reports_to"].active, Text("receives reports from", "får rapport fra")),
    "coordinates_with": Heads(RELATIONS["coordinates_with"].active, Text("coordinates with", "koordinerer med")),
    "part_of": Heads(Text("part of", "del af"), Text("includes", "omfatter")),
    "attends": Heads(RELATIONS["attends"].active, Text("also attending", "deltager også")),
}
"""The relations that bodies, parties and offices say of themselves, without the "is" of a sentence."""
