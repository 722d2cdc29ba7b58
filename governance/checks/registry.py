"""Every check, explicitly and in order. Reading this tuple tells what runs."""

from __future__ import annotations

from governance.checks import (
    gov101_unknown_id,
    gov201_no_voting_seat,
)
from governance.checks.base import Check
from governance.checks.reading import READING

CHECKS: tuple[Check, ...] = (
    *READING,
    gov101_unknown_id.CHECK,
    gov201_no_voting_seat.CHECK,
)

REDIRECTS: dict[str, str] = {}
"""Codes that have been renamed, old to new. A code is never used again for something else."""


def by_code(code: str) -> Check | None:
    """The check with this code, today's or a former one; else None."""
    wanted = REDIRECTS.get(code.upper(), code.upper())
    return next((check for check in CHECKS if check.code == wanted), None)


def known(prefix: str) -> bool:
    """Whether any check's code begins so, or did so formerly."""
    return bool(prefix) and any(code.startswith(prefix.upper()) for code in (*REDIRECTS, *(check.code for check in CHECKS)))
