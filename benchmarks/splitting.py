"""Times the splitter on keys as people have them, and beside a plain NumPy largest remainder.

    python -m benchmarks.splitting              prints
    python -m benchmarks.splitting --markdown   and writes the table into docs/performance.md

Same in, same out: a key (weights by id) and a total in, amounts by id out. They take turns, and each figure is the median of its
rounds.
"""

from __future__ import annotations

import gc
import random
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from govcheck.writing import write_whole
from governance.funding.split import POLICIES, Policy, allot

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "performance.md"
START, END = "<!-- splitting: written by `python -m benchmarks.splitting --markdown` -->", "<!-- end of splitting -->"
TOTAL, ROUNDS = 8_210_000_000, 15
KEYS = {"98 municipalities": 98, "2,000 shareholders": 2_000, "5,000 members": 5_000}
GOAL = 0.1
"""Seconds, for the longest of these keys by any policy: less than anybody notices."""


def by_numpy(key: dict[str, int], total: int) -> dict[str, int]:
    """Largest remainder as one writes it with NumPy: floats, no ties, no check that it adds up."""
    weights = np.fromiter(key.values(), dtype=np.float64, count=len(key))
    quotas = weights * (total / weights.sum())
    floors = np.floor(quotas)
    amounts = floors.astype(np.int64)
    amounts[np.argsort(floors - quotas)[: int(total - floors.sum())]] += 1
    return dict(zip(key, amounts.tolist(), strict=True))


def example(ways: int) -> dict[str, int]:
    """A key of so many weights."""
    chance = random.Random(4_814_400)
    return {f"w{number:07d}": chance.randrange(1, 1_000_000) for number in range(ways)}


def measure(key: dict[str, int]) -> dict[str, float]:
    """Seconds of each policy, and of NumPy."""

    def ours(policy: Policy) -> Callable[[], Any]:
        return lambda: allot(TOTAL, key, policy)

    tasks = {policy: ours(policy) for policy in POLICIES if policy != "refuse"} | {"NumPy": lambda: by_numpy(key, TOTAL)}
    times: dict[str, list[float]] = {name: [] for name in tasks}
    gc.disable()
    for number in range(-1, ROUNDS):
        for name, task in tasks.items():
            begin = time.perf_counter()
            task()
            if number >= 0:
                times[name].append(time.perf_counter() - begin)
    exact, whole = allot(TOTAL, key, "largest_remainder"), sum(key.values())
    assert sum(exact.values()) == TOTAL
    assert all(abs(exact[id_] - Fraction(TOTAL * weight, whole)) < 1 for id_, weight in key.items())
    return {name: median(rounds) for name, rounds in times.items()}


def table() -> str:
    """What was measured, as Markdown."""
    found = {name: measure(example(ways)) for name, ways in KEYS.items()}
    heads = list(next(iter(found.values())))
    lines = [f"| 82.1 million in øre, milliseconds | {' | '.join(heads)} |", "|---" * (len(heads) + 1) + "|"]
    lines += [f"| {name} | {' | '.join(f'{times[head] * 1000:.2f}' for head in heads)} |" for name, times in found.items()]
    most = max(seconds for times in found.values() for head, seconds in times.items() if head != "NumPy")
    verdict = "met" if most <= GOAL else "**missed**"
    lines += ["", f"Goal: at most {GOAL * 1000:.0f} ms for the longest key by any policy: {most * 1000:.1f} ms, {verdict}."]
    lines += ["", f"CPython {sys.version.split()[0]}, NumPy {np.__version__}."]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, print, and write where asked to."""
    made = table()
    print(made)
    if "--markdown" in sys.argv[1:]:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
        write_whole(str(PAGE), f"{before}{START}\n\n{made}\n{END}{rest.partition(END)[2]}".encode())


if __name__ == "__main__":
    main()
