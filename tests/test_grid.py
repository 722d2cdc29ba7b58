"""Tables of figures in plain text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from render.text.grid import Row, grid
from render.text.terminal import Style


def test_figures_stand_under_each_other() -> None:
    rows = [
        Row("Bread", (("1,000", " a"), ("5", ""))),
        Row("Circuses", (("20", ""), ("1,234,567", " b,c")), 2),
        Row("a note of its own", (), 4),
    ]
    assert grid(("Amount", "Share"), rows, Style(width=60)) == [
        "             Amount      Share",
        "Bread       1,000 a          5",
        "  Circuses     20    1,234,567 b,c",
        "    a note of its own",
    ]


@given(
    st.lists(st.tuples(st.text("abc æøå", max_size=60), st.lists(st.integers(0, 10**12), min_size=4, max_size=4)), min_size=1, max_size=5),
    st.integers(40, 120),
)
def test_no_line_is_wider_than_the_terminal_and_no_figure_is_lost(rows: list[tuple[str, list[int]]], width: int) -> None:
    made = [Row(label, tuple((f"{number:,}", " a") for number in numbers)) for label, numbers in rows]
    lines = grid(("One", "Two", "Three long words", "Four"), made, Style(width=width))
    text = "\n".join(lines)
    for _, numbers in rows:
        for number in numbers:
            assert f"{number:,} a" in text
    words = max((len(word) for label, _ in rows for word in label.split()), default=0)
    if words < 20:
        assert all(len(line) <= max(width, 40 + 6) for line in lines)
