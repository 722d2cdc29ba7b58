"""Money for checks: whether all of it is there, and what contributions and their parts are called in a sentence."""

from __future__ import annotations

from governance.checks._kin import resolve
from governance.checks.base import name
from governance.diagnostics import Text
from governance.model.written import Entity, Model
from governance.words.lists import few
from governance.words.quoting import quoted


def contributions_whole(model: Model) -> bool:
    """Whether all contributions of the file are there: none could not be read, none is left out at the date asked for."""
    if ("funding", "contributions") in model.broken or ("funding",) in model.broken:
        return False
    return not any(id_ == "funding" or id_.startswith("funding.") for id_ in model.gone)


def called(entity: Entity) -> Text:
    """A contribution by its name or its payers, a part by its name or id: as it stands in a sentence."""
    if entity.spec.name is not None:
        found = name(entity)
        return quoted(found)
    if entity.kind == "part":
        id_ = entity.id.rpartition(".")[2]
        return Text(f"the part `{id_}`", f"delen `{id_}`")
    payers = [name(payer) for text in entity.spec.payers if (payer := resolve(entity.model, text))]
    if not payers:
        id_ = entity.id.rpartition(".")[2]
        return Text(f"the contribution `{id_}`", f"bidraget `{id_}`")
    who = few(payers)
    return Text(f"the contribution from {who.en}", f"bidraget fra {who.da}")
