"""A page as SVG: selectable text in a font that comes with it, no scripts, readable aloud, light or dark as the reader has it.

Every box, group and arrow is a `g` with `data-kind`, `data-id` and `data-clause`, and a `title` that browsers show as a tooltip.
A line of text that tells of relations carries them in `data-relations`, with `; ` between them.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from pathlib import Path as File

from render.pictures.drawing.page import Close, Open, Page, Words
from render.pictures.drawing.shapes import Path
from render.pictures.measure import plain
from render.pictures.picture import Told, linked
from render.pictures.theme import FALLBACK, FONT, INKS, Scheme

_FONTS = File(__file__).parents[2] / "fonts"
_ROLES = {
    "node": "graphics-symbol",
    "edge": "graphics-symbol",
    "group": "graphics-object",
    "lane": "graphics-object",
    "legend": "graphics-object",
    "heading": "graphics-object",
}
Choice = Scheme | None


def svg(page: Page, *, scheme: Choice = None, link: str = "", embedded: bool = False) -> str:
    """The page. `scheme` fixes light or dark (None: as the reader has it); `link` is an address with {id}, or empty.

    `embedded`: inside of a page of HTML, which scales it itself.
    """
    return "".join(_parts(page, scheme, link, embedded))


def escape(text: str) -> str:
    """Text for XML and HTML, in elements and in attributes."""
    shown = plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return shown.replace('"', "&quot;").replace("'", "&#39;")


def _parts(page: Page, scheme: Choice, link: str, embedded: bool) -> Iterator[str]:
    base: Scheme = scheme or "light"
    scale, _, _ = page.paper
    wide, high = _n(page.wide), _n(page.high)
    size = "" if embedded else f' width="{_n(page.wide * scale)}pt" height="{_n(page.high * scale)}pt"'
    if not embedded:
        yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<svg xmlns="http://www.w3.org/2000/svg"{size} viewBox="0 0 {wide} {high}" lang="{page.lang}" xml:lang="{page.lang}"'
    yield ' role="graphics-document document" aria-labelledby="picture-title picture-desc"'
    yield f' font-family="{FALLBACK}" text-rendering="geometricPrecision">\n'
    yield f'<title id="picture-title">{escape(page.title)}</title>\n<desc id="picture-desc">{escape(page.summary)}</desc>\n'
    yield f"<style>\n{_style(page, scheme)}</style>\n"
    if hatched := sorted({item.fill for item in page.items if isinstance(item, Path) and item.part == "hatch"}):
        yield f"<defs>{''.join(_hatch(ink, base) for ink in hatched)}</defs>\n"
    yield f'<rect class="f-page" width="{wide}" height="{high}" fill="{INKS[base]["page"].fill}"/>\n'
    open_: list[str] = []
    for item in page.items:
        if isinstance(item, Open):
            start, end = _open(item, link)
            open_.append(end)
            yield start
        elif isinstance(item, Close):
            yield open_.pop()
        elif isinstance(item, Path):
            yield _path(item, base)
        else:
            yield _words(item, base)
    yield "</svg>\n"


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".") or "0"


def _open(item: Open, link: str) -> tuple[str, str]:
    if not item.told:
        return f'<g class="{item.what}" role="{_ROLES[item.what]}">', "</g>\n"
    told = item.told[0]
    clause = ", ".join(dict.fromkeys(t.clause for t in item.told if t.clause))
    says = " / ".join(dict.fromkeys(t.says for t in item.told if t.says))
    known = f' data-kind="{escape(told.kind)}" data-id="{escape(told.id)}" data-clause="{escape(clause)}"'
    if item.what == "edge":
        known = f' data-kind="{escape(told.kind)}" data-relations="{escape(_ids(item.told))}" data-clause="{escape(clause)}"'
    if item.ends:
        known += f' data-from="{escape(item.ends[0])}" data-to="{escape(item.ends[1])}"'
    title = f"<title>{escape(says)}</title>" if says else ""
    start = f'<g class="{item.what}" role="{_ROLES[item.what]}" aria-label="{escape(says)}"{known}>{title}'
    if link and item.link and item.what in ("node", "group"):
        address = escape(linked(link, told))
        return f'{start}<a href="{address}">', "</a></g>\n"
    return start, "</g>\n"


def _ids(told: tuple[Told, ...]) -> str:
    return "; ".join(dict.fromkeys(t.id for t in told))


def _path(item: Path, base: Scheme) -> str:
    inks = INKS[base]
    d = "".join(f"{letter}{' '.join(_n(number) for number in numbers)}" for letter, numbers in item.steps)
    classes, looks = [], ""
    if item.part == "hatch":
        looks += f' fill="url(#hatch-{item.fill})"'
    elif item.fill:
        classes.append(_fill_class(item))
        ink = inks[item.fill]
        looks += f' fill="{ink.fill if item.part == "fill" else ink.line}"'
    else:
        looks += ' fill="none"'
    if item.line:
        classes.append(f"s-{item.line}")
        looks += f' stroke="{inks[item.line].line}" stroke-width="{_n(item.width)}"'
        if item.dash:
            looks += f' stroke-dasharray="{" ".join(_n(length) for length in item.dash)}"'
    return f'<path class="{" ".join(classes)}" d="{d}"{looks}/>'


def _fill_class(item: Path) -> str:
    return f"{'f' if item.part == 'fill' else 'l'}-{item.fill}"


def _hatch(ink: str, base: Scheme) -> str:
    """A pattern of slanting lines in an ink."""
    colours = INKS[base]
    return (
        f'<pattern id="hatch-{ink}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect class="f-page" width="6" height="6" fill="{colours["page"].fill}"/>'
        f'<rect class="f-{ink}" width="2.2" height="6" fill="{colours[ink].fill}"/>'
        f'<rect class="l-{ink}" width="0.5" height="6" fill="{colours[ink].line}"/></pattern>'
    )


def _words(item: Words, base: Scheme) -> str:
    if not item.text:
        return ""
    anchor = f' text-anchor="{item.anchor}"' if item.anchor != "start" else ""
    bold = ' font-weight="700"' if item.bold else ""
    rim = f' stroke="{INKS[base]["page"].line}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"' if item.halo else ""
    classes = f"t-{item.ink}" + (" s-page" if item.halo else "")
    told = title = ""
    if item.told:
        told = f' data-relations="{escape(_ids(item.told))}" data-clause="{escape(", ".join(dict.fromkeys(t.clause for t in item.told)))}"'
        title = f"<title>{escape(' / '.join(dict.fromkeys(t.says for t in item.told)))}</title>"
    place = f'x="{_n(item.x)}" y="{_n(item.y)}" font-size="{_n(item.size)}"{anchor}{bold} fill="{INKS[base][item.ink].text}"{rim}'
    return f'<text class="{classes}" {place}{told}>{title}{escape(item.text)}</text>'


def _style(page: Page, scheme: Choice) -> str:
    faces = sorted({item.bold for item in page.items if isinstance(item, Words)})
    rules = [font_face(bold) for bold in faces]
    rules.append("text{white-space:pre}a{text-decoration:none}")
    if scheme is None:
        used = _used(page)
        rules.append("@media (prefers-color-scheme: dark){")
        rules += dark(used)
        rules.append("}")
    return "\n".join(rules) + "\n"


def dark(used: set[str], before: str = "") -> list[str]:
    """Rules that turn the colours of what has these classes dark."""
    rules = []
    for one in sorted(used):
        part, _, ink = one.partition("-")
        colours = INKS["dark"][ink]
        colour = {"f": colours.fill, "l": colours.line, "s": colours.line, "t": colours.text}[part]
        rules.append(f"{before}.{one}{{{'stroke' if part == 's' else 'fill'}:{colour}}}")
    return rules


def _used(page: Page) -> set[str]:
    used = {"f-page"}
    for item in page.items:
        if isinstance(item, Words):
            used |= {f"t-{item.ink}", "s-page"} if item.halo else {f"t-{item.ink}"}
        elif isinstance(item, Path):
            if item.part == "hatch":
                used |= {f"f-{item.fill}", f"l-{item.fill}"}
            elif item.fill:
                used.add(_fill_class(item))
            if item.line:
                used.add(f"s-{item.line}")
    return used


@cache
def font_face(bold: bool) -> str:
    """The shipped font, as a rule of CSS."""
    data = b64encode((_FONTS / f"{'bold' if bold else 'regular'}.woff2").read_bytes()).decode("ascii")
    weight = 700 if bold else 400
    return f"@font-face{{font-family:'{FONT}';font-weight:{weight};src:url(data:font/woff2;base64,{data}) format('woff2')}}"
