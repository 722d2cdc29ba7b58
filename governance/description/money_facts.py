"""The budget in words: contributions, their parts, and what holds for all of it."""

from __future__ import annotations

from collections.abc import Iterator

from governance.description.case_facts import conditions
from governance.description.fact import Fact, names, own, period, stated
from governance.diagnostics import Text
from governance.model.contributions import Amount, Contribution, Funding, Part
from governance.words.amounts import amount_text
from governance.words.forms import EARMARKED, FORMS, LIQUID
from governance.words.lists import enumerated
from governance.words.marks import NOT_STATED, same

_AMOUNT = Text("amount", "beløb")
_FORM = Text("form", "form")
_PERIOD = Text("period", "periode")
_OF_WHICH = Text("of which", "heraf")


def funding_facts(funding: Funding) -> Iterator[Fact]:
    """The whole: its total, its contributions and its conditions."""
    yield Fact("currency", Text("currency", "valuta"), same(funding.currency))
    if funding.total is not None:
        yield _amount("total", Text("total", "i alt"), funding.total, funding.currency)
    if funding.form_not_stated or funding.form is not None:
        yield Fact("form", _FORM, FORMS[funding.form or "not_stated"])
    if funding.period is not None:
        yield period("period", _PERIOD, funding.period)
    for one in funding.contributions.values():
        yield _share(one, one.id_in_funding, funding.currency)
    yield from conditions(funding.conditions)
    yield from own(funding)


def contribution_facts(one: Contribution) -> Iterator[Fact]:
    """Who pays what, for whom, when, and what it is made up of."""
    currency = one.funding.currency
    yield _amount("amount", _AMOUNT, one.amount, currency)
    if one.share is not None:
        yield Fact("share", Text("share of the total, as stated", "andel af det samlede, som angivet"), same(one.share.written))
    yield Fact("payers", Text("paid by", "betales af"), names(one.payers))
    if one.on_behalf_of:
        yield Fact("on_behalf_of", Text("on behalf of", "på vegne af"), names(one.on_behalf_of))
    if one.form_not_stated or one.form is not None:
        yield Fact("form", _FORM, FORMS[one.form or "not_stated"])
    if one.period is not None:
        yield period("period", _PERIOD, one.period)
    for part in one.parts.values():
        yield _share(part, part.id_in_contribution, currency)
    yield from own(one)


def part_facts(part: Part) -> Iterator[Fact]:
    """What a part of a contribution is for."""
    yield _amount("amount", _AMOUNT, part.amount, part.contribution.funding.currency)
    if part.share is not None:
        yield Fact("share", Text("share of the contribution, as stated", "andel af bidraget, som angivet"), same(part.share.written))
    if part.purpose is not None:
        yield Fact("purpose", Text("purpose", "formål"), same(part.purpose.label))
    if part.recipients:
        yield Fact("recipients", Text("recipients", "modtagere"), names(part.recipients))
    if part.approved_by:
        yield Fact("approved_by", Text("use approved by", "brugen godkendes af"), names(part.approved_by))
    if part.earmarked:
        yield Fact("earmarked", Text("kind", "art"), EARMARKED)
    if part.liquid:
        yield Fact("liquid", Text("kind", "art"), LIQUID)
    if part.period is not None:
        yield period("period", _PERIOD, part.period)
    yield from own(part)


def _amount(key: str, label: Text, amount: Amount | None, currency: str) -> Fact:
    if amount is None:
        return Fact(key, label, NOT_STATED)
    return stated(key, label, amount_text(amount, currency), amount)


def _share(one: Contribution | Part, id_: str, currency: str) -> Fact:
    """A contribution within the budget, or a part within a contribution."""
    said = amount_text(one.amount, currency) if one.amount is not None else NOT_STATED
    called = one.named or same(id_)
    key = "contributions" if isinstance(one, Contribution) else "parts"
    return Fact(key, _OF_WHICH, enumerated([said, called], ": "), ", ".join(one.sources), one.force or "", one.assumed, None, one.at())
