"""Times the splitter beside a plain NumPy largest remainder on the same key of a million weights.

    python -m benchmarks.splitting              prints
    python -m benchmarks.splitting --markdown   and writes the table into docs/performance.md

Same in, same out: a key (weights by id) and a total in, amounts by id out. NumPy's figures are also given without the
way from Python's objects to its arrays and back. They take turns, and each figure is the median of its rounds.
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

from governance.funding import packed
from governance.funding.split import allot
from render.files import write_whole

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "performance.md"
START, END = "<!-- splitting: written by `python -m benchmarks.splitting --markdown` -->", "<!-- end of splitting -->"
WAYS, TOTAL, ROUNDS = 1_000_000, 8_210_000_000, 9
GOAL = 3


def arrays(weights: Any, total: int) -> Any:
    """Largest remainder as one writes it with NumPy: floats, no ties, no check that it adds up."""
    quotas = weights * (total / weights.sum())
    floors = np.floor(quotas)
    left = int(total - floors.sum())
    amounts = floors.astype(np.int64)
    amounts[np.argsort(floors - quotas)[:left]] += 1
    return amounts


def by_id(key: dict[str, int], total: int) -> dict[str, int]:
    """The same, from weights by id to amounts by id."""
    weights = np.fromiter(key.values(), dtype=np.float64, count=len(key))
    return dict(zip(key, arrays(weights, total).tolist(), strict=True))


def one_by_one(key: dict[str, int], total: int) -> dict[str, int]:
    """Ours without the packing of long keys."""
    fewest, packed.FEWEST = packed.FEWEST, sys.maxsize
    try:
        return allot(total, key, "largest_remainder")
    finally:
        packed.FEWEST = fewest


def measure() -> tuple[dict[str, float], int]:
    """Seconds of each, and how many of NumPy's amounts are not the exact ones."""
    chance = random.Random(4_814_400)
    key = {f"w{number:07d}": chance.randrange(1, 1_000_000) for number in range(WAYS)}
    weights = np.fromiter(key.values(), dtype=np.float64, count=len(key))
    tasks: dict[str, Callable[[], Any]] = {
        "govcheck": lambda: allot(TOTAL, key, "largest_remainder"),
        "NumPy": lambda: by_id(key, TOTAL),
        "NumPy, from array to array": lambda: arrays(weights, TOTAL),
    }
    times: dict[str, list[float]] = {name: [] for name in tasks}
    gc.disable()
    for number in range(-1, ROUNDS):
        for name, task in tasks.items():
            begin = time.perf_counter()
            task()
            if number >= 0:
                times[name].append(time.perf_counter() - begin)
    found = {name: median(rounds) for name, rounds in times.items()}
    begin = time.perf_counter()
    slowly = one_by_one(key, TOTAL)
    found["govcheck, one by one"] = time.perf_counter() - begin
    exact = allot(TOTAL, key, "largest_remainder")
    whole = sum(key.values())
    assert exact == slowly
    assert sum(exact.values()) == TOTAL
    assert all(abs(exact[id_] - Fraction(TOTAL * weight, whole)) < 1 for id_, weight in key.items())
    theirs = by_id(key, TOTAL)
    return found, sum(theirs[id_] != amount for id_, amount in exact.items())


def table(found: dict[str, float], wrong: int) -> str:
    """What was measured, as Markdown."""
    ours, theirs = found["govcheck"], found["NumPy"]
    lines = ["| one million ways, 82.1 million in øre | seconds | of NumPy's |", "|---|---|---|"]
    lines += [f"| {name} | {seconds:.3f} | {seconds / theirs:.2f} |" for name, seconds in found.items()]
    verdict = "met" if ours <= GOAL * theirs else "**missed**"
    times = ours / found["NumPy, from array to array"]
    lines.append("")
    lines.append(f"Goal: at most {GOAL} times plain NumPy, from weights by id to amounts by id: {ours / theirs:.2f}, {verdict}.")
    lines.append(f"From array to array, with nothing carried to Python's objects and back, NumPy takes 1/{times:.0f} of govcheck's time.")
    lines.append(f"Of NumPy's amounts {wrong} are not the exact ones on this key.")
    lines += ["", f"CPython {sys.version.split()[0]}, NumPy {np.__version__}."]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, print, and write where asked to."""
    made = table(*measure())
    print(made)
    if "--markdown" in sys.argv[1:]:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
        write_whole(str(PAGE), f"{before}{START}\n\n{made}\n{END}{rest.partition(END)[2]}".encode())


if __name__ == "__main__":
    main()
