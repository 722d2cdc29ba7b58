"""What pictures say, in Danish and English."""

from __future__ import annotations

from datetime import date

from governance.diagnostics import Lang, Text

TITLES = {
    "structure": Text("Organisation", "Organisation"),
    "membership": Text("Who appoints whom", "Hvem udpeger hvem"),
    "body": Text("Body", "Organ"),
    "route": Text("The way of a case", "Sagens gang"),
    "funding": Text("Funding", "Finansiering"),
    "map": Text("Map", "Kort"),
}
LEVELS = {
    "political": Text("Political level", "Politisk niveau"),
    "administrative": Text("Administrative level", "Administrativt niveau"),
    "secretariat": Text("Secretariats", "Sekretariater"),
    "knowledge": Text("Knowledge", "Viden"),
}
STATUS = {
    "draft": Text("draft", "udkast"),
    "planned": Text("planned", "planlagt"),
    "adopted": Text("adopted", "vedtaget"),
    "signed": Text("signed", "underskrevet"),
    "in_force": Text("in force", "gældende"),
    "ended": Text("ended", "ophørt"),
}
MANDATES = {
    "political": Text("political", "politisk"),
    "administrative": Text("administrative", "administrativt"),
    "professional": Text("professional", "fagligt"),
}
ROLES = {
    "political": Text("political body", "politisk organ"),
    "administrative": Text("administrative body", "administrativt organ"),
    "secretariat": Text("secretariat", "sekretariat"),
    "knowledge": Text("knowledge body", "vidensorgan"),
    "party": Text("organisation", "organisation"),
    "office": Text("post", "post"),
    "seat": Text("seat", "plads"),
    "deputy": Text("seat with a deputy", "plads med suppleant"),
    "observer": Text("observer, no vote", "observatør uden stemme"),
    "case": Text("case", "sag"),
    "money": Text("contribution, part of one", "bidrag, del af bidrag"),
    "document": Text("document, clause, subject", "dokument, punkt, emne"),
    "unknown": Text("not stated", "ikke angivet"),
    "group": Text("group", "gruppe"),
}
RELATIONS = {
    "supports": Text("supports", "understøtter"),
    "serves": Text("serves as secretariat", "sekretariatsbetjener"),
    "leads": Text("leads", "leder"),
    "reports_to": Text("reports to", "refererer til"),
    "sends": Text("has members in", "har medlemmer i"),
    "appoints": Text("appoints to", "udpeger til"),
    "prepares": Text("prepares cases for", "forbereder sager til"),
}
ACTIVE = {
    "supports": Text("supports", "understøtter"),
    "serves": Text("serves", "betjener"),
    "leads": Text("leads", "leder"),
    "reports_to": Text("reports to", "refererer til"),
    "coordinates_with": Text("coordinates with", "koordinerer med"),
    "part_of": Text("part of", "del af"),
    "attends": Text("attends", "deltager i"),
}
"""Before the names of others, in a box that does it."""
PASSIVE = {
    "supports": Text("supported by", "understøttes af"),
    "serves": Text("served by", "betjenes af"),
    "leads": Text("led by", "ledes af"),
    "reports_to": Text("receives reports from", "får rapport fra"),
    "coordinates_with": Text("coordinates with", "koordinerer med"),
    "part_of": Text("includes", "omfatter"),
    "attends": Text("also attending", "deltager også"),
}
"""Before the names of others, in a box to which it is done."""
NOT_STATED = Text("not stated", "ikke angivet")
ASSUMED = Text("assumed", "antaget")
MONTHS = {
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    "da": ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"],
}


def day(value: date, lang: Lang) -> str:
    """A day as people write it: 16 March 2023, 16. marts 2023."""
    return f"{value.day}{'.' if lang == 'da' else ''} {MONTHS[lang][value.month - 1]} {value.year}"


def listed(names: list[str], lang: Lang) -> str:
    """`a, b and c`."""
    last = {"en": " and ", "da": " og "}[lang]
    names = list(dict.fromkeys(names))
    return last.join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


_OPEN, _CLOSE = "\u202a\u202b\u202d\u202e", "\u202c"
_ISOLATE, _END = "\u2066\u2067\u2068", "\u2069"


def closed(text: str) -> str:
    """A text of a model with every change of direction in it ended, so that the words around it keep theirs."""
    if text.isascii():
        return text
    open_ = max(sum(text.count(char) for char in _OPEN) - text.count(_CLOSE), 0)
    isolated = max(sum(text.count(char) for char in _ISOLATE) - text.count(_END), 0)
    return text + _CLOSE * open_ + _END * isolated
