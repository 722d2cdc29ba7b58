"""`govcheck split` as its users type it."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from governance.funding.split import POLICIES, split
from tests.conftest import Write, govcheck
from tests.funding.command import answer, refused, said

pytestmark = pytest.mark.slow

REGIONS = "id,weight\nnord,590000\nmidt,1350000\nsyd,1230000\nsjaelland,850000\nhovedstaden,1890000\n"


def test_split_as_in_the_manual(write: Write) -> None:
    path = write(REGIONS, "key.csv")
    data = json.loads(said("split", "4814400", "--key", path, "--unit", "1", "--policy", "largest_remainder", "--format", "json"))
    assert (data["total"], data["unit"], data["policy"]) == ("4814400", "1", "largest_remainder")
    assert [list(share) for share in data["shares"]] == [["id", "weight", "quota", "amount"]] * 5
    assert sum(int(share["amount"]) for share in data["shares"]) == 4_814_400
    for share in data["shares"]:
        quota = Fraction(4_814_400 * int(share["weight"]), 5_910_000)
        assert Fraction(share["quota"]) == quota
        assert abs(int(share["amount"]) - quota) < 1


@pytest.mark.parametrize("policy", POLICIES[:-1])
def test_the_order_of_the_file_does_not_matter(policy: str, write: Write) -> None:
    head, *lines = REGIONS.splitlines()
    for format_ in ("text", "json", "csv"):
        words = ("--unit", "0.01", "--policy", policy, "--format", format_)
        one = said("split", "1000.01", "--key", write(REGIONS, "a.csv"), *words)
        two = said("split", "1000.01", "--key", write("\n".join([head, *reversed(lines)]), "b.csv"), *words)
        assert one == two


def test_split_in_text(write: Write) -> None:
    text = said("split", "100", "--key", "-", "--unit", "1", "--policy", "largest_remainder", stdin=b"id,weight\nb,1\na,1\nc,1\n")
    assert [line.split() for line in text.splitlines()[-4:]] == [
        ["a", "1", "33.33", "34"],
        ["b", "1", "33.33", "33"],
        ["c", "1", "33.33", "33"],
        ["Total", "3", "100.00", "100"],
    ]
    danish = said("split", "1_000,50".replace(",", "."), "--key", write(REGIONS, "k.csv"), "--policy", "dhondt", "--lang", "da")
    assert "590.000" in danish and "1.000,50" in danish and "I alt" in danish
    assert said("split", "3", "--key", "-", "--policy", "refuse", "--format", "csv", stdin=b"id,weight\na,1\nb,2\n") == (
        "id,weight,quota,amount\na,1,1.00000000,1.00\nb,2,2.00000000,2.00\n"
    )


def test_a_negative_total_mirrors(write: Write) -> None:
    path = write(REGIONS, "key.csv")
    both = [answer("split", total, "--key", path, "--unit", "1", "--policy", "sainte_lague") for total in ("1003", "-1003")]
    assert [f"-{share['amount']}" for share in both[0]["shares"]] == [share["amount"] for share in both[1]["shares"]]


@pytest.mark.parametrize(
    ("key", "total", "unit", "status", "text"),
    [
        ("id,weight\na,0\nb,0\n", "5", "1", 1, "every weight of the key is zero"),
        ("id,weight\na,1\nb,-2\n", "5", "1", 1, "key.csv:3: the weight of b is negative: -2"),
        ("id,weight\na,1\nb,nan\n", "5", "1", 1, "key.csv:3: the weight of b is not a finite number"),
        ("id,weight\na,1\nb,-inf\n", "5", "1", 1, "key.csv:3: the weight of b is negative"),
        ("id,weight\na,inf\n", "5", "1", 1, "key.csv:2: the weight of a is not a finite number"),
        ("id,weight\na,1\n", "5.25", "1", 1, "5.25 has more decimals than the unit 1"),
        ("id,weight\na,1\n", "5", "0", 1, "the unit must be a number above zero"),
        ("id,weight\na,1\na,2\n", "5", "1", 1, "key.csv:3: `a` stands here a second time"),
        ("id,weight\na,many\n", "5", "1", 1, "key.csv:2: `many` is not an exact number"),
        ("id;weight\na;1.000\n", "5", "1", 1, "key.csv:2: the weight of a is not clear: 1.000"),
        ("id,weight\na,1.326.340\n", "5", "1", 1, "key.csv:2: the weight of a is not clear: 1.326.340"),
        ("id,weight\na,1,5\n", "5", "1", 1, "key.csv:2: more columns than the first line has"),
        ("id,weight,weight\na,1,5\n", "5", "1", 1, "key.csv:1: a column stands here twice"),
        ("id,weight\na\n", "5", "1", 1, "key.csv:2: a column is missing"),
        ("id,weight\n,1\n", "5", "1", 1, "key.csv:2: the id is missing"),
        ("name,count\na,1\n", "5", "1", 1, "key.csv:1: the first line is to be `id,weight`"),
        ("", "5", "1", 1, "key.csv:1: the first line is to be `id,weight`"),
        ("id,weight\n", "5", "1", 1, "the key is empty"),
        ("id,weight\na,1\nb,1\n", "5", "1", 1, "does not come out even"),
        ("id,weight\na,1\n", "five", "1", 2, "is not a sum of money"),
        ("id,weight\na,1\n", "5", "x", 2, "is not a sum of money"),
    ],
)
def test_what_cannot_be_split(key: str, total: str, unit: str, status: int, text: str, write: Write) -> None:
    path = write(key, "key.csv")
    assert text in refused("split", total, "--key", path, "--unit", unit, "--policy", "refuse", status=status)


def test_keys_that_cannot_be_read(write: Write, tmp_path: Path) -> None:
    assert "no such file" in refused("split", "5", "--key", tmp_path / "none.csv", "--policy", "refuse", status=2)
    assert "not UTF-8" in refused("split", "5", "--key", write(b"id,weight\n\xe6,1\n", "k.csv"), "--policy", "refuse", status=2)
    assert "--policy" in refused("split", "5", "--key", write(REGIONS, "k.csv"), status=2)
    with_mark = write("\ufeff" + REGIONS.replace("\n", "\r\n"), "excel.csv")
    assert "nord" in said("split", "5", "--key", with_mark, "--policy", "dhondt")


def test_a_share_of_the_other_sign_is_said() -> None:
    key = ("id,weight\n" + "".join(f"{letter},1\n" for letter in "abcdefghij")).encode()
    done = govcheck("split", "5", "--key", "-", "--unit", "1", "--policy", "residual_to_largest", stdin=key)
    assert done.returncode == 0
    assert b"the amount of a has the other sign" in done.stderr


def test_the_library_splits_too() -> None:
    import governance

    assert governance.split is split
