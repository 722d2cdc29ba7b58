"""What is only split when somebody says how: joint payers, groups, joint recipients, and years.

    regioner=equal           a group, or a contribution or part that several pay or receive: the same to each
    regioner=by:population   by a key of the model (`keys:`), or by a CSV file
    year=days                over the calendar years: by days, months, or the same to each year
    period=term              money ends with the term, whatever lengths are stated (see `budget`)

Whatever is split so carries a piece of the split, so that every figure which rests on it can be marked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple, cast, get_args

from governance.checks._kin import Kin
from governance.checks._money import called
from governance.checks.base import name
from governance.diagnostics import Text
from governance.funding.budget import Assumption, Budget, Line, Piece, Who, short
from governance.funding.periods import By, by_year
from governance.funding.split import Policy, allot
from governance.model.written import Entity, Model, label_of
from governance.reading.key_files import CannotReadKey

ReadKey = Callable[[str], Mapping[str, Fraction]]
"""Reads the key file at a path; raises CannotReadKey."""


class CannotAssume(ValueError):
    """It cannot be split so. `text` says why and what to do, in both languages."""

    def __init__(self, en: str, da: str) -> None:
        super().__init__(en)
        self.text = Text(en, da)


class Wish(NamedTuple):
    """What is to be assumed, as it was asked for: `of=how`."""

    of: str
    how: str

    @property
    def id(self) -> str:
        """As it was written."""
        return f"{self.of}={self.how}"


def wishes(given: Sequence[str]) -> list[Wish]:
    """`--assume` as typed. Raises CannotAssume for what is not of a form that is known, or said twice."""
    found: dict[str, Wish] = {}
    for text in given:
        of, sign, how = text.partition("=")
        hows = {"year": get_args(By), "period": ("term",)}.get(of)
        if not sign or not of or not (how in hows if hows else how == "equal" or (how.startswith("by:") and how != "by:")):
            raise CannotAssume(
                f"`{text}` is no assumption: write ID=equal, ID=by:KEY, year=days, year=months, year=equal or period=term",
                f"`{text}` er ingen antagelse: skriv ID=equal, ID=by:NØGLE, year=days, year=months, year=equal eller period=term",
            )
        if of in found:
            raise CannotAssume(f"`{of}` is assumed twice", f"`{of}` er antaget to gange")
        found[of] = Wish(of, how)
    return list(found.values())


def assume(budget: Budget, given: Sequence[Wish], *, policy: Policy = "largest_remainder", read_key: ReadKey) -> None:
    """Split the lines of `budget` as `given` says, to the minor unit, the remainder by `policy`.

    Contributions and parts first, then groups, and groups that are members of those, until nothing is left to split;
    years last. The order given makes no difference. Raises CannotAssume, CannotSplit, CannotReadKey.
    """
    splitter = _Splitter(budget, policy, read_key)
    joint = sorted(wish for wish in given if wish.of not in ("year", "period"))
    for wish in joint:
        splitter.jointly(wish)
    while any(splitter.group(wish) for wish in joint):
        pass
    splitter.complain()
    for wish in given:
        if wish.of == "year":
            splitter.years(wish)


class _Splitter:
    def __init__(self, budget: Budget, policy: Policy, read_key: ReadKey) -> None:
        self.budget = budget
        self.policy = policy
        self.read_key = read_key
        self.kin = Kin(budget.models)
        self.used: dict[str, bool] = {}
        self.said: dict[str, list[Text]] = {}
        self.sources: dict[str, tuple[Mapping[str, Fraction], Model, Text]] = {}
        self.splits = 0

    # What the wishes mean.

    def jointly(self, wish: Wish) -> None:
        """Split a contribution among its payers, a part among its recipients, where there are several."""
        self.used.setdefault(wish.id, False)
        contribution = self.contribution(wish.of)
        part = self.part(wish.of)
        if contribution is None and part is None and self.thing(wish.of) is None:
            known = ", ".join(dict.fromkeys(self.splittable()))
            raise CannotAssume(
                f"`{wish.of}` is nothing that several pay or receive together" + (f"; such are: {known}" if known else ""),
                f"`{wish.of}` er ikke noget, flere betaler eller modtager sammen" + (f"; det er: {known}" if known else ""),
            )
        if contribution is not None:
            what = called(contribution)
            self.each(
                lambda line: line.payers if line.contribution is contribution and len(line.payers) > 1 else (),
                lambda line, who: replace(line, payers=(who,)),
                wish,
                Text(f"{what.en} is split among those who pay it", f"{what.da} deles mellem dem, der betaler"),
            )
        if part is not None:
            what = called(part)
            self.each(
                lambda line: line.recipients if line.part is part and len(line.recipients) > 1 else (),
                lambda line, who: replace(line, recipients=(who,)),
                wish,
                Text(f"{what.en} is split among those who receive it", f"{what.da} deles mellem modtagerne"),
            )

    def group(self, wish: Wish) -> bool:
        """Split what a group pays or receives alone among its members; whether there was anything to split."""
        contribution, part, thing = self.contribution(wish.of), self.part(wish.of), self.thing(wish.of)

        def meant(line: Line, whos: tuple[Who, ...], holder: Entity | None, side: str) -> tuple[Who, ...]:
            if len(whos) != 1 or whos[0].thing is None:
                return ()
            if any(piece.group == f"{side} {whos[0].id}" for piece in line.pieces):
                return ()  # a group that is, in the end, a member of itself
            # The name of a contribution or part stands for the group that pays or receives it alone, whole.
            whole = holder is not None and not any(piece.assumption == wish.id for piece in line.pieces)
            if whos[0].thing is thing or whole:
                return self.members(whos[0].thing)
            return ()

        what = name(thing) if thing else called(cast("Entity", contribution or part))
        said = Text(f"what {what.en} pay together is split among the members", f"det, {what.da} betaler sammen, deles mellem medlemmerne")
        if thing is None:
            said = Text(f"{what.en} is split among the members of the group", f"{what.da} deles mellem gruppens medlemmer")
        paid = self.each(
            lambda line: meant(line, line.payers, contribution if line.contribution is contribution else None, "from"),
            lambda line, who: replace(line, payers=(who,)),
            wish,
            said,
            lambda line: f"from {line.payers[0].id}",
        )
        got = Text(
            f"what {what.en} receive together is split among the members", f"det, {what.da} modtager sammen, deles mellem medlemmerne"
        )
        received = self.each(
            lambda line: meant(line, line.recipients, part if line.part is part else None, "to"),
            lambda line, who: replace(line, recipients=(who,)),
            wish,
            got if thing is not None else said,
            lambda line: f"to {line.recipients[0].id}",
        )
        return paid or received

    def years(self, wish: Wish) -> None:
        """Split every line over the calendar years of its period."""
        how: By = cast("By", wish.how)
        words = {
            "days": Text("by its days in each calendar year", "efter dage i hvert kalenderår"),
            "months": Text("by its months in each calendar year", "efter måneder i hvert kalenderår"),
            "equal": Text("equally to each calendar year that it touches", "ligeligt på hvert kalenderår, det berører"),
        }[how]
        lines: list[Line] = []
        split = False
        for line in self.budget.lines:
            if line.period is None or len(line.period.years) == 1:
                lines.append(line)
                continue
            split = True
            pieces = self.split(line, by_year(line.period, how), wish)
            lines += [replace(piece, year=int(year)) for year, piece in pieces]
        self.budget.lines = lines
        if split:
            text = Text(f"money is spread over its period {words.en}", f"penge fordeles over deres periode {words.da}")
            self.record(wish, text)

    # How it is done.

    def each(
        self,
        among: Callable[[Line], tuple[Who, ...]],
        give: Callable[[Line, Who], Line],
        wish: Wish,
        text: Text,
        group: Callable[[Line], str] = lambda line: "",
    ) -> bool:
        """Split the lines that have several, or a group, to split `among`; whether there were any."""
        lines: list[Line] = []
        split = False
        for line in self.budget.lines:
            whos = among(line)
            if not whos:
                lines.append(line)
                continue
            split = True
            key = self.key(wish, whos)
            by_id = {who.id: who for who in whos}
            lines += [give(piece, by_id[id_]) for id_, piece in self.split(line, key, wish, group(line))]
        if split:
            self.budget.lines = lines
            self.used[wish.id] = True
            how = self.how(wish)
            self.record(wish, Text(f"{text.en}, {how.en}", f"{text.da}, {how.da}"))
        return split

    def split(self, line: Line, key: Mapping[str, Fraction], wish: Wish, group: str = "") -> Iterator[tuple[str, Line]]:
        """The pieces of a line. What is firm and what is not are split apart, so that a piece is firm no more than its share."""
        firm = allot(line.firm, key, self.policy)
        rest = allot(line.most - line.firm, key, self.policy)
        for sums in (firm, rest):
            if min(sums.values()) < 0 < max(sums.values()):
                raise CannotAssume(
                    f"`{wish.id}`: by {self.policy} somebody would pay less than nothing of a sum this small; choose another --policy",
                    f"`{wish.id}`: efter {self.policy} ville en betale mindre end intet af så lille et beløb; vælg en anden --policy",
                )
        self.splits += 1
        piece = Piece(self.splits, wish.id, group)
        for id_ in key:
            yield id_, replace(line, most=firm[id_] + rest[id_], firm=firm[id_], pieces=(*line.pieces, piece))

    def record(self, wish: Wish, text: Text) -> None:
        """Say what was assumed; what one wish says in two places is one assumption."""
        texts = self.said.setdefault(wish.id, [])
        if text in texts:
            return
        texts.append(text)
        unit = self.budget.money(1)
        to = "afrundet til hele øre" if self.budget.currency == "DKK" else f"afrundet til {unit.da}"
        en = f"{'; '.join(one.en for one in texts)}, to {unit.en}, the remainder by {self.policy}"
        da = f"{'; '.join(one.da for one in texts)}, {to}, resten efter {self.policy}"
        self.budget.assumptions[wish.id] = Assumption(wish.id, Text(en, da), given=True)

    def complain(self) -> None:
        """What was asked for and split nothing is a mistake, and said."""
        for id_, used in self.used.items():
            if not used:
                of = id_.partition("=")[0]
                holders = [line for line in self.budget.lines if len(line.payers) > 1 and any(who.id == of for who in line.payers)]
                if holders:
                    one = short(holders[0].contribution)
                    raise CannotAssume(
                        f"`{of}` pays together with others: say first how they share it: --assume {one}=equal or {one}=by:KEY",
                        f"`{of}` betaler sammen med andre: angiv først, hvordan de deler: --assume {one}=equal eller {one}=by:NØGLE",
                    )
                raise CannotAssume(
                    f"there is nothing to split for `{id_}`: one alone pays or receives it, or its members are not known",
                    f"der er intet at fordele for `{id_}`: en enkelt betaler eller modtager det, eller medlemmerne kendes ikke",
                )

    def key(self, wish: Wish, whos: Sequence[Who]) -> dict[str, Fraction]:
        """The weight of each."""
        if wish.how == "equal":
            return {who.id: Fraction(1) for who in whos}
        values, model, _ = self.source(wish)
        things = {id(found.same): weight for text, weight in values.items() if (found := model.find(text))}
        weights = {}
        for who in whos:
            weight = values.get(who.id, things.get(id(who.thing)) if who.thing else None)
            if weight is None:
                raise CannotAssume(f"the key of `{wish.id}` has no number for {who.id}", f"nøglen i `{wish.id}` har intet tal for {who.id}")
            weights[who.id] = weight
        return weights

    def how(self, wish: Wish) -> Text:
        """By what it is split, in words."""
        return Text("equally", "ligeligt") if wish.how == "equal" else self.source(wish)[2]

    def source(self, wish: Wish) -> tuple[Mapping[str, Fraction], Model, Text]:
        """The numbers of a key, the model that its ids are of, and what it is called: a key of a model, else a file."""
        called_ = wish.how.removeprefix("by:")
        if called_ in self.sources:
            return self.sources[called_]
        own = self.budget.model
        for model in (own, *(other for other in self.budget.models if other is not own)):
            spec = (model.spec.keys or {}).get(called_.removeprefix(f"{model.id}."))
            if spec is not None:
                words, assumed = label_of(spec.name) or Text(called_, called_), label_of(spec.assumed)
                tail = f" ({', '.join(spec.source)})" if spec.source else ""
                en, da = (f"; {assumed.en}", f"; {assumed.da}") if assumed else ("", "")
                text = Text(f"by the key {called_}: {words.en}{tail}{en}", f"efter nøglen {called_}: {words.da}{tail}{da}")
                self.sources[called_] = (spec.values, model, text)
                return self.sources[called_]
        try:
            values = self.read_key(called_)
        except CannotReadKey as error:
            if not error.missing:
                raise
            keys = [id_ for model in self.budget.models for id_ in model.spec.keys or ()]
            known = f" ({', '.join(keys)})" if keys else ""
            raise CannotAssume(
                f"`{called_}` is neither a key of the model{known} nor a file",
                f"`{called_}` er hverken en nøgle i modellen{known} eller en fil",
            ) from None
        self.sources[called_] = (values, own, Text(f"by the key in {called_}", f"efter nøglen i {called_}"))
        return self.sources[called_]

    # What the names mean.

    def contribution(self, text: str) -> Entity | None:
        return self.budget.entity.parts.get(text.removeprefix("funding."))

    def part(self, text: str) -> Entity | None:
        one, _, other = text.removeprefix("funding.").rpartition(".")
        holder = self.budget.entity.parts.get(one)
        return holder.parts.get(other) if holder else None

    def thing(self, text: str) -> Entity | None:
        found = self.budget.model.actor(text)
        if found is None:
            several = [entity for entity in self.budget.models.find(text) if entity.kind in ("party", "body", "office")]
            found = several[0].same if len(several) == 1 else None
        return found

    def members(self, group: Entity) -> tuple[Who, ...]:
        found = {}
        for member in self.kin.members(group):
            label = self.budget.models.label(member)
            found[label] = Who(label, name(member), member)
        return tuple(found.values()) if len(found) > 1 else ()

    def splittable(self) -> Iterator[str]:
        for line in self.budget.lines:
            if len(line.payers) > 1:
                yield short(line.contribution)
            elif line.payers and line.payers[0].thing and self.members(line.payers[0].thing):
                yield line.payers[0].id
            if line.part is not None and len(line.recipients) > 1:
                yield short(line.part)
