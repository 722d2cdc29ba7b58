"""Times `govcheck` beside what others need for the same work, and prints the table of docs/performance.md.

    python -m benchmarks.run              all sizes, some fifteen minutes, nearly all of them the peers'
    python -m benchmarks.run --quick      without the largest
    python -m benchmarks.run --markdown   all sizes, and the table into docs/performance.md

Everything is a whole process, started as a user would start it. The programs that are compared take turns (A B C, A B C,
...), so that a noisy minute falls on all of them; a figure is the median of its rounds, a ratio that of two medians.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "performance.md"
START, END = "<!-- the table: written by `python -m benchmarks.run --markdown` -->", "<!-- end of the table -->"
ROUNDS = {20: 15, 1_000: 5, 10_000: 3}
START_UP_ROUNDS = 31
LIBRARIES = ("PyYAML", "pydantic-core", "click", "check-jsonschema", "pyshacl", "rdflib")

MISSING = "not installed or left out"

EVENTS = """\
import sys, yaml
get = yaml.CSafeLoader(open(sys.argv[1], "rb").read()).get_event
while get() is not None:
    pass
"""


class Run(NamedTuple):
    """One run of a program: seconds on the clock, and the most memory it held, in MiB."""

    seconds: float
    peak: float


@dataclass
class Program:
    """Something to time. `needs` is the distribution that it is part of; without it the program is not run."""

    name: str
    command: list[str]
    needs: str = "govcheck"
    statuses: tuple[int, ...] = (0,)
    runs: list[Run] = field(default_factory=list)

    @property
    def installed(self) -> bool:
        """Whether it can be run here."""
        return self.needs == "govcheck" or _version(self.needs) is not None

    @property
    def seconds(self) -> float:
        """The median of what was measured."""
        return median(run.seconds for run in self.runs)

    @property
    def peak(self) -> float:
        """The median of the peaks."""
        return median(run.peak for run in self.runs)

    def run(self) -> Run:
        """Run it once."""
        # Nothing of the caller's environment changes what is measured: not PYTHONDONTWRITEBYTECODE, for one, which
        # would have every module compiled anew in every run.
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("GOVCHECK_", "PYTHON"))}
        begin = time.perf_counter()
        process = subprocess.Popen(self.command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in self.statuses:
            sys.exit(f"{self.name}: exit status {process.returncode}\n{said.decode(errors='replace')}")
        return Run(seconds, usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10))


def _version(distribution: str) -> str | None:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return None


def python(code: str, *arguments: str) -> list[str]:
    """A command that runs a piece of Python with the interpreter at hand."""
    return [sys.executable, "-c", code, *arguments]


def govcheck(*arguments: str) -> list[str]:
    """A command that runs govcheck: as it is installed, else from this folder."""
    script = Path(sys.executable).parent / "govcheck"
    return [str(script), *arguments] if script.exists() else [sys.executable, "-m", "govcheck", *arguments]


def of_size(model: Path) -> list[Program]:
    """What is compared on one model."""
    schema = str(ROOT / "models" / "govcheck.schema.json")
    shapes = str(model.parent / "shapes.ttl")
    return [
        Program("`govcheck validate`", govcheck("validate", str(model))),
        Program("bare loop over the YAML parser's events", python(EVENTS, str(model))),
        Program(
            "check-jsonschema",
            [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, str(model)],
            needs="check-jsonschema",
        ),
        Program("pySHACL", [sys.executable, "-m", "pyshacl", "--shacl", shapes, str(model.with_suffix(".ttl"))], needs="pyshacl"),
    ]


def at_start() -> list[Program]:
    """What is compared where little is to be done."""
    return [
        Program("`govcheck validate`, the two real models", govcheck("validate", "models"), statuses=(0, 1)),
        Program('`python -c "import yaml, pydantic, click"`', python("import yaml, pydantic, click")),
        Program("`govcheck --version`", govcheck("--version")),
        Program('`python -c "import click"`', python("import click")),
    ]


def take_turns(programs: list[Program], rounds: int, *, warm_up: bool) -> None:
    """Run each program once, then each once more, and so on."""
    ready = [program for program in programs if program.installed]
    for number in range(-1 if warm_up else 0, rounds):
        for program in ready:
            run = program.run()
            if number >= 0:
                program.runs.append(run)
                if run.seconds > 1:
                    print(f"  {program.name}: {run.seconds:.2f} s, {run.peak:.0f} MiB", file=sys.stderr)


class Target(NamedTuple):
    """A goal: what, the most (or, with `least`, the least) that it may be, and what it is; None where a peer is missing."""

    what: str
    goal: float
    measured: float | None
    unit: str = "times"
    least: bool = False

    def row(self) -> str:
        """A line of the table of goals."""
        goal = f"at {'least' if self.least else 'most'} {self.goal:g} {self.unit}"
        if self.measured is None:
            return f"| {self.what} | {goal} | {MISSING} | |"
        met = self.measured >= self.goal if self.least else self.measured <= self.goal
        shown = f"{self.measured:.0f}" if self.measured >= 20 else f"{self.measured:.2f}"
        return f"| {self.what} | {goal} | {shown} | {'met' if met else '**missed**'} |"


def _ratio(one: Program, other: Program) -> float | None:
    return one.seconds / other.seconds if one.runs and other.runs else None


def targets(sizes: dict[int, list[Program]], start: list[Program]) -> list[Target]:
    """Every goal of the project for which there are measurements."""
    found: list[Target] = []
    largest = max(sizes)
    for size, programs in sizes.items():
        ours, events, *peers = programs
        if size == largest:
            found.append(Target(f"{size:,} bodies: `govcheck validate`, of the bare loop", 3.5, _ratio(ours, events)))
            found.append(Target(f"{size:,} bodies: `govcheck validate`, memory", 400, ours.peak, "MiB"))
            found += [Target(f"{size:,} bodies: {peer.name}, of govcheck", 10, _ratio(peer, ours), least=True) for peer in peers]
        elif size == min(sizes):
            found += [Target(f"{size:,} bodies: {peer.name}, of govcheck", 2, _ratio(peer, ours), least=True) for peer in peers]
    for size in sizes:
        if size * 10 in sizes:
            found.append(Target(f"{size * 10:,} bodies, of {size:,}", 11, _ratio(sizes[size * 10][0], sizes[size][0])))
    real, imports, ours, click = start
    found.append(Target(f"{real.name}, of {imports.name}", 2, _ratio(real, imports)))
    found.append(Target(f"{ours.name}, of {click.name}", 1.3, _ratio(ours, click)))
    return found


def table(sizes: dict[int, list[Program]], start: list[Program]) -> str:
    """Everything that was measured, as Markdown."""
    lines = ["| seconds (memory) | " + " | ".join(f"{size:,} bodies" for size in sizes) + " |", "|---|" + "---|" * len(sizes)]
    for programs in zip(*sizes.values(), strict=True):
        cells = [f"{_seconds(one)} ({one.peak:.0f} MiB)" if one.runs else MISSING for one in programs]
        lines.append(f"| {programs[0].name} | {' | '.join(cells)} |")
    lines += ["", "| start-up | seconds (memory) |", "|---|---|"]
    lines += [f"| {one.name} | {_seconds(one)} ({one.peak:.0f} MiB) |" for one in start]
    lines += ["", "| goal | | measured | |", "|---|---|---|---|"]
    lines += [target.row() for target in targets(sizes, start)]
    lines += ["", f"{_machine()} {_versions()}"]
    return "\n".join(lines) + "\n"


def _seconds(program: Program) -> str:
    seconds = program.seconds
    return f"{seconds:.3f}" if seconds < 1 else f"{seconds:.2f}" if seconds < 10 else f"{seconds:.1f}"


def _machine() -> str:
    return f"A {os.cpu_count()}-core {platform.machine()} machine with {platform.system()}."


def _versions() -> str:
    import yaml

    libyaml = ".".join(map(str, yaml._yaml.get_version())) if yaml.__with_libyaml__ else "none"
    found = [f"{platform.python_implementation()} {platform.python_version()}", f"libyaml {libyaml}"]
    found += [f"{name} {_version(name) or 'not installed'}" for name in LIBRARIES]
    return ", ".join(found) + "."


def main() -> None:
    """Generate, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description="How fast govcheck is, beside its peers.")
    parser.add_argument("--quick", action="store_true", help="without the largest model")
    parser.add_argument("--no-peers", action="store_true", help="govcheck and the bare loop alone: a minute instead of fifteen")
    parser.add_argument("--markdown", action="store_true", help="also write the table to docs/performance.md")
    parser.add_argument("--data", type=Path, default=ROOT / "benchmarks" / "data", metavar="FOLDER", help="where the models go")
    chosen = parser.parse_args()
    if chosen.markdown and (chosen.quick or chosen.no_peers):
        parser.error("the table in docs/performance.md is that of all sizes and all peers")
    rounds = {size: times for size, times in ROUNDS.items() if not (chosen.quick and size == max(ROUNDS))}
    # In a process of its own: what this one holds at its peak, its children are said to hold too.
    subprocess.run([sys.executable, "-m", "benchmarks.generate", str(chosen.data.resolve()), *map(str, rounds)], cwd=ROOT, check=True)
    start = at_start()
    take_turns(start, START_UP_ROUNDS, warm_up=True)
    sizes = {size: of_size(chosen.data.resolve() / f"{size}.yaml") for size in rounds}
    for size, programs in sizes.items():
        taking_part = programs[:2] if chosen.no_peers else programs
        print(f"{size:,} bodies, {rounds[size]} rounds", file=sys.stderr)
        take_turns(taking_part, rounds[size], warm_up=size == min(sizes))
    made = table(sizes, start)
    print(made)
    if chosen.markdown:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
        PAGE.write_text(f"{before}{START}\n\n{made}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
