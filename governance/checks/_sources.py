"""Which clauses are cited, and where."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from governance.checks._walk import statements
from governance.model.written import Citation, Entity, Locus, Models
from governance.schema.base import Span


def citations(models: Models) -> set[tuple[int, str]]:
    """Every clause that some model cites: id() of its document, and its label."""
    found: set[tuple[int, str]] = set()
    for model in models:
        for text in model.cited:
            cited = model.cite(text)
            if cited is not None:
                found.add((id(cited.document), cited.clause))
    return found


def citing(models: Models, wanted: Callable[[Citation], bool]) -> list[tuple[Citation, Entity | None, Locus]]:
    """Where the wanted clauses are cited: which, by what, and the place. In the order of the files; goes through all of it."""
    found: list[tuple[Citation, Entity | None, Locus]] = []
    for model in models:
        texts = {text: cited for text in model.cited if (cited := model.cite(text)) and wanted(cited)}
        if not texts:
            continue
        period = model.spec.period
        if period is not None:
            for number, text in enumerate(period.source or ()):
                if text in texts:
                    found.append((texts[text], None, Locus(model, ("period", "source", number))))
        for owner, spec, path in statements(model, partial(_cites, texts)):
            for here, node in ((path, spec), *(((*path, key), getattr(spec, key, None)) for key in ("valid", "period"))):
                if node is None or not (node is spec or isinstance(node, Span)):
                    continue
                for number, text in enumerate(node.source or ()):
                    if text in texts:
                        found.append((texts[text], owner, Locus(model, (*here, "source", number), owner)))
    return found


def _cites(texts: dict[str, Citation], spec: Any) -> bool:
    """Whether a statement may cite one of these; what its dates cite is looked at closer."""
    source = spec.source
    if source is not None and (source[0] in texts if len(source) == 1 else not texts.keys().isdisjoint(source)):
        return True
    return spec.valid is not None or getattr(spec, "period", None) is not None
