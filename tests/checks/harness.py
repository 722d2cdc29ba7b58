"""Runs one check on its fixtures: tests/checks/GOVnnn/{pass,fail}*.yaml, or folders of that name with several files.

What a file cannot say of itself stands beside it: where no comment can be, `fail.expect` names the places (`file line
CODE`); `fail.size` stands for a file of so many bytes; and a first line `# as-of: DATE` asks at that day.

In a fail fixture each line where the diagnostic must point ends in `# error: GOVnnn`; the check must report exactly
these lines, and nothing else in the fixture may be an error that is not marked. A pass fixture is a near miss: the same
structure, mended.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from governance.checks.check import Check
from governance.checks.engine import validate
from governance.checks.registry import CHECKS
from governance.diagnostics import Diagnostic, Severity
from governance.model.loaded import load

HERE = Path(__file__).parent
HEADER = "govcheck: 1\nid: example\ntitle: Example\n"
_MARK = re.compile(r"# error: ((?:GOV\d{3}[ ,]*)+)\s*$")


def function_of(check: Check) -> Callable[..., object] | None:
    """What finds: on each day, or in what is written. None for what the reader itself reports."""
    return check.find or check.find_written


def cases(code: str, kind: str) -> list[Path]:
    """The fixtures of one kind ("pass" or "fail") of a check."""
    return sorted(path for path in (HERE / code).glob(f"{kind}*") if path.is_dir() or path.suffix in (".yaml", ".size"))


def marked(case: Path) -> set[tuple[str, int, str]]:
    """(file name, line, code) for every mark in a fixture."""
    expected = case.with_suffix(".expect")
    if expected.exists():
        lines = [line.split() for line in expected.read_text(encoding="utf-8").splitlines()]
        return {(name, int(line), code) for name, line, code in lines}
    files = sorted(case.glob("*.yaml")) if case.is_dir() else [case]
    return {
        (file.name, number, code)
        for file in files
        for number, line in enumerate(file.read_bytes().decode("utf-8", "replace").splitlines(), 1)
        if (found := _MARK.search(line))
        for code in re.findall(r"GOV\d{3}", found[1])
    }


def diagnose(case: Path) -> list[Diagnostic]:
    """What validate finds in a fixture: in `main.yaml` of a folder, where there is one, else in all of it."""
    if case.suffix == ".size":
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / case.with_suffix(".yaml").name
            size = int(case.read_text(encoding="utf-8"))
            file.write_text((HEADER + "#").ljust(size - 1, "x") + "\n", encoding="utf-8")
            return list(validate(load([file])).diagnostics)
    main = case / "main.yaml"
    found = re.match(rb"# as-of: (\S+)", case.read_bytes()) if case.is_file() else None
    day = date.fromisoformat(found[1].decode()) if found else None
    return list(validate(load([main if main.exists() else case], as_of=day)).diagnostics)


def places(diagnostics: list[Diagnostic], code: str) -> set[tuple[str, int, str]]:
    """(file name, line, code) of the diagnostics with this code."""
    return {(Path(d.place.path).name, d.place.line, code) for d in diagnostics if d.code == code}


def verify(check: Check) -> None:
    """All fixtures of a check, and its example."""
    code = check.code
    fails, passes = cases(code, "fail"), cases(code, "pass")
    assert fails and passes, f"{code} needs a fail and a pass fixture"
    for case in fails:
        found = diagnose(case)
        expected = {mark for mark in marked(case) if mark[2] == code}
        assert expected, f"{case} marks no line"
        assert places(found, code) == expected, [(d.code, d.place.line, d.message.en) for d in found]
        unmarked = [
            (d.code, d.place.path, d.place.line, d.message.en)
            for d in found
            if d.severity is Severity.ERROR and (Path(d.place.path).name, d.place.line, d.code) not in marked(case)
        ]
        assert not unmarked, f"errors that are not marked in {case}: {unmarked}"
        for diagnostic in found:
            if diagnostic.code == code:
                well_said(diagnostic)
    for case in passes:
        found = diagnose(case)
        assert not places(found, code), [(d.place.line, d.message.en) for d in found if d.code == code]
        assert not any(d.severity is Severity.ERROR for d in found), [(d.code, d.place.line, d.message.en) for d in found]
    if check.example:
        assert code in codes_in(check.example), f"the example of {code} does not show it"


def codes_in(example: str) -> set[str]:
    """The codes of what is found in an example of a check's explanation."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "example.yaml"
        head = "" if example.startswith(("govcheck", "[", "{")) else HEADER
        file.write_text(head + example, encoding="utf-8")
        return {d.code for d in validate(load([file])).diagnostics}


def well_said(diagnostic: Diagnostic) -> None:
    """Both languages are there, and neither is a copy of the other or ends in a full stop."""
    for text in filter(None, (diagnostic.message, diagnostic.help)):
        assert text.en and text.da and text.en != text.da, text
        assert not text.en.endswith(".") or text.en.endswith("mio."), text
        assert "None" not in text.en and "None" not in text.da, text
    assert diagnostic.place.line >= 1 and diagnostic.place.column >= 1


if __name__ == "__main__":  # python -m tests.checks.harness GOV202 ...
    import sys

    for code in sys.argv[1:]:
        for found in (check for check in CHECKS if check.code == code):
            verify(found)
            sys.stdout.write(f"{code}: ok\n")
