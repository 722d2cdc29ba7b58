"""Who pays what for what: payers, their contributions, the parts of these, and what or whom each part is for."""

from __future__ import annotations

from decimal import Decimal

from governance.diagnostics import Text
from governance.funding.bounds import add, bounds, less
from governance.model.contributions import Contribution, Funding, Part
from governance.model.edges import Edge
from governance.model.written import File
from governance.words.amounts import amount_text, limits_text
from governance.words.forces import FORCES
from governance.words.forms import EARMARKED, FORMS, LIQUID
from governance.words.marks import NOBODY_THERE
from render.pictures.diagrams.labels import ROLES, TITLES
from render.pictures.diagrams.view import View
from render.pictures.picture import Arrow, Box, Entry, Lane, Line, Picture, Told, cited, lines, named

WIDE = 118.0
_LANES = (
    Text("Who pays", "Hvem betaler"),
    Text("Contribution", "Bidrag"),
    Text("Of which", "Heraf"),
    Text("For what", "Til hvad"),
)
_TOTAL = Text("Total", "I alt")
_PAID_BY = Text("paid by", "betales af")
_ON_BEHALF = Text("on behalf of", "på vegne af")
_REST = Text("not allocated", "ikke fordelt")
_APPROVED = Text("use approved by", "brugen godkendes af")
_STATED = Text("stated share", "angivet andel")
_OVER = Text("over", "over")
_NO_FORM = Text("form not stated", "form ikke angivet")
_PAYS, _FOR = Text("pays", "betaler"), Text("is for", "er til")
_CONDITION = Text("Condition", "Betingelse")


def draw(view: View, file: File) -> Picture:
    """The picture of one file's budget."""
    title = f"{view.say(TITLES['funding'])}: {view.title(file)}"
    picture = Picture(f"funding-{file.id}", view.lang, title, view.heading(file), layout="rows")
    funding = next((funding for funding in view.model.fundings if funding.file is file), None)
    if funding is not None:
        _Funding(view, funding, picture).make()
    return picture


class _Funding:
    def __init__(self, view: View, funding: Funding, picture: Picture) -> None:
        self.view = view
        self.funding = funding
        self.picture = picture
        self.rows: list[dict[str, Box]] = [{}, {}, {}, {}]

    def make(self) -> None:
        view, funding = self.view, self.funding
        for contribution in funding.contributions.values():
            self.contribution(contribution)
        for heading, row in zip(_LANES, self.rows, strict=True):
            if row:
                self.picture.lanes.append(Lane(heading.en, view.say(heading), [list(row)]))
                self.picture.boxes += row.values()
        total = [f"{view.say(_TOTAL)}: {view.say(amount_text(funding.total, funding.currency))}"] if funding.total is not None else []
        total += [view.say(funding.period.text)] if funding.period is not None else []
        total += self.form(funding)
        if total:
            because = funding.total.clause if funding.total is not None else funding.clause
            self.picture.subtitle += f" · {', '.join(total)}{cited(because)}"
        for condition in funding.conditions.values():
            said = f"{view.words(condition.name)}{view.force(condition.force)}{cited(condition.clause)}"
            self.picture.remarks.append(f"{view.say(_CONDITION)}: {said}")
        if funding.note is not None:
            self.picture.remarks.append(view.words(funding.note))
        self.legend()

    def contribution(self, one: Contribution) -> None:
        """A contribution, whoever pays it, and its parts."""
        view, edges = self.view, self.view.edges_of(one.label)
        behalf = [edge for edge in edges if edge.kind == "paid_on_behalf_of"]
        text = self.sum(one)
        if one.payers.said and not one.payers.live:
            text += lines(f"{view.say(_PAID_BY)} {view.say(NOBODY_THERE)}", WIDE)
        if behalf:
            names = view.names(view.name(edge.target) for edge in behalf)
            text += lines(f"{view.say(_ON_BEHALF)} {names}", WIDE, told=view.relations(behalf))
        text += self.terms(one)
        self.rows[1][one.label] = Box(one.label, view.told(one.label), "money", text)
        for edge in edges:
            if edge.kind == "pays":
                self.arrow(self.thing(0, edge.source), one.label, "pays", edge)
        for part in one.parts.values():
            self.part(part)
        self.rest(one)

    def rest(self, one: Contribution) -> None:
        """What no part covers, exactly: at least and at most, where sums have limits instead of being firm."""
        whole = bounds(one.amount, one)
        parts = [bounds(part.amount, part) for part in one.parts.values()]
        if whole is None or whole.most is None or one.ended_parts or any(part is None or part.most is None for part in parts):
            return
        most = less(whole.most, add(part.least for part in parts if part is not None))
        least = max(less(whole.least, add(part.most for part in parts if part is not None and part.most is not None)), Decimal(0))
        if most <= 0:
            return
        view = self.view
        limits = limits_text(least or None, most, self.funding.currency)
        text = [*lines(view.say(limits), WIDE, bold=True), *lines(view.say(_REST), WIDE)]
        says = " ".join(line.text for line in text)
        key, clause = f"rest of {one.label}", view.clause(one.label)
        self.rows[2][key] = Box(key, Told("rest", one.label, clause, says), "unknown", text)
        self.picture.arrows.append(Arrow(one.label, key, "tie", (Told("rest", key, clause, says),)))

    def part(self, part: Part) -> None:
        """A part of a contribution, and what it is for."""
        view, edges = self.view, self.view.edges_of(part.label)
        marks = [view.say(EARMARKED)] * part.earmarked + [view.say(LIQUID)] * part.liquid
        approved = [edge for edge in edges if edge.kind == "approves_use_of"]
        text = self.sum(part)
        text += lines(", ".join(marks), WIDE) if marks else []
        if approved:
            names = view.names(view.name(edge.source) for edge in approved)
            text += lines(f"{view.say(_APPROVED)} {names}", WIDE, told=view.relations(approved))
        text += self.terms(part)
        self.rows[2][part.label] = Box(part.label, view.told(part.label), "money", text)
        for edge in edges:
            if edge.kind == "is_part_of":
                self.arrow(part.contribution.label, part.label, "tie", edge)
            elif edge.kind in ("earmarked_for", "is_for"):
                self.arrow(part.label, self.thing(3, edge.target), "is_for", edge)

    def sum(self, one: Contribution | Part) -> list[Line]:
        """The sum, in bold, and its name, where it has one: whose it is and what it is for is shown by lines."""
        view = self.view
        said = lines(view.say(amount_text(one.amount, self.funding.currency)), WIDE, bold=True) if one.amount is not None else []
        name = view.words(one.named if said else one.called)
        return [*said, *(lines(name, WIDE) if name else ())]

    def terms(self, one: Contribution | Part) -> list[Line]:
        """In what form and over what period, and how strongly the text says it; what is assumed and noted goes below the picture."""
        view = self.view
        said = self.form(one) if isinstance(one, Contribution) else []
        said += [f"{view.say(_OVER)} {view.say(one.period.text)}"] if one.period is not None else []
        said += [f"{view.say(_STATED)} {one.share.written}"] if one.share is not None else []
        forces = (one.force, one.amount.force if one.amount is not None else None)
        said += [view.say(FORCES[force]) for force in forces if force is not None and force != "shall"]
        for of in (one, one.amount, one.period):
            self.picture.remarks += view.because(of) if of is not None else []
        return lines(", ".join(said), WIDE, ink="muted") if said else []

    def form(self, of: Contribution | Funding) -> list[str]:
        """In what it is contributed, as this itself says it; where nothing before it says that this is meant, so much is added."""
        form = of.own_form if isinstance(of, Contribution) else of.form
        if form is not None:
            return [self.view.say(FORMS[form])]
        return [self.view.say(_NO_FORM)] if of.form_not_stated else []

    def thing(self, row: int, id_: str) -> str:
        """A payer, or what money is for, as a box of a row; its key."""
        key = f"{row} {id_}"
        self.rows[row].setdefault(key, Box(key, self.view.told(id_), self.view.role(id_), named(self.view.name(id_), WIDE)))
        return key

    def arrow(self, source: str, target: str, role: str, edge: Edge) -> None:
        """A relation, between boxes."""
        self.picture.arrows.append(Arrow(source, target, role, (self.view.relation(edge),)))

    def legend(self) -> None:
        """What boxes and lines mean."""
        say = self.view.say
        for role in dict.fromkeys(box.role for box in self.picture.boxes):
            self.picture.legend.append(Entry("box", role, say(_REST if role == "unknown" else ROLES[role])))
        for role, text in (("pays", _PAYS), ("is_for", _FOR)):
            if any(arrow.role == role for arrow in self.picture.arrows):
                self.picture.legend.append(Entry("arrow", role, say(text)))
