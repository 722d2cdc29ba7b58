"""Times counting and voting power beside what others need for the same, and writes the table of docs/performance.md.

    python -m benchmarks.decisions              prints the tables
    python -m benchmarks.decisions --markdown   writes them into docs/performance.md
    python -m benchmarks.decisions --no-peers   without other programs

In one process, the programs taking turns; figures are medians of `timeit`'s rounds. The Council of the European Union in 2019 is
that of tests/data/published_power.json, whose indices are published: every program's answer is compared with ours.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Any

from governance import load
from governance.decisions.ballots import votes_of
from governance.decisions.counting import count
from governance.decisions.deciding import decide
from governance.decisions.power.game import Game, simple
from governance.decisions.power.indices import powers
from governance.decisions.votes import voting_body

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "performance.md"
START, END = "<!-- decisions: written by `python -m benchmarks.decisions --markdown` -->", "<!-- end of decisions -->"
PEERS = {"powerindices": "powerindices", "powerindex": "powerindex", "tucoopy": "tucoopy", "power-bdd": "power_bdd"}
ROUNDS = 5

COUNCIL = next(
    game for game in json.loads((ROOT / "tests" / "data" / "published_power.json").read_text("utf-8")) if game["name"] == "eu28_lisbon_2019"
)
PEOPLE: list[int] = COUNCIL["rule"]["any"][0]["all"][1]["weights"]
MEMBERS = len(PEOPLE)
ONES = (1,) * MEMBERS
QUOTA: int = COUNCIL["rule"]["any"][0]["all"][1]["quota"]


def seconds(function: Callable[[], Any], rounds: int = ROUNDS) -> float:
    """The median of a function's time."""
    took = []
    for _ in range(rounds):
        begin = time.perf_counter()
        function()
        took.append(time.perf_counter() - begin)
    return median(took)


def rounded(unit: int) -> tuple[list[int], int]:
    """The populations and their quota in units of so many persons: what programs need that make a table of all sums."""
    weights = [round(number / unit) for number in PEOPLE]
    return weights, -(-65 * sum(weights) // 100)


def ours(weights: Sequence[int], quota: int, *, orders: bool = True) -> Any:
    """Both indices of one weighted game."""
    return powers(simple(Game((1,) * len(weights), (tuple(weights),), (quota,), 0)), orders=orders)


def double_majority(*, blocking: bool = True) -> Any:
    """The Council's rule: 55 % of the members and 65 % of the people, or fewer than four against."""
    formula: Any = ("any", (("all", (0, 1)), 2)) if blocking else ("all", (0, 1))
    return powers(simple(Game(ONES, (ONES, tuple(PEOPLE), ONES), (16, QUOTA, 25), formula)))


def peer(name: str) -> Callable[[Sequence[int], int], list[float]] | None:
    """Shapley-Shubik by another program, or None where it is not installed."""
    try:
        version(name)
    except PackageNotFoundError:
        return None
    if name == "powerindices":
        module = importlib.import_module("powerindices")
        return lambda weights, quota: [float(x) for x in module.compute_ssi(quota, list(weights))]
    if name == "powerindex":
        game = importlib.import_module("powerindex").Game

        def run(weights: Sequence[int], quota: int) -> list[float]:
            made = game(quota, list(weights))
            made.calc_shapley_shubik()
            return list(made.shapley_shubik)

        return run
    if name == "tucoopy":
        shapley = importlib.import_module("tucoopy.power.shapley_shubik").shapley_shubik_index_weighted_voting
        return lambda weights, quota: [float(x) for x in shapley(list(weights), quota=quota)]
    bdd = importlib.import_module("power_bdd.bdd")
    return lambda weights, quota: [float(x) for x in bdd.BDD(bdd.WeightedGame(quota, list(weights))).calc_shapley()]


def bdd_double() -> Any:
    """Both indices of the Council's whole rule by power-bdd, the one other program that can."""
    bdd = importlib.import_module("power_bdd.bdd")

    def made() -> Any:
        people = bdd.BDD(bdd.WeightedGame(QUOTA, list(PEOPLE)))
        return (people & bdd.BDD(bdd.WeightedGame(16, [1] * MEMBERS))) | bdd.BDD(bdd.WeightedGame(25, [1] * MEMBERS))

    return made().calc_banzhaf(), made().calc_shapley()


def powers_table(peers: bool) -> list[str]:
    """Voting power, ours and the peers'."""
    rng = random.Random(1)
    hundred, five_hundred = ([rng.randint(1, 1_000) for _ in range(n)] for n in (100, 500))
    coarse = rounded(10_000)
    rows = [
        ("EU Council 2019, 55 % of members and 65 % of people, or fewer than four against: both indices", seconds(double_majority), "0.5"),
        ("100 voters, weights up to 1,000: both indices", seconds(lambda: ours(hundred, sum(hundred) // 2 + 1)), "0.3"),
        ("500 voters, weights up to 1,000: Banzhaf", seconds(lambda: ours(five_hundred, sum(five_hundred) // 2 + 1, orders=False)), "0.5"),
    ]
    lines = ["| voting power, exact, in the library | seconds | goal |", "|---|---|---|"]
    lines += [f"| {what} | {took:.3f} | {goal} |" for what, took, goal in rows]
    if not peers:
        return lines
    mine = seconds(lambda: ours(*coarse))
    expected = [float(power.shapley_shubik or 0) for power in ours(*coarse).of if power]
    lines += [
        "",
        f"| Shapley-Shubik of {MEMBERS} members, populations in units of 10,000 (a table of all sums must be small) | seconds | of ours |",
        "|---|---|---|",
        f"| govcheck, both indices, exact fractions | {mine:.3f} | 1 |",
    ]
    for name in PEERS:
        run = peer(name)
        if run is None:
            continue
        found: list[list[float]] = []
        took = seconds(lambda run=run, found=found: found.append(run(*coarse)), rounds=1 if name == "tucoopy" else 3)  # type: ignore[misc]
        right = max(abs(a - b) for a, b in zip(found[-1], expected, strict=True)) < 1e-9
        lines.append(f"| {name}, one index, floating point{'' if right else ', wrong'} | {took:.3f} | {took / mine:.0f} |")
    if peer("power-bdd") is not None:
        whole, theirs = seconds(double_majority), seconds(bdd_double, rounds=3)
        lines += [
            "",
            "| the Council's whole rule, full populations, both indices | seconds | of ours |",
            "|---|---|---|",
            f"| govcheck | {whole:.3f} | 1 |",
            f"| power-bdd (no other can) | {theirs:.3f} | {theirs / whole:.0f} |",
        ]
    return lines


def counting_table(stream: int) -> list[str]:
    """One vote in the library, and a stream of them through the program."""
    here = voting_body(load([ROOT / "models"]).timeline, "forretningsudvalg")
    given: Any = {"yes": ["kl:2", "realdania"], "abstain": ["danske_regioner:1"]}
    votes = votes_of(here.chamber, given)
    how = decide(here.rule, here.chamber, votes).method
    one = seconds(lambda: [count(how, votes) for _ in range(1_000)]) / 1_000
    whole = seconds(lambda: [decide(here.rule, here.chamber, votes_of(here.chamber, given)) for _ in range(200)]) / 200
    lines = ["| counting | measured | goal |", "|---|---|---|"]
    lines.append(f"| one vote of the executive committee counted | {one * 1e3:.3f} ms | 1 ms |")
    lines.append(f"| the same from the text, with other readings and what would have changed it | {whole * 1e3:.3f} ms | |")
    rng = random.Random(1)
    seats = [("realdania", 1), ("kl", 2), ("danske_regioner", 2)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "votes.jsonl"
        with path.open("w") as file:
            for number in range(stream):
                vote: dict[str, Any] = {"id": f"vote {number}"}
                for seat, many in seats:
                    for _ in range(many):
                        vote.setdefault(rng.choice(("yes", "no", "abstain", "absent")), []).append(f"{seat}:1")
                file.write(json.dumps(vote) + "\n")
        for name, few in (("a million votes", stream), ("a tenth of them", stream // 10)):
            part = Path(folder) / "part.jsonl"
            with path.open() as source, part.open("w") as target:
                target.writelines(line for _, line in zip(range(few), source, strict=False))
            took, peak = process([sys.executable, "cli.py", "decide", "forretningsudvalg", "--file", str(part)])
            goal = "60 s, constant memory" if few == stream else ""
            lines.append(f"| `decide --file` with {name} ({few:,}), JSON a line | {took:.1f} s, {peak:.0f} MiB | {goal} |")
    return lines


def process(command: list[str]) -> tuple[float, float]:
    """A whole process: seconds, and its peak memory in MiB."""
    watch = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL); "
    watch += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    begin = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", watch, *command], cwd=ROOT, capture_output=True, text=True, check=True)
    return time.perf_counter() - begin, int(done.stdout) / 1024


def machine() -> str:
    """Where this was measured, and with what."""
    found = [f"{platform.python_implementation()} {platform.python_version()}"]
    for name in ("numpy", *PEERS):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return f"A {os.cpu_count()}-core {platform.machine()} machine with {platform.system()}. {', '.join(found)}."


def main() -> None:
    """Measure, and print or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--stream", type=int, default=1_000_000)
    options = parser.parse_args()
    lines = [*powers_table(not options.no_peers), "", *counting_table(options.stream), "", machine()]
    text = "\n".join(lines)
    if options.markdown:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
        PAGE.write_text(f"{before}{START}\n\n{text}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
