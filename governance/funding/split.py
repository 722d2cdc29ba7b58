"""The one exact splitter: a sum divided by a key, to the last unit, the remainder by a policy that has a name.

Everything is counted in whole units (one øre, one krone), with integers and fractions. Ties go to the smaller id, so the
order of a key never matters; a negative sum is split as its positive and mirrored; scaling a key changes nothing.

largest_remainder   Hamilton: everybody the whole units of their quota, the rest to the largest remainders
residual_to_largest everybody their quota rounded half up, and what that leaves over or lacks on the largest weight
dhondt              highest averages with the divisors 1, 2, 3 ... (Jefferson); favours large weights
sainte_lague        highest averages with the divisors 1, 3, 5 ... (Webster)
refuse              no remainder is accepted: a sum that does not come out even is an error
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from heapq import heapify, heapreplace
from math import gcd, lcm
from typing import Literal, NamedTuple, cast, get_args

from governance.diagnostics import Text

Policy = Literal["largest_remainder", "residual_to_largest", "dhondt", "sainte_lague", "refuse"]
POLICIES: tuple[Policy, ...] = get_args(Policy)
Number = int | Decimal | Fraction


class CannotSplit(ValueError):
    """The sum cannot be split so. `text` says why and what to do, in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Share(NamedTuple):
    """What one gets: the amount, and the exact quota that it was made from."""

    id: str
    weight: Fraction
    quota: Fraction
    amount: Decimal


class Split:
    """A sum that has been split. `units` are the amounts in whole units by id; all else follows from them."""

    def __init__(self, total: Decimal, unit: Decimal, policy: Policy, key: Mapping[str, Number], units: dict[str, int]) -> None:
        self.total = total
        self.unit = unit
        self.policy = policy
        self.units = units
        self._key = key

    @cached_property
    def shares(self) -> tuple[Share, ...]:
        """The share of each, in the order of the ids."""
        weights = {id_: Fraction(weight) for id_, weight in self._key.items()}
        each = Fraction(self.total) / sum(weights.values())
        return tuple(Share(id_, weights[id_], each * weights[id_], self.amount(id_)) for id_ in sorted(weights))

    @property
    def turned(self) -> tuple[str, ...]:
        """Ids whose amount has the other sign than the total: only `residual_to_largest`, on a key of very many equals, does that."""
        sign = 1 if self.total >= 0 else -1
        return tuple(sorted(id_ for id_, amount in self.units.items() if amount * sign < 0))

    def amount(self, id_: str) -> Decimal:
        """The amount of one."""
        return exactly(Fraction(self.unit) * self.units[id_])


def split(total: Number, key: Mapping[str, Number], *, unit: Number = 1, policy: Policy) -> Split:
    """Split `total` by the weights of `key` into multiples of `unit`. The amounts add up to `total`, exactly.

        >>> split(100, {"a": 1, "b": 1, "c": 1}, policy="largest_remainder").units
        {'a': 34, 'b': 33, 'c': 33}

    Raises CannotSplit: nobody to split among, a negative or non-finite weight, weights that are all zero, a total that is
    no multiple of the unit, a unit that is not above zero; with `refuse` a remainder. Raises TypeError for a float.
    """
    if policy not in POLICIES:
        raise ValueError(f"policy must be one of {', '.join(POLICIES)}")
    step, whole = _finite(unit, _UNIT), _finite(total, _TOTAL)
    if step <= 0:
        raise CannotSplit(_UNIT)
    count = whole / step
    if count.denominator != 1:
        raise CannotSplit(
            Text(
                f"{said(whole)} has more decimals than the unit {said(step)}: it is no multiple of it; name a finer unit",
                f"{said(whole)} har flere decimaler end enheden {said(step)}: det er ikke et multiplum af den; angiv en finere enhed",
            )
        )
    return Split(exactly(whole), exactly(step), policy, key, allot(count.numerator, key, policy))


def allot(total: int, key: Mapping[str, Number], policy: Policy) -> dict[str, int]:
    """`total` whole units split by `key`, by id in the key's order. Raises as `split` does."""
    weights = _whole(key)
    if total < 0:
        return {id_: -amount for id_, amount in _HOW[policy](-total, weights).items()}
    return _HOW[policy](total, weights)


def said(value: Fraction) -> str:
    """An exact number as people write it: with decimals where they end, else as a fraction. A point, and no thousands."""
    ends = 10 ** value.denominator.bit_length() % value.denominator == 0
    return f"{exactly(value):f}" if ends else str(value)


def exactly(value: Fraction) -> Decimal:
    """The decimal number that a fraction is; its denominator has no other primes than 2 and 5."""
    places = 0
    while (10**places) % value.denominator:
        places += 1
    return Decimal(f"{(value * 10**places).numerator}e-{places}")


_UNIT = Text("the unit must be a number above zero, such as 1 or 0.01", "enheden skal være et tal over nul, fx 1 eller 0.01")
_TOTAL = Text("the total must be a finite number", "beløbet skal være et endeligt tal")


def _finite(value: Number, otherwise: Text) -> Fraction:
    if isinstance(value, float) or not isinstance(value, Number):
        raise TypeError(f"{value!r}: an exact number is needed, an int, a Decimal or a Fraction")
    if isinstance(value, Decimal) and not value.is_finite():
        raise CannotSplit(otherwise)
    return Fraction(value)


def _whole(key: Mapping[str, Number]) -> dict[str, int]:
    """The key in whole numbers of the same proportions."""
    if not key:
        raise CannotSplit(Text("the key is empty: there is nobody to split among", "nøglen er tom: der er ingen at fordele på"))
    if set(map(type, key.values())) == {int}:
        weights = key if isinstance(key, dict) else dict(key)
    else:
        exact = {id_: _finite(weight, _not_finite(id_)) for id_, weight in key.items()}
        scale = lcm(*{weight.denominator for weight in exact.values()})
        weights = {id_: weight.numerator * (scale // weight.denominator) for id_, weight in exact.items()}
    whole = cast("dict[str, int]", weights)
    if min(whole.values()) < 0:
        id_ = next(id_ for id_, weight in key.items() if weight < 0)
        shown = said(Fraction(key[id_]))
        raise CannotSplit(
            Text(
                f"the weight of {id_} is negative: {shown}; a weight is 0 or more",
                f"vægten for {id_} er negativ: {shown}; en vægt er 0 eller mere",
            )
        )
    if not any(whole.values()):
        raise CannotSplit(Text("every weight of the key is zero", "alle vægte i nøglen er nul"))
    return whole


def _not_finite(id_: str) -> Text:
    return Text(f"the weight of {id_} is not a finite number", f"vægten for {id_} er ikke et endeligt tal")


def _largest_remainder(total: int, weights: dict[str, int]) -> dict[str, int]:
    whole = sum(weights.values())
    floors, rests = {}, {}
    for id_, weight in weights.items():
        floors[id_], rests[id_] = divmod(total * weight, whole)
    left = total - sum(floors.values())
    for id_ in sorted(rests, key=lambda id_: (-rests[id_], id_))[:left]:
        floors[id_] += 1
    return floors


def _residual_to_largest(total: int, weights: dict[str, int]) -> dict[str, int]:
    whole = sum(weights.values())
    rounded = {id_: (2 * total * weight + whole) // (2 * whole) for id_, weight in weights.items()}
    most = max(weights.values())
    rounded[min(id_ for id_, weight in weights.items() if weight == most)] += total - sum(rounded.values())
    return rounded


def _highest_averages(total: int, weights: dict[str, int], first: int, step: int) -> dict[str, int]:
    """The `total` largest of the quotients weight / divisor, the divisors being first, first + step, ...

    All quotients of at least (sum of weights) / (total * step) are taken at once; then the next best, or the worst back,
    one by one: never more than there are weights.
    """
    if not total:
        return dict.fromkeys(weights, 0)
    whole = sum(weights.values())
    # first + step * (n - 1) <= step * total * weight / whole, for the n-th quotient of a weight.
    counts = {id_: max(0, (step * total * weight + whole * (step - first)) // (step * whole)) for id_, weight in weights.items()}
    over = sum(counts.values()) - total
    if over > 0:
        worst = [_Quotient(weights[id_], first + step * (n - 1), id_, -1) for id_, n in counts.items() if n]
        _take(worst, over, counts, -step)
    elif over < 0:
        best = [_Quotient(weight, first + step * counts[id_], id_, 1) for id_, weight in weights.items() if weight]
        _take(best, -over, counts, step)
    return counts


class _Quotient:
    """weight / divisor, compared without dividing: the larger first (sign 1) or the smaller first (-1); ties by id likewise."""

    __slots__ = ("divisor", "id", "sign", "weight")

    def __init__(self, weight: int, divisor: int, id_: str, sign: int) -> None:
        self.weight, self.divisor, self.id, self.sign = weight, divisor, id_, sign

    def __lt__(self, other: _Quotient) -> bool:
        one, two = self.weight * other.divisor, other.weight * self.divisor
        if one == two:
            return (self.id < other.id) == (self.sign > 0)
        return (one > two) == (self.sign > 0)


def _take(heap: list[_Quotient], times: int, counts: dict[str, int], step: int) -> None:
    heapify(heap)
    for _ in range(times):
        best = heap[0]
        counts[best.id] += best.sign
        heapreplace(heap, _Quotient(best.weight, best.divisor + step, best.id, best.sign))


def _dhondt(total: int, weights: dict[str, int]) -> dict[str, int]:
    return _highest_averages(total, weights, 1, 1)


def _sainte_lague(total: int, weights: dict[str, int]) -> dict[str, int]:
    return _highest_averages(total, weights, 1, 2)


def _refuse(total: int, weights: dict[str, int]) -> dict[str, int]:
    whole = sum(weights.values())
    found = {}
    for id_, weight in weights.items():
        found[id_], rest = divmod(total * weight, whole)
        if rest:
            divisor = gcd(rest, whole)
            shown = f"{rest // divisor}/{whole // divisor}"
            got = found[id_]
            raise CannotSplit(
                Text(
                    f"it does not come out even: {id_} would get {got} whole units and {shown} of one; name a policy for the remainder, "
                    "or a finer unit",
                    f"det går ikke op: {id_} ville få {got} hele enheder og {shown} af en; angiv en regel for resten eller en finere enhed",
                )
            )
    return found


_HOW = {
    "largest_remainder": _largest_remainder,
    "residual_to_largest": _residual_to_largest,
    "dhondt": _dhondt,
    "sainte_lague": _sainte_lague,
    "refuse": _refuse,
}
