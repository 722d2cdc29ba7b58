"""`govcheck funding` and `govcheck split` as their users type them: what the program says, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.conftest import govcheck


def said(*words: str | Path, status: int = 0, stdin: bytes = b"") -> str:
    done = govcheck(*words, stdin=stdin)
    assert done.returncode == status, done.stderr.decode()
    return done.stdout.decode()


def refused(*words: str | Path, status: int = 1, stdin: bytes = b"") -> str:
    done = govcheck(*words, stdin=stdin)
    assert (done.returncode, done.stdout) == (status, b""), done.stdout.decode()
    text = done.stderr.decode()
    assert text and "Traceback" not in text
    return text


def answer(*words: str | Path) -> Any:
    return json.loads(said(*words, "--format", "json"))
