"""All that the files of a run say of one thing: the thing itself, and the entities that elaborate it elsewhere."""

from __future__ import annotations

from governance.model.written import Entity, Kind, Model, Models

ACTORS: tuple[Kind, ...] = ("party", "office", "body")


def resolve(model: Model, text: str | None) -> Entity | None:
    """The party, office or body that a reference names, as the thing itself; None for anything else."""
    found = model.find(text)
    if found is None:
        return None
    same = found.same
    return same if same.kind in ACTORS else None


class Kin:
    """Finds a thing's entities. Made once by a check that needs it."""

    def __init__(self, models: Models) -> None:
        self._more: dict[int, list[Entity]] = {}
        for model in models:
            for entity in (*model.all("party"), *model.all("office"), *model.all("body")):
                if entity.same is not entity:
                    self._more.setdefault(id(entity.same), []).append(entity)

    def of(self, thing: Entity) -> list[Entity]:
        """The thing itself first, then what elaborates it, in the order of the files."""
        thing = thing.same
        more = self._more.get(id(thing))
        return [thing, *more] if more else [thing]

    def bodies(self, thing: Entity) -> list[Entity]:
        """Those of its entities that are bodies: a body may elaborate what another file knows as a party."""
        return [entity for entity in self.of(thing) if entity.kind == "body"]

    def has_rule(self, thing: Entity) -> bool:
        """Whether some file says by which rule it decides."""
        return any(entity.kind == "body" and not isinstance(entity.spec.decides, str | None) for entity in self.of(thing))

    def members(self, thing: Entity) -> list[Entity]:
        """The members of a group, as the things themselves, each once."""
        found = {
            id(member): member
            for entity in self.of(thing)
            for text in getattr(entity.spec, "members", None) or ()
            if (member := resolve(entity.model, text))
        }
        return list(found.values())

    def acts_through(self, thing: Entity) -> list[Entity]:
        """Who acts for a group, where some file says so."""
        return [
            other
            for entity in self.of(thing)
            for text in getattr(entity.spec, "acts_through", None) or ()
            if (other := resolve(entity.model, text))
        ]

    def above(self, thing: Entity) -> list[Entity]:
        """What it is a part of, and to whom it reports."""
        return [
            other
            for entity in self.of(thing)
            for field in (entity.spec.part_of, entity.spec.reports_to)
            for link in field or ()
            if (other := resolve(entity.model, link.id))
        ]


def imported(model: Model) -> tuple[list[Model], bool]:
    """All models that `model` imports, directly or through others; and whether all of them could be read."""
    found: dict[str, Model] = {}
    stack, sure = [model], True
    while stack:
        for other in stack.pop().imports.values():
            if other is None:
                sure = False
            elif other.id not in found:
                found[other.id] = other
                stack.append(other)
    return list(found.values()), sure
