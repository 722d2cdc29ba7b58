"""A page of HTML around the picture: pan, zoom, search, and the clause at the pointer. It asks nothing of any network, and only
its own script may run in it, whatever the texts say.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from governance.diagnostics import Text
from render.pictures.drawing.page import Page
from render.pictures.drawing.svg import Choice, escape, svg
from render.pictures.theme import FALLBACK, INKS

_SCRIPT = Path(__file__).with_name("html.js")
_WORDS = {
    "search": Text("Search", "Søg"),
    "in": Text("Zoom in", "Zoom ind"),
    "out": Text("Zoom out", "Zoom ud"),
    "all": Text("Show all", "Vis alt"),
    "hint": Text(
        "Point at something to see the clause behind it. Drag to move, scroll to zoom.",
        "Peg på noget for at se punktet bag det. Træk for at flytte, rul for at zoome.",
    ),
}


def html(page: Page, *, scheme: Choice = None, link: str = "") -> str:
    """The page. `scheme` fixes light or dark (None: as the reader has it); `link` is an address with {id}, or empty."""
    lang = page.lang
    said = {key: escape(text.to(lang)) for key, text in _WORDS.items()}
    script = _SCRIPT.read_text(encoding="utf-8")
    digest = b64encode(sha256(script.encode()).digest()).decode("ascii")
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; font-src data:; script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    return f"""<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(page.title)}</title>
<style>
{_style(scheme)}</style>
</head>
<body>
<header>
<input id="search" type="search" placeholder="{said["search"]}" aria-label="{said["search"]}"><output id="found" for="search"></output>
<button id="in" title="{said["in"]}" aria-label="{said["in"]}">+</button>
<button id="out" title="{said["out"]}" aria-label="{said["out"]}">−</button>
<button id="all">{said["all"]}</button>
</header>
<main id="picture" tabindex="0">
{svg(page, scheme=scheme, link=link, embedded=True)}</main>
<footer id="told" role="status" aria-live="polite">{said["hint"]}</footer>
<script>{script}</script>
</body>
</html>
"""


def _style(scheme: Choice) -> str:
    def colours(name: str) -> str:
        inks = INKS["dark" if name == "dark" else "light"]
        page, lane, muted = inks["page"], inks["lane"], inks["muted"]
        return f"--page:{page.fill};--text:{page.text};--bar:{lane.fill};--line:{muted.line};--mark:{inks['unknown'].line}"

    rules = [
        f":root{{{colours(scheme or 'light')};color-scheme:{scheme or 'light dark'}}}",
        f"body{{margin:0;height:100vh;display:flex;flex-direction:column;background:var(--page);color:var(--text);font:15px {FALLBACK}}}",
        "header,footer{display:flex;gap:.5em;align-items:center;padding:.5em 1em;background:var(--bar);border:0 solid var(--line)}",
        "header{border-bottom-width:1px}footer{border-top-width:1px;min-height:3em;max-height:30vh;overflow:auto;flex-wrap:wrap}",
        "input,button{font:inherit;color:inherit;background:var(--page);border:1px solid var(--line);border-radius:4px;padding:.3em .6em}",
        "button{min-width:2.2em;cursor:pointer}#search{flex:0 1 20em}#found{min-width:4em}",
        "main{flex:1;overflow:hidden;cursor:grab;touch-action:none}main:active{cursor:grabbing}",
        "main svg{width:100%;height:100%;display:block}",
        ".node:focus,.group:focus{outline:none}.hit>path,.at>path{stroke:var(--mark);stroke-width:3}.miss,.off{opacity:.2}",
        "#told b{font-weight:700}#told .clause{border:1px solid var(--line);border-radius:4px;padding:.1em .5em}",
        "@media print{header,footer{display:none}main{overflow:visible}}",
    ]
    if scheme is None:
        rules.append(f"@media (prefers-color-scheme: dark){{:root{{{colours('dark')}}}}}")
    return "\n".join(rules) + "\n"
