"""Plain-text governance: read models, check them, and ask them.

    >>> from governance import load, validate
    >>> loaded = load(["models/klimaalliance_national.yaml"])
    >>> validate(loaded).summary().errors
    0
    >>> from governance import who
    >>> who(loaded.models, "Hvem godkender en forsinkelse?").matches[0].id
    'forsinkelse'

`load` reads and links model files, `validate` runs the checks, `who` says who handles a case. All are imported when first used, so
that importing this package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from governance.diagnostics import Diagnostic, Place, Report, Severity, Text
    from governance.linked import Entity, Model, Models
    from governance.loader import CannotRead, Loaded, load
    from governance.routing.who import Answer, Desk, Found, who
    from governance.validation import validate

__all__ = [
    "Answer",
    "CannotRead",
    "Desk",
    "Diagnostic",
    "Entity",
    "Found",
    "Loaded",
    "Model",
    "Models",
    "Place",
    "Report",
    "Severity",
    "Text",
    "load",
    "validate",
    "who",
]

_HOMES = {
    "governance.diagnostics": ("Diagnostic", "Place", "Report", "Severity", "Text"),
    "governance.linked": ("Entity", "Model", "Models"),
    "governance.loader": ("CannotRead", "Loaded", "load"),
    "governance.routing.who": ("Answer", "Desk", "Found", "who"),
    "governance.validation": ("validate",),
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            import importlib

            return getattr(importlib.import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
