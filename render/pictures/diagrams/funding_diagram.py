"""Who pays what for what: payers, their contributions, the parts of these, and what or whom each part is for."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from governance.diagnostics import Lang, Text
from governance.facts import period_text
from governance.funding.bounds import add, bounds, less
from governance.model.edges import Edge
from governance.model.written import Entity, Model, Models
from governance.words.amounts import amount_text, limits_text
from governance.words.forces import FORCES
from governance.words.forms import EARMARKED, FORMS, LIQUID, Form
from governance.words.marks import ASSUMED
from governance.words.relations import Relation
from render.pictures.diagrams.labels import ROLES, TITLES
from render.pictures.diagrams.view import Things, View, clause
from render.pictures.picture import Arrow, Box, Entry, Lane, Line, Picture, Told, cited, lines, named

WIDE = 118.0
_LANES = (
    Text("Who pays", "Hvem betaler"),
    Text("Contribution", "Bidrag"),
    Text("Of which", "Heraf"),
    Text("For what", "Til hvad"),
)
_TOTAL = Text("Total", "I alt")
_ON_BEHALF = Text("on behalf of", "på vegne af")
_REST = Text("not allocated", "ikke fordelt")
_APPROVED = Text("use approved by", "brugen godkendes af")
_STATED = Text("stated share", "angivet andel")
_OVER = Text("over", "over")
_NO_FORM = Text("form not stated", "form ikke angivet")
_PAYS, _FOR = Text("pays", "betaler"), Text("is for", "er til")
_CONDITION = Text("Condition", "Betingelse")


def draw(models: Models, model: Model, lang: Lang, known: Things | None = None) -> Picture:
    """The picture of one model's budget."""
    view = View(models, lang, known)
    title = f"{view.say(TITLES['funding'])}: {view.title(model)}"
    picture = Picture(f"funding-{model.id}", lang, title, view.heading(model), layout="rows")
    if model.spec.funding is not None:
        _Funding(view, model, picture).make()
    return picture


class _Funding:
    def __init__(self, view: View, model: Model, picture: Picture) -> None:
        self.view = view
        self.model = model
        self.picture = picture
        self.currency = model.spec.funding.currency if model.spec.funding else "DKK"
        self.rows: list[dict[str, Box]] = [{}, {}, {}, {}]

    def make(self) -> None:
        view, funding = self.view, self.model.spec.funding
        assert funding is not None
        for contribution in self.model.all("contribution"):
            self.contribution(contribution)
        for heading, row in zip(_LANES, self.rows, strict=True):
            if row:
                self.picture.lanes.append(Lane(heading.en, view.say(heading), [list(row)]))
                self.picture.boxes += row.values()
        total = [f"{view.say(_TOTAL)}: {view.say(amount_text(funding.total, self.currency))}"] if funding.total else []
        total += [view.say(period_text(funding.period))] if funding.period else []
        total += [self.form(funding.form)] if funding.form else []
        if total:
            because = clause(funding.total) if funding.total else clause(funding)
            self.picture.subtitle += f" · {', '.join(total)}{cited(because)}"
        for condition in (funding.conditions or {}).values():
            self.picture.remarks.append(
                f"{view.say(_CONDITION)}: {view.words(condition.name)}{cited(clause(condition) or clause(funding))}"
            )
        if funding.note:
            self.picture.remarks.append(view.words(funding.note))
        self.legend()

    def contribution(self, one: Entity) -> None:
        """A contribution, whoever pays it, and its parts."""
        view, spec = self.view, one.spec
        label = view.models.label(one)
        text = [*self.amount(spec), *self.called(spec)]
        behalf = [id_ for other in spec.on_behalf_of or () if (id_ := view.label(self.model, other))]
        if behalf:
            told = tuple(view.relation(Edge(label, id_, "paid_on_behalf_of", clause(spec))) for id_ in behalf)
            text += lines(f"{view.say(_ON_BEHALF)} {view.names(view.name(id_) for id_ in behalf)}", WIDE, told=told)
        text += self.terms(spec)
        self.rows[1][label] = Box(label, view.told(label), "money", text)
        for other in spec.payers:
            payer = view.label(self.model, other)
            if payer:
                self.thing(0, payer)
                self.arrow(payer, label, "pays", spec, Edge(payer, label, "pays", clause(spec)))
        for part in one.parts.values():
            self.part(part, label)
        self.rest(one, label)

    def rest(self, one: Entity, label: str) -> None:
        """What no part covers, exactly: at least and at most, where sums have limits instead of being firm."""
        whole = bounds(one.spec.amount, one.spec)
        parts = [bounds(part.spec.amount, part.spec) for part in one.parts.values()]
        ended = any(id_.startswith(f"{one.id}.") for id_ in self.model.gone)
        if whole is None or whole.most is None or ended or any(part is None or part.most is None for part in parts):
            return
        most = less(whole.most, add(part.least for part in parts if part is not None))
        least = max(less(whole.least, add(part.most for part in parts if part is not None and part.most is not None)), Decimal(0))
        if most <= 0:
            return
        view = self.view
        text = [*lines(view.say(limits_text(least or None, most, self.currency)), WIDE, bold=True), *lines(view.say(_REST), WIDE)]
        says = " ".join(line.text for line in text)
        key = f"rest of {label}"
        self.rows[2][key] = Box(key, Told("rest", label, clause(one.spec), says), "unknown", text)
        self.picture.arrows.append(Arrow(label, key, "tie", (Told("rest", key, clause(one.spec), says),)))

    def part(self, part: Entity, whole: str) -> None:
        """A part of a contribution, and what it is for."""
        view, spec = self.view, part.spec
        label = view.models.label(part)
        because = clause(spec)
        text = [*self.amount(spec), *self.called(spec)]
        marks = [view.say(EARMARKED)] * bool(spec.earmarked) + [view.say(LIQUID)] * bool(spec.liquid)
        text += lines(", ".join(marks), WIDE) if marks else []
        approved = [id_ for other in spec.approved_by or () if (id_ := view.label(self.model, other))]
        if approved:
            told = tuple(view.relation(Edge(id_, label, "approves_use_of", because)) for id_ in approved)
            text += lines(f"{view.say(_APPROVED)} {view.names(view.name(id_) for id_ in approved)}", WIDE, told=told)
        text += self.terms(spec)
        self.rows[2][label] = Box(label, view.told(label), "money", text)
        self.picture.arrows.append(Arrow(whole, label, "tie", (view.relation(Edge(label, whole, "is_part_of", because)),)))
        verb: Relation = "earmarked_for" if spec.earmarked else "is_for"
        whose: tuple[tuple[Relation, list[str]], ...] = ((verb, spec.recipients or []), ("is_for", [spec.purpose] if spec.purpose else []))
        for kind, others in whose:
            for other in others:
                target = view.label(self.model, other)
                if target:
                    self.thing(3, target)
                    self.arrow(label, target, "is_for", spec, Edge(label, target, kind, because))

    def amount(self, spec: Any) -> list[Line]:
        """The sum, in bold."""
        return lines(self.view.say(amount_text(spec.amount, self.currency)), WIDE, bold=True)

    def called(self, spec: Any) -> list[Line]:
        """Its name, where it has one: whose it is and what it is for is shown by lines."""
        return lines(self.view.words(spec.name), WIDE) if spec.name else []

    def terms(self, spec: Any) -> list[Line]:
        """In what form and over what period; and that it is assumed, where it is."""
        view = self.view
        said = [self.form(form)] if (form := getattr(spec, "form", None)) else []
        said += [f"{view.say(_OVER)} {view.say(period_text(spec.period))}"] if spec.period else []
        said += [f"{view.say(_STATED)} {spec.share.written}"] if spec.share else []
        said += [view.say(FORCES[force]) for force in (spec.force, spec.amount.force) if force and force != "shall"]
        found = lines(", ".join(said), WIDE, ink="muted") if said else []
        for text in (f"{view.say(ASSUMED)}: {view.words(spec.assumed)}" if spec.assumed else "", view.words(spec.note)):
            if text:
                self.picture.remarks.append(text)
        return found

    def form(self, form: Form) -> str:
        """In what it is contributed, where nothing before it says that this is meant."""
        return self.view.say(_NO_FORM if form == "not_stated" else FORMS[form])

    def thing(self, row: int, id_: str) -> None:
        """A payer, or what money is for."""
        key = f"{row} {id_}"
        self.rows[row].setdefault(key, Box(key, self.view.told(id_), self.view.role(id_), named(self.view.name(id_), WIDE)))

    def arrow(self, source: str, target: str, role: str, spec: Any, edge: Edge) -> None:
        """A relation, between boxes of the rows in which its ends are."""
        edge = edge._replace(force=spec.force or "")
        keys = [next(key for row in self.rows for key in row if key in (end, f"0 {end}", f"3 {end}")) for end in (source, target)]
        if role == "is_for":
            keys[1] = f"3 {target}"
        self.picture.arrows.append(Arrow(keys[0], keys[1], role, (self.view.relation(edge),)))

    def legend(self) -> None:
        """What boxes and lines mean."""
        say = self.view.say
        for role in dict.fromkeys(box.role for box in self.picture.boxes):
            self.picture.legend.append(Entry("box", role, say(_REST if role == "unknown" else ROLES[role])))
        for role, text in (("pays", _PAYS), ("is_for", _FOR)):
            if any(arrow.role == role for arrow in self.picture.arrows):
                self.picture.legend.append(Entry("arrow", role, say(text)))
