"""Times `govcheck render` beside Graphviz alone on the same DOT and the imports that it needs: `python -m benchmarks.pictures`.

Whole processes, in turns; a figure is the median of its rounds. With `--large` also a model of 1,000 bodies, for which Graphviz
is given four minutes.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.generate import write
from render.pictures.drawing.graphviz_engine import choose, version

ROOT = Path(__file__).parent.parent
ROUNDS = 11
MODULES = (
    "govcheck.program, governance.reading.loader, governance.description.describe, render.pictures.choosing, "
    "render.pictures.drawing.picture_formats, render.pictures.drawing.page, render.pictures.drawing.svg, "
    "render.pictures.drawing.row_layout, render.pictures.diagrams.structure_diagram"
)
IMPORTS = f"import {MODULES}, yaml, pydantic_core, click, tempfile"
Command = tuple[list[str], bytes]


def seconds(command: Command, limit: float = 600) -> float:
    """How long one run takes."""
    words, given = command
    start = time.perf_counter()
    try:
        subprocess.run(words, input=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return float("inf")
    return time.perf_counter() - start


def commands(model: Path, diagram: str) -> dict[str, Command]:
    """What is compared: govcheck, Graphviz on the DOT that govcheck makes, and the imports alone."""
    govcheck = [sys.executable, str(ROOT / "cli.py"), "render", diagram, "-m", str(model), "--all", "-o", "-"]
    made = subprocess.run([*govcheck, "--format", "dot"], cwd=ROOT, capture_output=True, check=True).stdout
    graphviz = [*choose("pygraphviz").command, "dot", "svg"]
    return {"govcheck render": (govcheck, b""), "Graphviz alone": (graphviz, made), "the imports": ([sys.executable, "-c", IMPORTS], b"")}


def table(model: Path, diagram: str, rounds: int, limit: float = 600) -> None:
    """Print a line."""
    asked = commands(model, diagram)
    runs: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(rounds):
        for name, command in asked.items():
            runs[name].append(seconds(command, limit))
    found = {name: median(times) for name, times in runs.items()}
    ratio = found["govcheck render"] / (found["Graphviz alone"] + found["the imports"])
    figures = " | ".join(f"{found[name]:.3f}" for name in asked)
    print(f"| {diagram}, {model.stem} | {figures} | {ratio:.2f} |")


def main() -> None:
    """Print the table."""
    print(f"Graphviz {version(choose('pygraphviz'))}, {sys.version.split()[0]}\n")
    print("| picture | `govcheck render` | Graphviz alone | the imports | of the two |\n|---|---|---|---|---|")
    for name in ("national", "nordjylland"):
        for diagram in ("structure", "map"):
            table(ROOT / "models" / f"klimaalliance_{name}.yaml", diagram, ROUNDS)
    if "--large" in sys.argv[1:]:
        with TemporaryDirectory() as folder:
            table(write(Path(folder), 1000), "structure", 1, 240)


if __name__ == "__main__":
    main()
