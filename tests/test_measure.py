"""Text is as wide as the shipped font makes it, and is broken at words."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from render.fonts import widths
from render.pictures.measure import balanced, plain, width, wrap
from tests.conftest import ROOT

FONTS = ROOT / "render" / "fonts"
DANISH = "Rødgrød med fløde på Ærø: ÆØÅ æøå éü – “§ 8.2” ≥ 2/3 ● ○ →"


@pytest.mark.parametrize(("name", "table"), [("regular", widths.REGULAR), ("bold", widths.BOLD)])
@pytest.mark.parametrize("ending", ["ttf", "woff2"])
def test_the_table_of_widths_is_that_of_the_font(name: str, table: dict[int, int], ending: str) -> None:
    font = TTFont(FONTS / f"{name}.{ending}")
    assert {code: font["hmtx"][glyph][0] for code, glyph in font.getBestCmap().items()} == table
    assert font["head"].unitsPerEm == widths.EM
    assert not {"GPOS", "GSUB", "kern", "fpgm"} & set(font.keys()), "nothing that would move a letter"
    assert all(ord(letter) in table for letter in DANISH)


def test_the_cut_does_not_use_the_reserved_name() -> None:
    for path in FONTS.glob("*.ttf"):
        names = TTFont(path)["name"]
        assert [str(names.getName(number, 3, 1, 0x409)) for number in (1, 4)] == ["Govcheck Sans", f"Govcheck Sans {path.stem.title()}"]
        assert "OFL" in str(names.getName(14, 3, 1, 0x409)) or "Open Font License" in str(names.getName(13, 3, 1, 0x409))
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")


def test_width_is_the_sum_of_the_letters() -> None:
    assert width("AV", 10) == pytest.approx((544 + 515) / 100)
    assert width("", 10) == 0
    assert width("e\u0301", 10) == pytest.approx(width("e", 10)), "a combining accent takes no room"
    assert width("🙂", 10) >= 10


def test_names_are_wrapped_at_words() -> None:
    name = "Den administrative projektstyregruppe"
    assert wrap(name, 90, 10) == ["Den administrative", "projektstyregruppe"]
    assert wrap("a\nb\r\nc", 90) == ["a", "b", "c"]
    assert wrap("", 90) == [""]
    assert wrap("x" * 40, width("x" * 15), 9.5) == ["x" * 15, "x" * 15, "x" * 10]
    assert wrap("Klima-og-miljøudvalgsformandskabet", 90, 9.5)[0].endswith("-")


def test_lines_of_a_name_are_about_equally_long() -> None:

    lines = balanced("De fem geografiske organiseringer", 120)
    assert len(lines) == len(wrap("De fem geografiske organiseringer", 120, 10.5, bold=True))
    assert max(map(len, lines)) - min(map(len, lines)) < 8


@given(st.text(max_size=200), st.floats(12, 300))
def test_no_letter_is_lost_and_no_line_too_long(text: str, room: float) -> None:
    for break_ in (wrap, balanced):
        lines = break_(text, room)
        assert "".join("".join(lines).split()) == "".join(plain(text).split())
        for line in lines:
            letters = [letter for letter in line if width(letter)]
            bold = break_ is balanced
            assert len(letters) <= 1 or width(line, 10.5 if bold else 9.5, bold=bold) <= room + 1e-6


@given(st.text(alphabet=st.characters()))
def test_what_is_plain_can_be_written_anywhere(text: str) -> None:
    shown = plain(text)
    assert len(shown) == len(text)
    shown.encode("utf-8")
    assert not any(ord(letter) < 0x20 and letter not in "\t\n\r" for letter in shown)
