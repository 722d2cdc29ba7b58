"""The two real models, held against what their sources say, and mutated: the right check must fire at the right line.

The figures here are read from the agreement's texts (clauses in the comments), not from the program's output.
"""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from governance.checks.engine import validate
from governance.diagnostics import Severity
from governance.model.loaded import Loaded, load
from governance.model.resolution import Model
from governance.model.rules import Unanimity
from governance.model.seats import total

MODELS = Path(__file__).parent.parent / "models"
NATIONAL = "klimaalliance_national.yaml"
NORTH = "klimaalliance_nordjylland.yaml"


@pytest.fixture(scope="module")
def real() -> Loaded:
    return load([MODELS])


def test_they_hold_together(real: Loaded) -> None:
    report = validate(real)
    assert [d for d in report.diagnostics if d.severity is Severity.ERROR] == []
    assert report.holds()
    assert report.accepted == 0


@pytest.fixture(scope="module")
def meant(real: Loaded) -> Model:
    """What both mean together; nothing in them begins or ends within the term."""
    (model,) = real.timeline.models()
    return model


@pytest.mark.parametrize(
    ("name", "voting", "observing"),
    [
        ("forretningsudvalg", (5, 5), 3),  # pa 8.2: 1 Realdania, 2 KL, 2 Danske Regioner; observers: Realdania, CONCITO, C40
        ("politisk_udviklingsgruppe", (12, 12), 3),  # pa 8.3: 5 + 5 + 2; observers: Realdania, CONCITO, C40
        ("administrativ_projektstyregruppe", (3, 3), 2),  # pa 8.4: KL, the regions, Realdania; observers: CONCITO, C40
        ("kkr_nordjylland", (22, 22), 0),  # gm P5
        ("brn_bestyrelse", (12, 12), 0),  # gm P1: 11 mayors and the chair of the regional council
        ("t11plus", (12, 12), 0),  # gm A1: 11 technical directors and the regional development director
        ("projektstyregruppe", (4, 6), 0),  # gm A2: 2-3 from T11+, 2-3 managers
        ("klimapolitisk_dialogforum", (48, 48), 0),  # gm P8: 4 from each of 11 municipalities and the region
    ],
)
def test_seats_are_those_of_the_texts(meant: Model, name: str, voting: tuple[int, int], observing: int) -> None:
    (body,) = (one for one in meant.bodies if one.label == name)
    assert body.voters == voting
    watching = total(tuple(seat for seat in body.seats.values() if seat.observer))
    assert watching is not None and watching.high == observing


def test_only_the_administrative_group_has_deputies_and_not_for_realdania(meant: Model) -> None:
    """pa 8.4: deputies for KL's and the regions' representatives; 8.2 and 8.3 name none."""
    deputies = {seat.label for seat in meant.seats if seat.deputy}
    assert deputies == {"administrativ_projektstyregruppe.kl", "administrativ_projektstyregruppe.regioner"}


def test_three_bodies_decide_by_unanimity_and_no_other_has_a_rule(meant: Model) -> None:
    """pa 8.2, 8.3, 8.4; the North Jutland text states no rule of decision."""
    rules = {body.label: body.rule for body in meant.bodies if body.rule is not None}
    assert set(rules) == {"forretningsudvalg", "politisk_udviklingsgruppe", "administrativ_projektstyregruppe"}
    assert all(isinstance(rule, Unanimity) and rule.assumed for rule in rules.values())


def test_meetings(meant: Model) -> None:
    """pa 8.2: twice a year and extraordinarily; 8.3: twice and as needed; 8.4: six times."""
    meets = {body.label: body.meets for body in meant.bodies if body.meets is not None}
    assert {name: (str(m.per_year), m.also) for name, m in meets.items()} == {
        "forretningsudvalg": ("2", "extraordinary"),
        "politisk_udviklingsgruppe": ("2", "as_needed"),
        "administrativ_projektstyregruppe": ("6", None),
    }


def test_the_money_is_that_of_clause_5_2(meant: Model) -> None:
    """30 from KL and the KKR; 30 from the regions, 5 of it liquid; up to 22.1 from Realdania: 17.1 earmarked, 5 liquid; 82.1 in all."""
    (funding,) = meant.fundings
    million = Decimal(1_000_000)
    amounts = {key: one.amount for key, one in funding.contributions.items()}
    assert all(amount is not None for amount in amounts.values())
    sums = {key: (amount.firm, amount.up_to) for key, amount in amounts.items() if amount is not None}
    assert sums == {"kommuner": (30 * million, None), "regioner": (30 * million, None), "realdania": (None, Decimal("22.1") * million)}
    parts = {part.id: part.amount.firm for part in meant.parts if part.amount is not None}
    assert parts == {
        "funding.regioner.likvide": 5 * million,
        "funding.realdania.videnspartnere": Decimal("17.1") * million,
        "funding.realdania.likvide": 5 * million,
    }
    assert funding.total is not None and funding.total.firm == Decimal("82.1") * million
    assert all(type(amount) is Decimal for amount in parts.values())


def test_who_signs(meant: Model) -> None:
    """pa 1.1-1.3 and 12.4: KL, five regions, Realdania, seven copies. Danske Regioner signs nothing."""
    signers = {actor.label for actor in meant.actors for document in actor.signs.things if document.label == "pa"}
    regions = {"region_nordjylland", "region_midtjylland", "region_syddanmark", "region_sjaelland", "region_hovedstaden"}
    assert signers == {"kl", "realdania"} | regions
    (document,) = (one for one in meant.documents if one.label == "pa")
    assert document.copies == 7 == len(signers)


def test_eleven_municipalities(meant: Model) -> None:
    (group,) = (one for one in meant.parties if one.label == "nordjyske_kommuner")
    names = {one.name.da for one in group.members}
    wanted = [
        "Brønderslev",
        "Frederikshavn",
        "Hjørring",
        "Jammerbugt",
        "Læsø",
        "Mariagerfjord",
        "Morsø",
        "Rebild",
        "Thisted",
        "Vesthimmerlands",
        "Aalborg",
    ]
    assert names == {f"{name} Kommune" for name in wanted}


@pytest.mark.parametrize(
    ("code", "entity", "clauses"),
    [
        ("GOV111", "period", ["pa 2.1", "pa 7.1"]),  # five years against 4 years and 9 months
        ("GOV113", "dk2020", ["pa 2.1", "gm B1"]),  # ends at the end of 2023, or in the middle of it
        ("GOV113", "klimaalliancen", ["pa 2.1"]),  # Klimaaliansen
        ("GOV113", "t11plus", ["gm A1", "gm A3"]),  # two secretariats for one group
        ("GOV113", "faelles_sag", ["gm P2", "gm P4"]),  # BRN alone, or BRN and KKR
        ("GOV113", "realdania", ["gm B1"]),  # Real Dania
        ("GOV203", "forretningsudvalg.danske_regioner", ["pa 8.2"]),  # appoints and is no party
        ("GOV208", "politisk_udviklingsgruppe", ["pa 8.3"]),  # chaired by somebody without a certain seat
        ("GOV209", "forretningsudvalg", ["pa 8.2"]),  # a chair from the regions, who have no seat
        ("GOV218", "administrativ_projektstyregruppe", ["pa 8.4"]),  # no chair
        ("GOV216", "administrativ_projektstyregruppe.regioner", ["pa 8.4"]),  # five regions, one representative
        ("GOV307", "faelles_sag", ["gm P4"]),  # BRN and KKR may differ
        ("GOV405", "funding", ["pa 5.2", "pa 11.1"]),  # a cap counted as firm
        ("GOV406", "funding", ["pa 5.2"]),  # five years of money, less than five of term
        ("GOV412", "forretningsudvalg", ["pa 8.2"]),  # KKR and the regions pay; KL, Danske Regioner and Realdania vote
        ("GOV412", "politisk_udviklingsgruppe", ["pa 8.3"]),  # Realdania is an observer there
        ("GOV413", "forretningsudvalg.danske_regioner", ["pa 8.2"]),  # votes, and pays nothing
        ("GOV414", "funding.realdania", ["pa 5.2"]),  # up to 22.1, of which 17.1 and 5 as if they were firm
        ("GOV416", "funding", ["pa 5.2", "pa 11.1"]),  # money or working hours
        ("GOV501", "ophoer_foer_tid", ["pa 4.1", "pa 7.2"]),  # nobody terminates
        ("GOV501", "recertificering", ["pa 6.1"]),  # nobody approves the criteria
    ],
)
def test_what_a_reader_of_the_texts_finds_the_checks_find(real: Loaded, code: str, entity: str, clauses: list[str]) -> None:
    found = [d for d in validate(real).diagnostics if (d.code, d.entity) == (code, entity)]
    assert found, f"{code} does not speak of {entity}"
    assert any(all(clause in d.clause for clause in clauses) for d in found), [d.clause for d in found]


def test_every_clause_is_cited_or_marked(real: Loaded) -> None:
    assert not [d for d in validate(real).diagnostics if d.code in ("GOV104", "GOV105", "GOV106", "GOV107")]


MUTATIONS = [
    # file, code, what is replaced, by what. `@` marks, in the replacement, the line where the diagnostic must point.
    (NATIONAL, "GOV101", "kl: {appointed_by: kl, count: 2, mandate: political}", "@kl: {appointed_by: lk, count: 2, mandate: political}"),
    (NATIONAL, "GOV102", "offices:\n", "offices:\n@  realdania: {name: Dobbelt, party: kl, source: pa 1.1}\n"),
    (NATIONAL, "GOV103", "supported_by: {id: administrativ_projektstyregruppe", "@supported_by: {id: dk2020"),
    (NATIONAL, "GOV105", "source: pa 11.3\n        assumed", "@source: pa 11.9\n        assumed"),
    (NATIONAL, "GOV109", "  to: 2027-12-31", "@  to: 2022-12-31"),
    (NATIONAL, "GOV112", "    copies: 7", "@    copies: 8"),
    (NATIONAL, "GOV205", "count: 2, mandate: political}", "@count: 3..2, mandate: political}"),
    (
        NATIONAL,
        "GOV210",
        "realdania: {appointed_by: realdania}",
        "realdania: {held_by: [concito_direktoer]}\n@      to: {held_by: concito_direktoer}",
    ),
    (NATIONAL, "GOV204", "each: regioner\n        mandate", "@each: realdania\n        mandate"),
    (NATIONAL, "GOV302", "      of: seats\n", "      of: seats\n@      quorum: 6\n"),
    (NATIONAL, "GOV303", "      rule: unanimity\n", "      rule: at_least\n@      count: 6\n"),
    (NATIONAL, "GOV304", "      rule: unanimity\n", "      rule: no_objection\n@      veto: [concito]\n"),
    (NATIONAL, "GOV401", "          amount: 5_000_000\n", "@          amount: 35_000_000\n"),
    (NATIONAL, "GOV403", "firm: 82_100_000", "@firm: 82_100_001"),
    (NATIONAL, "GOV409", "amount: {up_to: 22_100_000}", "@amount: {up_to: 22_100_000.005}"),
    (NATIONAL, "GOV410", "          approved_by: regioner\n", "          approved_by: regioner\n@          period: {length: 6 years}\n"),
    (
        NATIONAL,
        "GOV411",
        "          recipients: [concito, c40]\n",
        "          recipients: [realdania, c40]\n@          approved_by: realdania\n",
    ),
    (NATIONAL, "GOV415", "      payers: regioner\n", "      payers: regioner\n@      share: 35%\n"),
    (NATIONAL, "GOV417", "  currency: DKK", "@  currency: DKR"),
    (NATIONAL, "GOV003", "    level: political\n", "@    levle: political\n    level: political\n"),
    (NATIONAL, "GOV004", "deputy: true", "@deputy: yes"),
    (NORTH, "GOV207", "    size: 22", "@    size: 21"),
    (NORTH, "GOV206", "from: t11plus, appointed_by: not_stated, count: 2..3", "@from: t11plus, appointed_by: not_stated, count: 13..14"),
    (NORTH, "GOV503", "    when: {interest: municipal}", "@    when: {interest: munnicipal}"),
    (NORTH, "GOV504", "    when: {interest: municipal}", "@    when: {interest: joint}"),
    (NORTH, "GOV013", "imports: {national: klimaalliance_national.yaml}", "@imports: {national: klimaalliance_nationel.yaml}"),
]


@pytest.mark.parametrize(("file", "code", "old", "new"), MUTATIONS, ids=[f"{m[1]}-{number}" for number, m in enumerate(MUTATIONS)])
def test_a_mutation_is_found_where_it_is(tmp_path: Path, file: str, code: str, old: str, new: str) -> None:
    for name in (NATIONAL, NORTH):
        shutil.copy(MODELS / name, tmp_path / name)
    text = (MODELS / file).read_text(encoding="utf-8")
    assert old in text
    before = [(d.code, d.entity, d.message.en) for d in validate(load([tmp_path])).diagnostics]
    assert code not in [found[0] for found in before if found[0] not in ("GOV112",)], "the unmutated model has it too"
    at = text.index(old) + new.index("@")
    mutated = text.replace(old, new.replace("@", ""), 1)
    (tmp_path / file).write_text(mutated, encoding="utf-8")
    line = mutated.count("\n", 0, at) + 1
    found = [d for d in validate(load([tmp_path])).diagnostics if (d.code, d.entity, d.message.en) not in before]
    assert (code, line) in [(d.code, d.place.line) for d in found], [(d.code, d.place.line, d.message.en) for d in found]
    errors = {d.code for d in found if d.severity is Severity.ERROR}
    assert errors <= {code}, "one mistake, one diagnostic"
