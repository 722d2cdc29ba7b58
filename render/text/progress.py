"""A bar for long work, on a terminal's standard error, and nowhere else."""

from __future__ import annotations

import sys
import time

from governance.decisions.power.game import Progress

_PATIENCE = 1.0
"""So many seconds nothing is shown: most work is done by then."""
_CELLS = 40


def bar() -> Progress | None:
    """What long work tells how far it is; None where nobody watches."""
    if not sys.stderr.isatty():
        return None
    began = time.monotonic()
    shown = -1

    def tell(done: int, of: int) -> None:
        nonlocal shown
        cells = _CELLS * done // max(of, 1)
        if time.monotonic() - began < _PATIENCE or (cells == shown and done < of):
            return
        shown = cells
        end = "\r" + " " * (_CELLS + 8) + "\r" if done >= of else ""
        sys.stderr.write(f"\r[{'#' * cells}{'.' * (_CELLS - cells)}] {100 * done // max(of, 1)}%{end}")
        sys.stderr.flush()

    return tell
