"""The words of the loaded models, and which of them a word of a question may mean: its forms, compounds, slips of spelling.

How good a likeness is, is a whole number from 0 to 100: the word itself 100, the same stem 95, the same root (udpeger,
udpegning) 85, a compound that ends in it 90 or has it in it 80, the greater part of a compound as many per cent as it has
of the letters, one slip of spelling 80, two 70.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Literal, NamedTuple

from governance.routing.stems import root, says_nothing, stems

How = Literal["word", "form", "compound", "spelling", "step"]


class Hit(NamedTuple):
    """How well a word of the models stands for one of the question."""

    quality: int
    how: How


_SAME, _STEM, _ROOT, _TAIL, _INSIDE = Hit(100, "word"), Hit(95, "form"), Hit(85, "form"), Hit(90, "compound"), Hit(80, "compound")
_SLIPS = (Hit(80, "spelling"), Hit(70, "spelling"))
_PART = 3
"""The fewest letters of a part of a compound."""
_LONG = 4
"""The fewest letters of a word that is looked for within compounds."""
_LEAST = 50
"""Less than half of a compound does not stand for it."""


class Vocabulary:
    """Every word of the models, folded, without those that say nothing."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self._by_stem: dict[str, list[str]] = {}
        self._by_root: dict[str, list[str]] = {}
        for word in self.words:
            for stem in stems(word):
                self._by_stem.setdefault(stem, []).append(word)
            if base := root(word):
                self._by_root.setdefault(base, []).append(word)
        self._ordered = sorted(self.words)
        self._turned = sorted(word[::-1] for word in self.words)
        self._text = "\n".join(self._ordered)
        self._keys: dict[str, frozenset[str]] = {}
        self._alike: dict[tuple[str, int], list[tuple[int, str]]] = {}
        for word in self._ordered:
            self._alike.setdefault((word[0], len(word)), []).append((_letters(word), word))

    def knows(self, word: str) -> bool:
        """Whether the models have the word, in this form or another."""
        return word in self.words or any(stem in self._by_stem for stem in stems(word))

    def likes(self, word: str) -> dict[str, Hit]:
        """The words of the models that `word` is a form or part of, or that are the greater part of it; best likeness each."""
        found: dict[str, Hit] = {}
        for base in filter(None, (root(word),)):
            found.update(dict.fromkeys(self._by_root.get(base, ()), _ROOT))
        found |= self._compounds(word)
        for stem in stems(word):
            found.update(dict.fromkeys(self._by_stem.get(stem, ()), _STEM))
        if word in self.words:
            found[word] = _SAME
        return found

    def parts(self, word: str) -> list[str]:
        """A compound of words of the models, cut up: klimasagen -> klima, sagen. Empty for what is none."""
        return self._cut(word)

    def tail(self, word: str) -> str:
        """The longest end of a compound that the models know, where they do not know its beginning; else empty."""
        for start in range(_PART, len(word) - _LONG + 1):
            if self._is_part(word[start:]) and len(stems(word[start:])[0]) >= _LONG:
                return word[start:]
        return ""

    def slips(self, word: str) -> dict[str, Hit]:
        """The words of the models that `word` is a misspelling of: the same first letter, one slip in five letters, two in eight."""
        allowed = 0 if len(word) < 5 or word.isdigit() else 1 if len(word) < 8 else 2
        if not allowed:
            return {}
        letters = _letters(word)
        best, found = allowed, dict[str, int]()
        for length in range(len(word) - allowed, len(word) + allowed + 1):
            for theirs, other in self._alike.get((word[0], length), ()):
                if (letters ^ theirs).bit_count() <= 2 * best and (distance := slips_between(word, other, best)) <= best:
                    found[other] = best = distance
        nearest = [other for other, distance in found.items() if distance == best]
        forms = {same: None for other in nearest for stem in stems(other) for same in self._by_stem[stem]}
        return dict.fromkeys(forms, _SLIPS[best - 1])

    def beside(self, word: str) -> list[str]:
        """Words of the models that begin or end most like `word`: not what it means, but what looks like it."""
        found: dict[str, int] = {}
        for ordered, wanted, turned in ((self._ordered, word, False), (self._turned, word[::-1], True)):
            at = bisect_left(ordered, wanted)
            for other in ordered[max(at - 3, 0) : at + 3]:
                shared = next((n for n, (a, b) in enumerate(zip(other, wanted, strict=False)) if a != b), min(len(other), len(wanted)))
                key = other[::-1] if turned else other
                found[key] = max(found.get(key, 0), shared)
        return sorted(found, key=lambda other: (-found[other], other))

    def _compounds(self, word: str) -> dict[str, Hit]:
        found: dict[str, Hit] = {}
        own = self.keys(word)
        wanted = stems(word)[0]
        for seek in dict.fromkeys((wanted, *own)):
            if len(seek) < _LONG:
                continue
            for other in self._holding(seek):
                keys = self.keys(other)
                if wanted in keys or (own and own <= keys):
                    ends = other.rstrip("aeinrst").endswith(wanted.rstrip("aeinrst"))
                    found[other] = _TAIL if ends else _INSIDE
        for part in own:
            for other in self._by_stem.get(part, ()):
                share = 100 * len(part) // len(word)
                if share >= _LEAST and other not in found:
                    found[other] = Hit(share, "compound")
        return found

    def _holding(self, seek: str) -> Iterable[str]:
        """The words that have `seek` in them."""
        text = self._text
        at = text.find(seek)
        while at >= 0:
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            end = len(text) if end < 0 else end
            yield text[start:end]
            at = text.find(seek, end)

    def keys(self, word: str) -> frozenset[str]:
        """The stems of the parts of a compound, of every size: klimaudviklingsspor -> klima, udvikling, spor, udviklingsspor."""
        known = self._keys.get(word)
        if known is None:
            self._keys[word] = frozenset()  # a word is no part of itself
            found: set[str] = set()
            for part in self._cut(word):
                found.add(stems(part)[0])
                found |= self.keys(part)
            known = self._keys[word] = frozenset(found)
        return known

    def _cut(self, word: str) -> list[str]:
        """A word in two or more parts that are known, the first as long as can be; empty where there is no such way."""
        dead: set[int] = set()

        def cut_from(start: int) -> list[str]:
            for end in range(len(word), start + _PART - 1, -1):
                if end - start == len(word) or end in dead or not self._is_part(word[start:end]):
                    continue
                if end == len(word):
                    return [word[start:]]
                more = cut_from(end)
                if more:
                    return [word[start:end], *more]
            dead.add(start)
            return []

        return cut_from(0)

    def _is_part(self, text: str) -> bool:
        return text.isalpha() and not says_nothing(text) and any(len(stem) >= _PART and stem in self._by_stem for stem in stems(text)[:1])


def _letters(word: str) -> int:
    """Which letters a word has, as bits: words that are near have nearly the same."""
    found = 0
    for letter in word:
        found |= 1 << (ord(letter) & 31)
    return found


def slips_between(one: str, other: str, most: int) -> int:
    """How many slips (a letter too many, missing, another, or two that changed places) make `one` into `other`; `most` + 1 if more.

    The distance of Damerau and Levenshtein, restricted (no letter is touched twice): optimal string alignment.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, theirs in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != theirs))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == theirs:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
