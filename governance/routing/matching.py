"""A question in people's own words, and what it is about.

A word's information is counted in bits: how often the entries can be halved until only those are left that have it. A word that
the models do not know at all is worth a bit more than the rarest that they know. The score of an entry is the share of
the question's information that it accounts for; below one half it is no answer.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from heapq import nlargest
from operator import neg
from typing import NamedTuple

from governance.routing.index import FACET, FIELDS, NAME, STEP, STEP_WORDS, TERM, Entry, Field, Index
from governance.routing.stems import PARTICLES, cut, says_nothing, years_in
from governance.routing.vocabulary import Hit, How

ENOUGH = Fraction(1, 2)
"""An entry that accounts for less than this share of the question is no answer to it."""
NEAREST = 3
_OTHER_YEAR = Fraction(49, 100)
"""What is left of the score of what is said of another year."""
_MOST = 200
"""How many of the best are compared by how fully the question names them; where more are equal, the question says too little."""
_UNKNOWN = 3
"""How many bits a word that the models do not know is worth more than the rarest that they do."""
_FURTHER = 3
"""Of several such words one is what the question may be about; each further one counts a third: people tell stories."""
_FORM, _SURE = 80, 85
"""From this likeness on a word of the models is what was asked for; and may be the name of a step."""
_WHOLE = 100 * 100
_JOINED, _APART, _TAIL = 90, 60, 50
"""How much of a compound an entry accounts for, in per cent, that has all of its parts; that has some, of each; its end alone, at most."""


class Why(NamedTuple):
    """A word of the question, what it was found as, where, and how like it is."""

    asked: str
    found: str
    where: Field
    how: How
    counts: int
    """Out of 10,000: likeness times the weight of the field."""
    bits: int


class Match(NamedTuple):
    """An entry with its score, and the words that led to it, and those that did not."""

    entry: Entry
    score: Fraction
    named: Fraction
    """How much of a name or term of the entry is in the question: decides between equal scores."""
    why: tuple[Why, ...]
    missed: tuple[str, ...]


class Answers(NamedTuple):
    """The matches, best first; where there are none, the nearest. `asked`: the words that were looked for."""

    matches: tuple[Match, ...]
    nearest: tuple[Match, ...]
    asked: tuple[str, ...]


_Told = tuple[int, str, Field, How]


class _Asked(NamedTuple):
    word: str
    bits: int
    found: dict[int, _Told]
    step: bool
    """It names a step (who approves), and so is not what the question is about."""
    actor: bool = False
    """It is of the name of a party, office or body. What has nothing to do with that is another matter."""


def ask(index: Index, question: str, only: Callable[[Entry], bool] | None = None) -> Answers:
    """What the question is about, among entries of which `only` is true. Empty matches mean that nothing here is."""
    asked = _units(index, question)
    if not asked:
        return Answers((), (), ())
    unknown = sorted(one.bits for one in asked if not one.found)
    whole = (sum(one.bits for one in asked if one.found) + sum(unknown[-1:]) + sum(unknown[:-1]) // _FURTHER) * _WHOLE
    sums = _sums(asked, whole)
    years = years_in(question)
    if only is not None:
        sums = {number: points for number, points in sums.items() if only(index.entries[number])}
    best = [_of_year(match, years) for match in _best(index, asked, sums, whole)]
    best.sort(key=lambda match: -round(match.score * 100))
    told = tuple(dict.fromkeys(one.word for one in asked))
    matter = {one.word for one in asked if not one.step}
    matches = tuple(
        match for match in best if match.score >= ENOUGH and (match.named == 1 or any(why.asked in matter for why in match.why))
    )
    if matches:
        return Answers(matches, (), told)
    nearest = best + _lookalikes(index, asked, {id(match.entry) for match in best})
    return Answers((), tuple(nearest[:NEAREST]), told)


def _units(index: Index, question: str) -> list[_Asked]:
    """The words of the question that say something, each once, and what it may mean; a compound written apart is one."""
    words, found, number, had = cut(question), list[_Asked](), 0, set[str]()
    known = index.vocabulary
    while number < len(words):
        word, after = words[number], words[number + 1] if number + 1 < len(words) else ""
        number += 1
        if f"{word} {after}" in known.words:  # a clause: pa 8.2
            found.append(_asked(index, f"{word} {after}", {f"{word} {after}": Hit(100, "word")}))
            number += 1
            continue
        if says_nothing(word) or (word.isdigit() and not known.knows(word)):
            continue
        if after in PARTICLES and known.likes(after + word):
            word = after + word
            number += 1
        elif (word + after).isalpha() and after and not says_nothing(after) and known.knows(word + after):
            word += after
            number += 1
        if word not in had:
            had.add(word)
            found += _meanings(index, word)
    return found


def _meanings(index: Index, word: str) -> list[_Asked]:
    """What a word may mean: a form of one that is known; one put together from these; a slip; the greater part, or the end, of one."""
    known = index.vocabulary
    found = known.likes(word)
    if not any(hit.quality >= _FORM for hit in found.values()):
        parts = known.parts(word)
        whole = _composed(index, word, parts) if parts else []
        if len(whole) == 1:
            return whole
        slips = known.slips(word)
        if whole and not (found or slips):
            return whole
        found = slips or found
    if not found and (tail := known.tail(word)):
        # Whatever it is, it is another thing than its end alone.
        ends = _less(_asked(index, tail, known.likes(tail)), min(100 * len(tail) // len(word), _TAIL))
        return [ends._replace(word=word, bits=_bits(len(index.entries), {}))]
    return [_asked(index, word, found)]


def _composed(index: Index, word: str, parts: list[str]) -> list[_Asked]:
    """A compound that the models have not, of words that they have: what has all of these in its name or terms, or else some."""
    each = [_own(_asked(index, part, index.vocabulary.likes(part))) for part in parts]
    common = set(each[0].found).intersection(*(one.found for one in each[1:]))
    if not common:
        return [_less(one, _APART) for one in each]
    found = {number: min((one.found[number] for one in each), key=lambda hit: hit[0]) for number in common}
    return [_less(_Asked(word, _bits(len(index.entries), found), found, False), _JOINED)]


def _own(one: _Asked) -> _Asked:
    found = {number: hit for number, hit in one.found.items() if hit[2] in (NAME, TERM, FACET)}
    return one._replace(found=found, bits=one.bits if found else one.bits + _UNKNOWN)


def _less(one: _Asked, share: int) -> _Asked:
    return one._replace(found={number: (hit[0] * share // 100, hit[1], hit[2], "compound") for number, hit in one.found.items()})


def _asked(index: Index, word: str, hits: dict[str, Hit]) -> _Asked:
    found: dict[int, _Told] = {}
    sure = False
    for step, numbers in index.steps.items():
        called = [(hit.quality, other) for other, hit in hits.items() if other in STEP_WORDS[step]]
        if called:
            quality, other = max(called)
            found |= dict.fromkeys(numbers, (quality * STEP.weight, other, STEP, "step"))
            sure = sure or quality >= _SURE
    for other in sorted(hits):
        hit = hits[other]
        told = [(hit.quality * where.weight, other, where, hit.how) for where in FIELDS]
        posting = index.postings.get(other, {})
        if not found:
            found = {number: told[rank] for number, rank in posting.items()}
            continue
        for number, rank in posting.items():
            if number not in found or told[rank][0] > found[number][0]:
                found[number] = told[rank]
    acts = any(hit.quality >= _SURE and other in index.actors for other, hit in hits.items())
    return _Asked(word, _bits(len(index.entries), found), found, sure, acts and not sure)


def _bits(entries: int, found: dict[int, _Told]) -> int:
    if not found:
        return entries.bit_length() + _UNKNOWN
    counts = [hit[0] for hit in found.values()]
    half = (max(counts) + 1) // 2
    return (entries // sum(map(half.__le__, counts))).bit_length()


def _sums(asked: list[_Asked], whole: int) -> dict[int, int]:
    """The points of each entry. What has too few words of the question to be an answer is left out, where there are better ones."""
    sums: dict[int, int] = {}
    left = sum(one.bits for one in asked)
    for one in sorted(asked, key=lambda one: -one.bits):
        if 2 * left * _WHOLE < whole and len(sums) >= NEAREST:
            for number in sums:
                if number in one.found:
                    sums[number] += one.bits * one.found[number][0]
        else:
            for number, (counts, *_) in one.found.items():
                sums[number] = sums.get(number, 0) + one.bits * counts
        left -= one.bits
    return sums


def _best(index: Index, asked: list[_Asked], sums: dict[int, int], whole: int) -> list[Match]:
    """The entries with the best scores, _MOST of them at most, best first; of equal ones those that the question names more fully."""
    chosen = nlargest(_MOST, zip(sums.values(), map(neg, sums), strict=True))
    found = [_match(index, -number, asked, Fraction(points, whole + _lacking(index, asked, -number))) for points, number in chosen]
    order = {"case": 0, "task": 1, "body": 2}
    found.sort(key=lambda match: (-round(match.score * 100), -match.named, order[match.entry.kind]))  # else in the order of the files
    return found


def _of_year(match: Match, asked: frozenset[str]) -> Match:
    """A match whose names do not say which year the question asks for is less than half of it, and so no answer."""
    if not asked:
        return match
    theirs = frozenset(one for text in match.entry.name for one in years_in(text))
    if asked & theirs:
        return match
    missed = tuple(dict.fromkeys((*match.missed, *sorted(asked, key=int))))
    return match._replace(score=match.score * _OTHER_YEAR, missed=missed, why=tuple(why for why in match.why if why.found not in asked))


def _lacking(index: Index, asked: list[_Asked], number: int) -> int:
    """What it weighs that an entry has nothing of those whom the question names: as much as a word that nobody knows."""
    unknown = _bits(len(index.entries), {})
    lacking = sorted(unknown - one.bits for one in asked if one.actor and number not in one.found)
    return sum(lacking[-1:]) * _WHOLE


def _match(index: Index, number: int, asked: list[_Asked], score: Fraction) -> Match:
    entry = index.entries[number]
    why, missed, words = [], [], set()
    for one in asked:
        hit = one.found.get(number)
        if hit is None:
            missed.append(one.word)
            continue
        counts, found, where, how = hit
        words.add(found)
        why.append(Why(one.word, found, where, how, counts, one.bits))
    named = max(
        (Fraction(sum(len(word) for word in phrase if word in words), sum(map(len, phrase))) for phrase in entry.phrases),
        default=Fraction(0),
    )
    return Match(entry, score, named, tuple(why), tuple(missed))


def _lookalikes(index: Index, asked: list[_Asked], had: set[int]) -> list[Match]:
    """What is spelt most like the question, where too little is known of its words."""
    found: dict[int, Match] = {}
    for one in asked:
        for word in index.vocabulary.beside(one.word):
            for number in index.postings.get(word, ()):
                if id(index.entries[number]) not in had:
                    found.setdefault(number, _match(index, number, asked, Fraction(0)))
                if len(found) >= NEAREST:
                    return list(found.values())
    return list(found.values())
