"""GOV415: shares that do not give the amounts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from governance.checks.check import Check, Finding
from governance.diagnostics import Severity, Text
from governance.funding.bounds import add, bounds
from governance.model.contributions import Contribution, Part
from governance.model.resolution import Model
from governance.schema.values import Portion
from governance.words.amounts import decimals, money


def find(model: Model) -> Iterator[Finding]:
    """Stated shares that are not, to the decimals they are stated in, what the amounts are of their whole; and shares that
    are all stated and do not make a whole.
    """
    for funding in model.fundings:
        contributions = list(funding.contributions.values())
        total = bounds(funding.total)
        each = [bounds(one.amount, one) for one in contributions]
        whole = total.most if total is not None else None
        if whole is None and funding.complete and all(sum_ is not None and sum_.most is not None for sum_ in each):
            whole = add(sum_.most for sum_ in each if sum_ is not None and sum_.most is not None)
        yield from _of(contributions, whole, funding.currency, all_=not funding.ended_contributions)
        for contribution in contributions:
            limits = bounds(contribution.amount, contribution)
            most = limits.most if limits is not None else None
            yield from _of(list(contribution.parts.values()), most, funding.currency, all_=not contribution.ended_parts)


def _of(items: list[Contribution] | list[Part], whole: Decimal | None, currency: str, *, all_: bool) -> Iterator[Finding]:
    """The shares of contributions in the total, or of parts in a contribution. `all_`: none of them has ended."""
    stated = [(one, one.share) for one in items if one.share is not None]
    wrong = False
    for one, share in stated if whole else ():
        sum_ = bounds(one.amount, one)
        if sum_ is not None and sum_.most is not None and not _fits(share, sum_.most, whole or Decimal(1), currency):
            wrong = True
            yield _amount(one, share, sum_.most, whole or Decimal(1), currency)
    together = sum((share.value for _, share in stated), Fraction(0))
    slack = sum((_half(share) for _, share in stated), Fraction(0))
    if stated and not wrong and (together - slack > 1 or (all_ and len(stated) == len(items) and together + slack < 1)):
        last = stated[-1][0]
        shown = _percent(together)
        yield Finding(
            at=last.at("share"),
            message=Text(f"the shares add up to {shown.en}", f"andelene er tilsammen {shown.da}"),
            help=Text("one of them is wrong, or one is missing", "en af dem er forkert, eller der mangler en"),
            related=tuple((Text("a share", "en andel"), one.at("share")) for one, _ in stated[:-1][:5]),
        )


def _half(share: Portion) -> Fraction:
    """How far a share can be from what it is rounded from."""
    return Fraction(0) if share.digits is None else Fraction(1, 2 * 100 * 10**share.digits)


def _fits(share: Portion, amount: Decimal, whole: Decimal, currency: str) -> bool:
    off = abs(Fraction(amount) - share.value * Fraction(whole))
    return off <= _half(share) * Fraction(whole) or (share.digits is None and off < Fraction(1, 10 ** decimals(currency)))


def _amount(one: Contribution | Part, share: Portion, amount: Decimal, whole: Decimal, currency: str) -> Finding:
    what, is_, all_ = one.called, money(amount, currency), money(whole, currency)
    cents = round(share.value * Fraction(whole) * 10 ** decimals(currency))
    gives, really = money(Decimal(f"{cents}e-{decimals(currency)}"), currency), _percent(Fraction(amount) / Fraction(whole))
    return Finding(
        at=one.at("share"),
        message=Text(
            f"{what.en}: {share.written} of {all_.en} is {gives.en}, but the amount is {is_.en} ({really.en})",
            f"{what.da}: {share.written} af {all_.da} er {gives.da}, men beløbet er {is_.da} ({really.da})",
        ),
        help=Text("correct the share or the amount after the source", "ret andelen eller beløbet efter kilden"),
        related=((Text("the amount", "beløbet"), one.at("amount")),),
    )


def _percent(value: Fraction) -> Text:
    hundredths = round(value * 10_000)
    shown = f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0").rstrip(".")
    return Text(f"{shown}%", f"{shown.replace('.', ',')} %")


CHECK = Check(
    code="GOV415",
    severity=Severity.ERROR,
    title=Text("Shares that do not give the amounts", "Andele, der ikke giver beløbene"),
    finds=Text(
        "A share stated of a contribution or a part that, to the decimals it is stated in, is not what its amount is of the whole; "
        "or shares that do not make up the whole.",
        "En angivet andel for et bidrag eller en del, som med de decimaler, den er angivet med, ikke svarer til beløbets del af "
        "helheden; eller andele, der ikke udgør det hele.",
    ),
    why=Text(
        "One of the two is wrong, and each will be used by somebody.",
        "Et af de to er forkert, og begge vil blive brugt af nogen.",
    ),
    remedy=Text("Find out which of them is right, and correct the other.", "Afklar, hvad der er rigtigt, og ret det andet."),
    example="""\
parties:
  town: {name: The town}
  county: {name: The county}
funding:
  total: 200
  contributions:
    town: {payers: town, amount: 120, share: 65%}
    county: {payers: county, amount: 80, share: 40%}
""",
    find=find,
)
