"""The same question to every command: runs them in this process, as a user types them, and makes their answers comparable."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from govcheck.program import cli


class Answer(NamedTuple):
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.out)


def run(*words: str | Path) -> Answer:
    """Run the program as it is typed."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = int(cli.main([str(word) for word in words], prog_name="govcheck", standalone_mode=False) or 0)
        except SystemExit as stopped:
            status = int(stopped.code or 0)
    said = [stream.buffer.getvalue().decode() for stream in (out, err)]
    return Answer(status, said[0], said[1])


def write(folder: Path, name: str, model: Mapping[str, Any]) -> Path:
    """A model file of plain data."""
    path = folder / name
    path.write_text(yaml.safe_dump(dict(model), sort_keys=False, allow_unicode=True), encoding="utf-8")
    return path


_OF_FILES = frozenset(
    ("model", "models", "statements", "place", "places", "related", "file", "files", "line", "column", "path", "elaborates")
)


def comparable(data: Any) -> Any:
    """An answer without what tells of files, and with lists in one order: which file says a thing first is no part of its meaning."""
    if isinstance(data, dict):
        return {key: comparable(value) for key, value in sorted(data.items()) if key not in _OF_FILES}
    if isinstance(data, list):
        return sorted((comparable(item) for item in data if not _is_of_files(item)), key=lambda item: json.dumps(item, sort_keys=True))
    return data


def _is_of_files(item: Any) -> bool:
    """What elaborates what, who cites a clause from where, and when a second file holds are told of files."""
    return isinstance(item, dict) and (item.get("kind") in ("elaborates", "cites") or item.get("of") == "more")


def answers(paths: Iterable[Path], questions: Iterable[tuple[str, ...]], *options: str) -> dict[str, tuple[int, Any]]:
    """What each question is answered: its status, and its answer made comparable."""
    given = [word for path in paths for word in ("-m", str(path))]
    found = {}
    for question in questions:
        answer = run(
            *question,
            *given,
            *options,
            "--format",
            "dot" if question[0] == "render" else "json",
            *(("-o", "-") if question[0] == "render" else ()),
        )
        told = sorted(answer.out.splitlines()[1:]) if question[0] == "render" else comparable(answer.data) if answer.out else answer.err
        found[" ".join(question)] = (answer.status, told)
    return found


def findings(paths: Iterable[Path], *options: str, ignore: Iterable[str] = ()) -> list[tuple[str, str, str]]:
    """What validate finds: code, thing and message of each, in order."""
    answer = run("validate", *paths, *options, "--format", "json")
    return sorted(
        (item["code"], item.get("entity") or "", item["message"]) for item in answer.data["diagnostics"] if item["code"] not in ignore
    )
