"""Words of questions and models: how they are cut and stemmed, which say nothing, and which name a step."""

from __future__ import annotations

import re
from functools import lru_cache

import Stemmer

from governance.routing.folding import fold

_DANISH = Stemmer.Stemmer("danish", 0)
_ENGLISH = Stemmer.Stemmer("english", 0)
_WORD = re.compile(r"[^\W_]+(?:\.\d+)*\+?")
_POSSESSIVE = re.compile(r"['’]s?(?=\W|$)")
_NOUN = ("ning", "ing", "else")
"""Danish endings by which a verb becomes a noun: udpege, udpegning. The stemmer leaves the first two."""
_DONE = re.compile(r"(?<=[rlngdmk])t$|(?<=aa)r$")
"""Danish endings of verbs that the stemmer leaves too: gennemført, godkendt, indgår."""
PARTICLES = frozenset(("af", "frem", "ind", "op", "over", "til", "ud"))
"""Danish words that follow a verb and stand before its noun: følge op, opfølgning."""
_LONGEST = 60
"""Nobody has longer words; what is longer is cut off, in questions and models alike."""
_ROOT = 4
"""The fewest letters that are left of a root."""

_EMPTY = """
    af aldrig alle alt altid anden andet andre at blandt blev blive bliver bl bør da de dem den denne der deres det dette dig din dine
    disse dog du efter ej eller eller en end ene eneste enhver er et etc fx f eks flere fleste for fordi foran fra før får få fået fik
    gang ganske gennem gør gøre gjort god godt ham han har havde have hej hele heller hen henne hende hendes her hos hun hvad hvem
    hvilke hvilken hvilket hvis hvor hvordan hvorfor hvornår hver hvert i igen ikke ind inden indtil ingen intet ja jeg jer jeres jo kan
    kommer komme kun kunne kære lad lave laver lidt lige må mange man med meget mellem men mere mest mig min mindre mine mit mod mon nej
    netop noget nogen nogle nok nu når nær og også om omkring op os over overfor overhovedet på pga samme samt selv sig siden sin sine
    sit sker ske skete skal skulle som stor store så sådan tak thi til tilbage ud uden under var ved vedr vedrørende vel vi vil ville
    vor vore vores vær være været
    begynde begynder gerne ja kr mener mio pct procent sagt siger sige siges spørger synes ønsker
    ansvar ansvaret ansvarlig ansvarlige angående finde finder findes gå går gælder hedder hjælp hjælpe hjælper mht mulig muligt
    to tre fire fem seks syv otte ni ti halv halve halvt dag dage uge uger måned måneder time timer klokken snart straks
    sikre sikrer sørge sørger holde holder ringe ringer skrive skriver kalde kalder bede beder betyde betyder tværs ide ideen forslag
    forslaget organ organet organer lang langt kort hurtigt
    ny nye nyt sidder snakke spørge spørgsmål står tager tage tager taget tale taler ved vide
    a about above after again all also am an and any anybody anyone are as at be because been before being below between both but by can
    could did do does doing done down during each else ever every few for from further get gets getting give gives go goes going got had
    has have having he hello her here hers him his how i if in into is it its itself just let like may me might mine more most must my
    need needs no nobody nor not now of off on once one only or other our ours out over own please same shall she should so some somebody
    someone such take takes tell than thank thanks that the their theirs them themselves then there these they this those through to too
    under until up upon us very want was we were what when where which while who whom whose why will with within would yes you your yours
    ask asks begin early else give given giving said say says start starts think want wants
    one two three four five six seven eight nine ten half day days week weeks month months soon across ensure ensures sure idea ideas
    body bodies behind ahead ring rings write writes mean means ones
    call called charge happen happened happens help helps know look new responsibility responsible
"""
"""Words that a question is put with and that say nothing of its matter."""

VERBS: dict[str, str] = {
    "initiate": "rejse rejser rejst initierer initieret starte igangsætte foreslå foreslår sende sender sendt indsende "
    "initiate initiated raise start propose send sent submit",
    "prepare": "forberede forberedelse udarbejde udkast oplæg prepare draft preparation",
    "consult": "høre høres høring rådspørge consult consulted consultation",
    "recommend": "indstille indstilling anbefale recommend recommendation",
    "handle": "behandle behandling drøfte drøftes handle handling discuss deal",
    "decide": "beslutte beslutning bestemme afgøre vedtage fastlægge decide decision determine adopt agree settle",
    "approve": "godkende godkendelse tillade prioritere approve approval sign-off authorise prioritise",
    "carry_out": "udføre gennemføre foretage udgive levere udarbejde carry conduct execute produce publish deliver",
    "inform": "orientere orientering underrette inform notify",
}
"""What people call a step, in both languages. Other forms of the words are found by their stems."""


_ORDINALS = [
    "first|foerste",
    "second|andet",
    "third|tredje",
    "fourth|fjerde",
    "fifth|femte",
    "sixth|sjette",
    "seventh|syvende",
    "eighth|ottende",
]
_CARDINALS = ["one|et", "two|to", "three|tre", "four|fire", "five|fem", "six|seks", "seven|syv", "eight|otte"]
_NUMBERS = {word: str(number) for words in (_ORDINALS, _CARDINALS) for number, both in enumerate(words, 1) for word in both.split("|")}
_YEAR = re.compile(
    rf"\b(?:year|aar) (\d+|{'|'.join(_CARDINALS)})\b|\b(\d+(?=\.|st|nd|rd|th)|{'|'.join(_ORDINALS)})(?:\.|st|nd|rd|th)? ?(?:year|aar)"
)


def years_in(text: str) -> frozenset[str]:
    """Which years of a run of them a text speaks of, as digits: after year five, efter 2. år. How long something takes is none."""
    found = (after or before for after, before in _YEAR.findall(fold(text)))
    return frozenset(_NUMBERS.get(number, number) for number in found)


def cut(text: str) -> list[str]:
    """The words of a text, folded, in order. Numbers of clauses stay whole (8.2); a single letter is no word."""
    found = _WORD.findall(_POSSESSIVE.sub(" ", text) if "'" in text or "’" in text else text)
    return [fold(word)[:_LONGEST] for word in found if len(word) > 1 or word.isdigit()]


_STOP = frozenset(map(fold, _EMPTY.split()))


def says_nothing(word: str) -> bool:
    """Whether a folded word is one of those that every question has."""
    return word in _STOP


@lru_cache(maxsize=100_000)
def stems(word: str) -> tuple[str, ...]:
    """The stems of a folded word, Danish and English: one where they are the same."""
    danish, english = _DANISH.stemWord(word), _ENGLISH.stemWord(word)
    return (danish,) if danish == english else (danish, english)


@lru_cache(maxsize=100_000)
def root(word: str) -> str:
    """What Danish words of one family have in common: udpeger, udpegning -> udpeg. Empty where too little is left."""
    word = word[:-1] if word.endswith("es") else word
    stem: str = _DANISH.stemWord(word[:-1] if word.endswith("ende") else word)
    for ending in _NOUN:
        if stem.endswith(ending):
            stem = _DANISH.stemWord(stem[: -len(ending)] + "e")
            break
    stem = _DONE.sub("", stem)
    if stem.endswith("jysk"):
        stem = stem[:-2] + "lland"  # nordjysk is of Nordjylland
    return stem if len(stem) >= _ROOT else ""
