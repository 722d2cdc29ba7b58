"""A flow as SVG: real text in a font that comes with it, readable aloud and in print, without scripts."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from governance.diagnostics import Lang, Text
from governance.funding.account import Account
from render.flow import BAR, LABEL, WIDE, Band, Flow, Node, flow, label_high
from render.measure import plain
from render.theme import FALLBACK, FONT, INKS, LEADING, MARGIN, NAME, TEXT, TITLE, Ink

_INKS = ("political", "administrative", "secretariat", "knowledge", "money", "case")
"""The colours of contributions, in their order; of more than there are, the first again."""
_LIGHT = INKS["light"]
_FIRM = Text("firm", "fast")
_OPEN = Text("not firm: a maximum, or intended", "ikke fast: et loft eller tilsigtet")
_NOTES = Text("Assumed, not stated, and notes", "Antaget, ikke angivet, og bemærkninger")


def draw(account: Account, lang: Lang) -> str:
    """The flow of an account, whole."""
    made = flow(account, lang)
    size = f"{_n(WIDE)} {_n(made.high)}".split()
    looks = f'width="{size[0]}pt" height="{size[1]}pt" viewBox="0 0 {size[0]} {size[1]}" lang="{lang}" xml:lang="{lang}"'
    role = 'role="graphics-document document" aria-labelledby="flow-title flow-desc"'
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" {looks} {role} font-family="{FALLBACK}">',
        f'<title id="flow-title">{_escape(made.title)}</title>',
        f'<desc id="flow-desc">{_escape("; ".join(made.subtitle) + ". " + made.summary)}</desc>',
        f"<style>\n{_face(bold=False)}\n{_face(bold=True)}\ntext{{white-space:pre}}</style>",
        _patterns(),
        _rect(0, 0, WIDE, made.high, _LIGHT["page"].fill),
        *_heading(made),
        '<g role="list">',
        *(_band(band) for band in made.bands),
        "</g>",
        *(_node(node, number) for column in made.columns for number, node in enumerate(column)),
        *_foot(made),
        "</svg>\n",
    ]
    return "\n".join(parts)


def _heading(made: Flow) -> list[str]:
    y = MARGIN + TITLE
    parts = [_text(MARGIN, y, made.title, TITLE, bold=True)]
    for line in made.subtitle:
        y += TEXT * LEADING + 2
        parts.append(_text(MARGIN, y, line, TEXT))
    y = made.top - 12
    for column, head, anchor in zip(made.columns, made.heads, ("end", "start", "start"), strict=True):
        if column:
            x = column[0].x + {"end": BAR, "start": 0.0}[anchor]
            parts.append(_text(x, y, head, NAME, bold=True, anchor=anchor, ink=_LIGHT["muted"]))
    return parts


def _band(band: Band) -> str:
    ink = _INKS[band.contribution % len(_INKS)]
    x1, x2 = band.source.x + BAR, band.target.x
    firm = _ribbon(x1, x2, band.y1, band.y2, band.firm)
    rest = _ribbon(x1, x2, band.y1 + band.firm, band.y2 + band.firm, band.thick - band.firm)
    line = f' stroke="{_LIGHT[ink].line}" stroke-width="0.4"'
    shapes = f'<path d="{firm}" fill="{_LIGHT[ink].fill}"{line}/>' if band.firm else ""
    if band.thick - band.firm > 0:
        shapes += f'<path d="{rest}" fill="url(#open-{ink})"{line} stroke-dasharray="3 2"/>'
    says = _escape(band.says)
    return f'<g role="listitem" aria-label="{says}"><title>{says}</title>{shapes}</g>'


def _ribbon(x1: float, x2: float, y1: float, y2: float, thick: float) -> str:
    bend = (x1 + x2) / 2
    return (
        f"M{_n(x1)} {_n(y1)}C{_n(bend)} {_n(y1)} {_n(bend)} {_n(y2)} {_n(x2)} {_n(y2)}V{_n(y2 + thick)}"
        f"C{_n(bend)} {_n(y2 + thick)} {_n(bend)} {_n(y1 + thick)} {_n(x1)} {_n(y1 + thick)}Z"
    )


def _node(node: Node, number: int) -> str:
    ink = _LIGHT[_INKS[number % len(_INKS)]].line if node.column == 1 else _LIGHT["party"].line
    part = node.high * node.firm / node.most
    bars = _rect(node.x, node.y, BAR, part, ink) if part else ""
    if node.high > part:
        bars += _rect(node.x, node.y + part, BAR, node.high - part, "#ffffff", line=ink, dashed=True)
    x, anchor = (node.x - 7, "end") if node.column == 0 else (node.x + BAR + 7, "start")
    y = node.y + (node.high - label_high(node)) / 2
    texts = []
    for index, line in enumerate(node.lines):
        bold = index < node.bold
        size = NAME if bold else TEXT
        y += size * LEADING
        texts.append(_text(x, y - size * 0.25, line, size, bold=bold, anchor=anchor, halo=node.column == 1))
    says = _escape(" ".join(node.lines))
    return f'<g role="graphics-symbol" aria-label="{says}"><title>{says}</title>{bars}{"".join(texts)}</g>'


def _foot(made: Flow) -> list[str]:
    parts = []
    y = made.foot + 22
    if made.open:
        ink = _LIGHT["political"]
        firm, open_ = _FIRM.to(made.lang), _OPEN.to(made.lang)
        parts += [
            _rect(MARGIN, y - 9, 22, 10, ink.fill, line=ink.line),
            _text(MARGIN + 28, y, firm, TEXT),
            _rect(MARGIN + LABEL / 2, y - 9, 22, 10, "url(#open-political)", line=ink.line, dashed=True),
            _text(MARGIN + LABEL / 2 + 28, y, open_, TEXT),
        ]
    if made.notes:
        y += TEXT * LEADING + 8
        parts.append(_text(MARGIN, y, _NOTES.to(made.lang), TEXT, bold=True))
        for lines in made.notes:
            for line in lines:
                y += TEXT * LEADING
                parts.append(_text(MARGIN, y, line, TEXT))
    return parts


def _patterns() -> str:
    found = []
    for name in _INKS:
        ink = _LIGHT[name]
        found.append(
            f'<pattern id="open-{name}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            f'<rect width="6" height="6" fill="#ffffff"/><rect width="2.2" height="6" fill="{ink.fill}"/>'
            f'<rect width="0.5" height="6" fill="{ink.line}"/></pattern>'
        )
    return f"<defs>{''.join(found)}</defs>"


def _rect(x: float, y: float, wide: float, high: float, fill: str, *, line: str = "", dashed: bool = False) -> str:
    looks = f' stroke="{line}" stroke-width="0.8"' if line else ""
    looks += ' stroke-dasharray="3 2"' if dashed else ""
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(wide)}" height="{_n(high)}" fill="{fill}"{looks}/>'


def _text(
    x: float, y: float, text: str, size: float, *, bold: bool = False, anchor: str = "start", ink: Ink | None = None, halo: bool = False
) -> str:
    looks = f' text-anchor="{anchor}"' if anchor != "start" else ""
    looks += ' font-weight="700"' if bold else ""
    looks += ' stroke="#ffffff" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"' if halo else ""
    fill = (ink or _LIGHT["page"]).text
    return f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}"{looks} fill="{fill}">{_escape(text)}</text>'


def _face(*, bold: bool) -> str:
    file = Path(__file__).parent / "fonts" / ("bold.woff2" if bold else "regular.woff2")
    data = b64encode(file.read_bytes()).decode("ascii")
    return f'@font-face{{font-family:"{FONT}";font-weight:{700 if bold else 400};src:url(data:font/woff2;base64,{data}) format("woff2")}}'


def _escape(text: str) -> str:
    shown = plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return shown.replace('"', "&quot;").replace("'", "&#39;")


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".") or "0"
