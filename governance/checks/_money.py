"""What contributions and their parts are called in a sentence, until all that is asked of the files is asked of the model."""

from __future__ import annotations

from governance.checks._kin import resolve
from governance.checks.base import name
from governance.diagnostics import Text
from governance.model.written import Entity
from governance.words.lists import few
from governance.words.quoting import quoted


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
