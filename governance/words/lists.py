"""Lists in a sentence: the one place that joins them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from governance.diagnostics import Text
from governance.words.marks import same

Joint = Literal["and", "or"]
_FEW = 5
_JOINTS: dict[Joint, Text] = {"and": Text(" and ", " og "), "or": Text(" or ", " eller ")}


def listed(items: Iterable[Text | str], joint: Joint = "and", *, limit: int | None = None) -> Text:
    """`a, b and c` / `a, b og c`; of more than `limit` items the rest as a number: `a, b and 3 more`.

    A `str` is an item that is the same in both languages. What stands twice is listed twice.
    """
    texts = _texts(items)
    if limit is not None and len(texts) > limit:
        texts = [*texts[:limit], _more(len(texts) - limit)]
    if len(texts) < 2:
        return texts[0] if texts else Text("", "")
    between, head = _JOINTS[joint], enumerated(texts[:-1])
    return Text(f"{head.en}{between.en}{texts[-1].en}", f"{head.da}{between.da}{texts[-1].da}")


def few(items: Iterable[Text | str], joint: Joint = "and") -> Text:
    """A list in a message, which is no place for a long one: at most five items."""
    return listed(items, joint, limit=_FEW)


def enumerated(items: Iterable[Text | str], between: str = ", ") -> Text:
    """`a, b, c`: one after another, with the same sign between them."""
    texts = _texts(items)
    return Text(between.join(text.en for text in texts), between.join(text.da for text in texts))


def code_list(items: Iterable[str], joint: Joint | None = None, *, limit: int | None = None) -> Text:
    """`` `a`, `b`, … ``: words of the language or ids, each as it is typed; beyond `limit` an ellipsis."""
    shown = [f"`{item}`" for item in items]
    more = limit is not None and len(shown) > limit
    shown = shown[:limit] + ["…"] * more
    return enumerated(shown) if more or joint is None else listed(shown, joint)


def and_more(rest: int) -> Text:
    """What a list ends with that does not show all: `and 3 more`."""
    more = _more(rest)
    return Text(f"and {more.en}", f"og {more.da}")


def _more(rest: int) -> Text:
    return Text(f"{rest} more", f"{rest} {'mere' if rest == 1 else 'flere'}")


def _texts(items: Iterable[Text | str]) -> list[Text]:
    return [item if isinstance(item, Text) else same(item) for item in items]
