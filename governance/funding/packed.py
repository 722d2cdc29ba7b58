"""Largest remainders of very long keys, with all weights packed into one big integer: as exact as one by one, and faster.

Each weight has a lane of 128 bits. One multiplication by the fixed-point value of total / (sum of weights) leaves a
quota's whole units in the upper half of each lane and its remainder, in 1/2**64, in the lower. That remainder is short by
less than weight/2**64, so by less than 1/256: its top byte ranks all but a narrow band, and the band is settled exactly.
"""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from itertools import compress
from operator import add

FEWEST = 2_000
"""Below this many weights nothing is gained."""
_BUCKETS = 256


def largest_remainder(total: int, weights: dict[str, int]) -> dict[str, int] | None:
    """`total` split by `weights` (not all zero, none negative), ties to the smaller id; None for what it is not made for."""
    if len(weights) < FEWEST or not 0 <= total < 1 << 63 or max(weights.values()) >= 1 << 56 or sys.byteorder != "little":
        return None
    ids, values, whole = list(weights), list(weights.values()), sum(weights.values())
    floors, tops = _quotas(values, (total << 64) // whole)
    # What is almost one unit more may be exactly that.
    for number in compress(range(len(ids)), tops.translate(_only(_BUCKETS - 1))):
        exact = total * values[number] // whole
        if exact != floors[number]:
            floors[number], tops[number] = exact, 0
    left = total - sum(floors)
    bucket = _bucket(tops, left)
    sure = tops.translate(bytes(top >= bucket + 2 for top in range(_BUCKETS)))
    amounts = list(map(add, floors, sure))
    band = list(compress(range(len(ids)), tops.translate(_only(bucket - 1, bucket, bucket + 1))))
    band.sort(key=ids.__getitem__)
    band.sort(key=lambda number: total * values[number] % whole, reverse=True)  # stable: equals stay by id
    for number in band[: left - sum(sure)]:
        amounts[number] += 1
    found = weights.copy()  # has the room and the hashes already
    found.update(zip(ids, amounts, strict=True))
    return found


def _quotas(values: list[int], each: int) -> tuple[list[int], bytearray]:
    """Whole units of each quota, and the top byte of what is left of it; `each` is the quota of the weight 1, in 1/2**64."""
    size = 16 * len(values)
    lanes = array("Q", bytes(size))
    lanes[::2] = array("Q", values)
    product = (int.from_bytes(lanes.tobytes(), "little") * each).to_bytes(size, "little")
    lanes = array("Q")
    lanes.frombytes(product)
    return lanes[1::2].tolist(), bytearray(product[7::16])


def _bucket(tops: bytearray, left: int) -> int:
    """The highest bucket such that it and those above hold at least `left`."""
    counts, above = Counter(tops), 0
    for bucket in range(_BUCKETS - 1, 0, -1):
        above += counts[bucket]
        if above >= left:
            return bucket
    return 0


def _only(*buckets: int) -> bytes:
    return bytes(top in buckets for top in range(_BUCKETS))
