"""Times `govcheck who`, and prints the table of docs/performance.md for it.

    python -m benchmarks.who              a minute
    python -m benchmarks.who --markdown   and the table into docs/performance.md

An answer from the real models is a whole process, as a user starts it, taking turns with what it is compared with. Questions to
30,000 case types are asked of one index in memory, as a program that serves many does; each question is new to it.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from itertools import product
from pathlib import Path
from statistics import median

from benchmarks.run import PAGE, ROOT, Program, Target, _machine, _versions, govcheck, python, take_turns
from governance.model.loaded import load
from governance.routing.index import index
from governance.routing.who import who

START, END = "<!-- who: written by `python -m benchmarks.who --markdown` -->", "<!-- end of who -->"
ROUNDS = 31
SIZES = (3_000, 30_000)
MANY = SIZES[-1]
_SUBJECTS = """
    affald badeanstalt bibliotek byggeri busdrift cykelsti dagtilbud ejendom fjernvarme fritid genbrug handicap havn
    hjemmepleje idræt indkøb jord kirkegård klima kloak kultur kyst landbrug legeplads losseplads lufthavn marina museum
    musikskole natur netværk parkering park pleje renovation rottebekæmpelse skole skov spildevand strand sundhed svømmehal
    teater trafik transport turisme vandløb vej vindmølle ældrebolig
"""
_MATTERS = """
    ansøgning anlæg bevilling budget dispensation drift erstatning fornyelse forsøg forureningssag fredning garanti gebyr
    godkendelse harmonisering klage kontrol kontrakt lokalplan lån lejemål licitation merudgift miljøvurdering møde
    nedlæggelse opsigelse orientering påbud planlægning ordning rapport regnskab revision sanering sponsorat statistik
    støtte takst tilladelse tilskud tilsyn udbud udlejning udvidelse underskud vedtægt vurdering yderydelse
"""
_PLACES = "nord syd øst vest midtby havnefront landdistrikt opland forstad bymidte ådal fjordbred"
SUBJECTS, MATTERS, PLACES = _SUBJECTS.split(), _MATTERS.split(), _PLACES.split()
QUESTIONS = (
    "Hvem godkender en dispensation for kyst i nord?",
    "klage over skolens takst i bymidten",
    "vindmølleerstatning i oplandet",
    "havnegebyrer ved fjordbredden",
    "forureningssager om spildevand i ådalen",
    "sponsorat til musikskolen",
    "musikskolesponsorater",
    "regnskabet for lufthavn vest",
    "hvem behandler en ansøgning om et kolonihavehus?",
    "miljøvurdering af fjernvarme",
    "kontrol med rottebekæmplse",
    "tilsyn med losepladser i forstaden",
    "passport application",
    "who decides an udbud of busdrift in the midtby?",
    "ældreboliger",
    "sag",
    "renovationsvedtægt for havnefronten",
    "udvidelse af svømmehallen",
    "landbrugets tilladelser i landdistriktet",
    "hvem beslutter det?",
)


def model(cases: int) -> str:
    """A model with so many case types: two words of its subject, a place, a body, a step or two, a number of KLE."""
    lines = [
        "govcheck: 1",
        "id: town",
        "title: {da: Byen, en: The town}",
        "parties:",
        "  citizens: {name: {da: Borgerne, en: The citizens}}",
        "bodies:",
    ]
    lines += [f"  board_{n}: {{level: political, name: {{da: Udvalg {n}, en: Committee {n}}}}}" for n in range(60)]
    lines.append("cases:")
    every = product(range(cases // (len(SUBJECTS) * len(MATTERS)) + 1), MATTERS, SUBJECTS)
    for number, (place, matter, subject) in zip(range(cases), every, strict=False):
        name = f"{{da: {matter} af {subject} i {PLACES[place % len(PLACES)]}, en: Case {number}}}"
        route = f"[{{step: prepare, by: citizens}}, {{step: decide, by: board_{number % 60}}}]"
        kle = f"{number % 90 + 10}.{number // 90 % 90 + 10}.{number % 7 + 10}"
        lines.append(f"  c{number}: {{name: {name}, terms: {{da: [{subject}{matter}]}}, route: {route}, kle: {kle}}}")
    return "\n".join(lines) + "\n"


def at_start() -> list[Program]:
    """What is compared where little is to be done."""
    return [
        Program("`govcheck who`, the two real models", govcheck("who", "-m", "models", "who approves a delay?")),
        Program("`govcheck who --where`, the two real models", govcheck("who", "-m", "models", "--where", "interest=municipal")),
        Program('`python -c "import yaml, pydantic, click"`', python("import yaml, pydantic, click")),
    ]


def asked(file: Path) -> tuple[float, list[float]]:
    """Seconds to make an index of a model in memory, and for each question that is asked of it."""
    timeline = load([file]).timeline
    begin = time.perf_counter()
    for each in timeline.models():
        each.once(index)
    made = time.perf_counter() - begin
    times = []
    for question in QUESTIONS:
        begin = time.perf_counter()
        who(timeline, question)
        times.append(time.perf_counter() - begin)
    return made, times


def main() -> None:
    """Generate, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.who", description="How fast govcheck answers who handles a case.")
    parser.add_argument("--markdown", action="store_true", help="also write the table to docs/performance.md")
    parser.add_argument("--data", type=Path, default=ROOT / "benchmarks" / "data", metavar="FOLDER", help="where the models go")
    chosen = parser.parse_args()
    gc.disable()  # as the program itself does
    chosen.data.mkdir(parents=True, exist_ok=True)
    start = at_start()
    take_turns(start, ROUNDS, warm_up=True)
    files = {size: chosen.data / f"who_{size}.yaml" for size in SIZES}
    for size, file in files.items():
        file.write_text(model(size), encoding="utf-8")
    made, times = asked(files[MANY])
    whole = [
        Program(f"`govcheck who --all`, {size:,} case types", govcheck("who", "--all", "-m", str(file))) for size, file in files.items()
    ]
    take_turns(whole, 3, warm_up=True)
    imports = start[-1]
    targets = [Target(f"{one.name}, of {imports.name}", 2, one.seconds / imports.seconds) for one in start[:-1]]
    targets.append(Target(f"{MANY:,} case types in memory: the slowest of {len(times)} questions", 50, max(times) * 1000, "ms"))
    targets.append(Target(f"`--all`, {MANY:,} case types, of {SIZES[0]:,}", 11, whole[1].seconds / whole[0].seconds))
    lines = [
        "| | seconds |",
        "|---|---|",
        *(f"| {one.name} | {one.seconds:.3f} |" for one in start),
        f"| {MANY:,} case types: the index | {made:.2f} |",
        f"| {MANY:,} case types: a question, median | {median(times):.4f} |",
        f"| {MANY:,} case types: a question, slowest | {max(times):.4f} |",
        *(f"| {one.name} | {one.seconds:.2f} |" for one in whole),
        "",
        "| goal | | measured | |",
        "|---|---|---|---|",
        *(target.row() for target in targets),
        "",
        f"{_machine()} {_versions()}",
    ]
    table = "\n".join(lines) + "\n"
    sys.stdout.write(table)
    for question, seconds in zip(QUESTIONS, times, strict=True):
        print(f"  {seconds * 1000:6.1f} ms  {question}", file=sys.stderr)
    if chosen.markdown:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
        PAGE.write_text(f"{before}{START}\n\n{table}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
