"""GOV409: an amount of money that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.funding.bounds import fault
from governance.model.contributions import Amount
from governance.model.resolution import Model
from governance.words.amounts import decimals, money


def find(model: Model) -> Iterator[Finding]:
    """Amounts of nothing or less, the wrong way round, without or with two sums, or finer than the currency."""
    for funding in model.fundings:
        contributions = funding.contributions.values()
        parts = (part for one in contributions for part in one.parts.values())
        for amount in (funding.total, *(one.amount for one in contributions), *(part.amount for part in parts)):
            if amount is not None:
                yield from _amount(amount, funding.currency)


def _amount(amount: Amount, currency: str) -> Iterator[Finding]:
    wrong = fault(amount)
    fields = (("firm", amount.firm), ("up_to", amount.up_to), ("from", amount.from_), ("to", amount.to))
    given = [(key, value) for key, value in fields if value is not None]
    if wrong == "nothing":
        yield Finding(
            at=amount.at(),
            message=Text("an amount without a sum", "et beløb uden en sum"),
            help=Text("write `firm`, `up_to`, or `from` and `to`", "skriv `firm`, `up_to`, eller `from` og `to`"),
        )
    elif wrong == "two":
        first, second = ("firm", next(key for key, _ in given if key != "firm")) if amount.firm is not None else ("up_to", "to")
        yield Finding(
            at=amount.at(second),
            message=Text(
                f"an amount is either `{first}` or `{second}`, not both", f"et beløb er enten `{first}` eller `{second}`, ikke begge"
            ),
            help=Text(
                "a sum with terms of its own within this one is a part", "et beløb med egne vilkår inden for dette er en del (`parts`)"
            )
            if first == "firm" and second == "up_to"
            else None,
            related=((Text("the other", "det andet"), amount.at(first)),),
        )
    elif wrong == "backwards":
        sums = dict(given)
        low, high = money(sums["from"], currency), money(sums.get("up_to", sums.get("to", sums["from"])), currency)
        yield Finding(
            at=amount.at("from"),
            message=Text(f"at least {low.en} is more than at most {high.en}", f"mindst {low.da} er mere end det højeste beløb, {high.da}"),
            help=Text("turn the two round", "byt om på de to"),
        )
    elif wrong == "not_positive":
        key, value = next((key, value) for key, value in given if value < 0 or (value == 0 and key != "from"))
        words = money(value, currency)
        yield Finding(
            at=amount.at(key),
            message=Text(f"{words.en} is no amount that anybody pays", f"{words.da} er ikke et beløb, nogen kan betale"),
            help=Text("leave it out where nothing is paid", "udelad det, hvis der intet betales"),
        )
    else:
        for key, value in given:
            if _decimals(value) > decimals(currency):
                yield _too_fine(amount, key, value, currency)
                break


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _too_fine(amount: Amount, key: str, value: Decimal, currency: str) -> Finding:
    words, digits = money(value, currency), decimals(currency)
    en, da = (f"at most {digits} decimals", f"højst {digits} decimaler") if digits else ("no decimals", "ingen decimaler")
    return Finding(
        at=amount.at(key),
        message=Text(f"{words.en} cannot be paid: {currency} has {en}", f"{words.da} kan ikke betales: {currency} har {da}"),
        help=Text("check the decimal sign: 82,1 mio. or 82_100_000", "kontrollér kommaet: 82,1 mio. eller 82_100_000"),
    )


CHECK = Check(
    code="GOV409",
    severity=Severity.ERROR,
    title=Text("Impossible amount", "Umuligt beløb"),
    finds=Text(
        "An amount that is nothing or less, has its limits the wrong way round, no sum or two, or more decimals than the currency "
        "(ISO 4217).",
        "Et beløb, der er nul eller mindre, har sine grænser i forkert rækkefølge, ingen sum eller to, eller flere decimaler end "
        "valutaen (ISO 4217).",
    ),
    why=Text("Every sum that it goes into is wrong.", "Enhver sum, det indgår i, bliver forkert."),
    remedy=Text("Correct it after the source.", "Ret det efter kilden."),
    example="""\
parties:
  town: {name: The town}
funding:
  contributions:
    town: {payers: town, amount: {from: 80, to: 60}}
""",
    find=find,
)
