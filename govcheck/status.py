"""The exit status."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the exit status means."""

    FINE = 0
    NO = 1
    COULD_NOT_RUN = 2
