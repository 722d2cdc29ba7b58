"""What the tests share: models in text, positions in them by PyYAML's own marks, and the program as a user types it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, settings

from governance.checks.engine import validate
from governance.diagnostics import Diagnostic, Severity
from governance.model.loaded import load

ROOT = Path(__file__).parent.parent
MODELS = ROOT / "models"
NATIONAL = MODELS / "klimaalliance_national.yaml"
NORDJYLLAND = MODELS / "klimaalliance_nordjylland.yaml"
HARBOUR = Path(__file__).parent / "data" / "harbour"
PORT = HARBOUR / "port.yaml"
SLIPWAY = HARBOUR / "slipway.yaml"
EVERY_MODEL = (NATIONAL, NORDJYLLAND, PORT, SLIPWAY)
HEAD = "govcheck: 1\nid: example\ntitle: Example\n"
MARK = "«"
"""Stands in a text where a diagnostic must point; taken out before the text is read."""

Keys = tuple[str | int, ...]
Write = Callable[..., Path]

# The same examples on every machine and in every run, and nothing written beside the tests.
settings.register_profile("house", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line of what was skipped, and how to get it: the reasons say so."""
    skipped = Counter(str(report.longrepr[2]).removeprefix("Skipped: ") for report in terminalreporter.getreports("skipped"))
    if skipped:
        terminalreporter.write_line("Skipped: " + "; ".join(f"{count} ({reason})" for reason, count in sorted(skipped.items())))


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GOVCHECK_MODELS", "GOVCHECK_LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file below the test's own folder."""

    def write_(text: str | bytes, name: str = "model.yaml") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    return write_


def everything(*paths: str | Path, **options: Any) -> list[Diagnostic]:
    """All that validate finds in the models at `paths`."""
    return list(validate(load(paths, **options)).diagnostics)


def diagnose(*paths: str | Path, **options: Any) -> list[Diagnostic]:
    """The errors among it: small examples leave gaps that checks warn of, and which those are is the checks' own affair."""
    return [found for found in everything(*paths, **options) if found.severity is Severity.ERROR]


def where(diagnostics: Iterable[Diagnostic]) -> list[tuple[str, int, int]]:
    """Code, line and column of each."""
    return [(found.code, found.place.line, found.place.column) for found in diagnostics]


def codes(diagnostics: Iterable[Diagnostic]) -> Counter[str]:
    """How many of each code: what can be compared between two versions of a file.

    Not about which thing: a finding that speaks of several stands at the first of them, and moves when that one is gone.
    """
    return Counter(found.code for found in diagnostics)


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """`text` without its marks, and the line and column of each, in order."""
    places = []
    while MARK in text:
        before, after = text.split(MARK, 1)
        places.append(position(before, len(before)))
        text = before + after
    return text, places


def position(text: str, index: int) -> tuple[int, int]:
    """Line and column (from 1) of a character; lines end with a line feed."""
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1


def compose(text: str) -> yaml.Node:
    """The nodes of a text, by PyYAML's own, pure composer."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    assert node is not None
    return node


def entry(root: yaml.Node, path: Keys) -> tuple[yaml.ScalarNode | None, yaml.Node]:
    """The key (where it has one) and the value at `path`."""
    key: yaml.ScalarNode | None = None
    node = root
    for step in path:
        if isinstance(step, int):
            assert isinstance(node, yaml.SequenceNode)
            key, node = None, node.value[step]
        else:
            key, node = next((k, v) for k, v in node.value if k.value == step)
    return key, node


def end(text: str, node: yaml.Node) -> int:
    """Where a node's text ends; a block collection's own mark lies beyond the blank lines and comments after it."""
    if isinstance(node, (yaml.MappingNode, yaml.SequenceNode)) and not node.flow_style and node.value:
        last = node.value[-1]
        return end(text, last[1] if isinstance(node, yaml.MappingNode) else last)
    return node.start_mark.index + len(text[node.start_mark.index : node.end_mark.index].rstrip())


def add_key(text: str, mapping: Any, key: str) -> tuple[str, int]:
    """The text with `key: 1` before the first key of a mapping, and where that key starts."""
    at = int(mapping.value[0][0].start_mark.index) if mapping.value else int(mapping.start_mark.index) + 1
    if mapping.flow_style:
        return f"{text[:at]}{key}: 1{', ' if mapping.value else ''}{text[at:]}", at
    return f"{text[:at]}{key}: 1\n{' ' * mapping.value[0][0].start_mark.column}{text[at:]}", at


def cut_key(text: str, mapping: Any, key: str) -> str:
    """The text without one entry of a mapping."""
    pairs = mapping.value
    number = next(i for i, (name, _) in enumerate(pairs) if name.value == key)
    start, stop = pairs[number][0].start_mark.index, end(text, pairs[number][1])
    if len(pairs) == 1:
        return text[:start] + ("" if mapping.flow_style else "{}") + text[stop:]
    if number + 1 < len(pairs):
        return text[:start] + text[pairs[number + 1][0].start_mark.index :]
    if mapping.flow_style:
        start = end(text, pairs[number - 1][1])
    return text[:start] + text[stop:]


def put(text: str, node: yaml.Node, new: str) -> str:
    """The text with another value in place of a node."""
    return text[: node.start_mark.index] + new + text[end(text, node) :]


def command() -> list[str]:
    """The program as it is installed, or, where it is not, as it stands in the checkout."""
    installed = Path(sys.executable).with_name("govcheck")
    return [str(installed)] if installed.exists() else [sys.executable, str(ROOT / "cli.py")]


def govcheck(
    *words: str | Path, cwd: Path = ROOT, stdin: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as it is typed, in an environment without settings of its own."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("GOVCHECK_", "NO_COLOR"))}
    return subprocess.run(
        [*command(), *map(str, words)],
        cwd=cwd,
        input=stdin,
        env={**clean, "PYTHONIOENCODING": "utf-8", **(env or {})},
        capture_output=True,
        timeout=120,
        check=False,
    )


@contextmanager
def started(words: Sequence[str | Path], **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A process that runs beside the test and has ended when the block has, also when an assertion fails in it.

    It can be interrupted, even where the tests themselves cannot: a shell starts what is in the background with SIGINT ignored, and
    what is ignored is inherited.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(list(map(str, words)), **options)
    finally:
        signal.signal(signal.SIGINT, before)
    with process:
        try:
            yield process
        finally:
            process.kill()


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file below a folder: its bytes, and when it was last written."""
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns) for path in files(folder)}


def files(folder: Path) -> Iterator[Path]:
    """Every file below a folder, in order."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
