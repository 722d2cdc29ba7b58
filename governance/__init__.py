"""Plain-text governance: read models, check them, and ask them.

    >>> from governance import load, validate
    >>> loaded = load(["models/klimaalliance_national.yaml"])
    >>> validate(loaded).summary().errors
    0
    >>> from governance import who
    >>> who(loaded.timeline, "Hvem godkender en forsinkelse?").matches[0].id
    'forsinkelse'

`load` reads and links model files, `validate` runs the checks, `decide` counts the votes of a body, `strength` tells the power
of its seats, `split` splits a sum exactly, `who` says who handles a case. All are imported when first used, so that importing this
package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from governance.checks.engine import validate
    from governance.decisions.ballots import Refused
    from governance.decisions.strength import Strength, strength
    from governance.decisions.votes import NoSuchBody, Verdict, decide
    from governance.diagnostics import Diagnostic, Place, Report, Severity, Text
    from governance.funding.split import CannotSplit, Share, Split, split
    from governance.model.loaded import Loaded, load
    from governance.model.resolution import Model
    from governance.model.timeline import Differs, Timeline
    from governance.reading.loader import CannotRead
    from governance.routing.who import Answer, Found, who

__all__ = [
    "Answer",
    "CannotRead",
    "CannotSplit",
    "Diagnostic",
    "Differs",
    "Found",
    "Loaded",
    "Model",
    "NoSuchBody",
    "Place",
    "Refused",
    "Report",
    "Severity",
    "Share",
    "Split",
    "Strength",
    "Text",
    "Timeline",
    "Verdict",
    "decide",
    "load",
    "split",
    "strength",
    "validate",
    "who",
]

_HOMES = {
    "governance.diagnostics": ("Diagnostic", "Place", "Report", "Severity", "Text"),
    "governance.funding.split": ("CannotSplit", "Share", "Split", "split"),
    "governance.model.loaded": ("Loaded", "load"),
    "governance.model.resolution": ("Model",),
    "governance.model.timeline": ("Differs", "Timeline"),
    "governance.reading.loader": ("CannotRead",),
    "governance.routing.who": ("Answer", "Found", "who"),
    "governance.checks.engine": ("validate",),
    "governance.decisions.ballots": ("Refused",),
    "governance.decisions.votes": ("NoSuchBody", "Verdict", "decide"),
    "governance.decisions.strength": ("Strength", "strength"),
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            import importlib

            return getattr(importlib.import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
