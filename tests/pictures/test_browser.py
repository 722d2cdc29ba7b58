"""Measured where it will be seen: in a browser, if there is one, text stays in its box, and the page of HTML does what it says."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from render.pictures.drawing.picture_formats import Options, write
from render.pictures.measure import width
from render.pictures.theme import Scheme
from tests.conftest import EVERY_MODEL, NATIONAL, NORDJYLLAND
from tests.pictures.helpers import Ask, laid, picture
from tests.pictures.test_hostile import NASTY, _timeline

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome", "chrome") if (found := shutil.which(name))), None)
pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: on Debian, apt-get install chromium")]
MEASURE = """
document.fonts.ready.then(() => Promise.all([...document.fonts].map((face) => face.load()))).then(() => {
  const found = { loaded: [...document.fonts].map((f) => f.status), texts: [] };
  for (const node of document.querySelectorAll("svg g.node")) {
    const outline = node.querySelector("path");
    for (const text of node.querySelectorAll("text")) {
      const long = text.getComputedTextLength(), box = text.getBBox(), frame = outline ? outline.getBBox() : null;
      found.texts.push({ text: text.lastChild ? text.lastChild.textContent : "", wide: long, size: +text.getAttribute("font-size"),
        bold: text.getAttribute("font-weight") === "700",
        inside: !frame || (box.x >= frame.x - 0.5 && box.x + box.width <= frame.x + frame.width + 0.5
          && box.y >= frame.y - 3 && box.y + box.height <= frame.y + frame.height + 3) });
    }
  }
  return found;
})
"""


def ask(folder: Path, page: str, script: str) -> dict[str, object]:
    """What `script` (a promise of something) finds in a page, in headless Chromium without a network."""
    answer = "answer.then((found) => { document.title = 'ANSWER' + btoa(unescape(encodeURIComponent(JSON.stringify(found)))) + 'END'; })"
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    file = folder / "page.html"
    file.write_text(page.replace("</body>", f"<script>const answer = ({script}); {answer};</script></body>"), encoding="utf-8")
    assert CHROMIUM is not None
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=4000", "--host-resolver-rules=MAP * ~NOTFOUND")
    done = subprocess.run(
        [CHROMIUM, *options, f"--user-data-dir={folder / 'profile'}", "--dump-dom", file.as_uri()],
        capture_output=True,
        timeout=90,
        check=False,
    )
    found = re.search(r"<title>ANSWER([\w+/=]+)END", done.stdout.decode("utf-8", "replace"))
    assert found, done.stderr.decode("utf-8", "replace")[-2000:]
    import base64

    answer_: dict[str, object] = json.loads(base64.b64decode(found[1]).decode())
    return answer_


def shown(svg: bytes, scheme: str = "") -> str:
    return f"<!DOCTYPE html><html><body>{svg.decode().partition('?>')[2]}</body></html>"


@pytest.mark.parametrize("path", EVERY_MODEL, ids=lambda path: path.stem)
@pytest.mark.parametrize("diagram", ["structure", "membership"])
def test_text_is_as_wide_as_measured_and_inside_its_box(tmp_path: Path, path: Path, diagram: str) -> None:
    for lang in ("da", "en"):
        drawn = write(picture(Ask(path, diagram, "", "da" if lang == "da" else "en")), "svg").data
        found = ask(tmp_path, shown(drawn), MEASURE)
        assert found["loaded"] == ["loaded", "loaded"], "the font comes with the picture"
        texts = found["texts"]
        assert isinstance(texts, list)
        assert len(texts) > 5
        for one in texts:
            assert one["inside"], one
            assert abs(one["wide"] - width(one["text"], one["size"], bold=one["bold"])) < 0.6, one


def test_hostile_text_stays_in_its_box(tmp_path: Path) -> None:
    from render.pictures.choosing import pictures
    from render.pictures.diagrams.cut import Cut

    timeline = _timeline(tuple(name.replace("\r\n", " ") for name in NASTY))
    for names in (("structure",), ("body", "board")):
        (found,) = pictures(timeline, names, None, "da", Cut())
        answer = ask(tmp_path, shown(write(found, "svg").data), MEASURE)
        texts = answer["texts"]
        assert isinstance(texts, list)
        assert not [one for one in texts if not one["inside"]]


USE = """
(async () => {
  const wait = () => new Promise((done) => setTimeout(done, 50));
  const svg = document.querySelector("#picture svg"), search = document.getElementById("search"), told = document.getElementById("told");
  const found = { before: svg.getAttribute("viewBox") };
  search.value = "forretningsudvalg";
  search.dispatchEvent(new Event("input"));
  found.count = document.getElementById("found").textContent;
  found.hits = [...svg.querySelectorAll(".hit")].map((thing) => thing.dataset.id);
  search.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
  found.moved = svg.getAttribute("viewBox");
  document.getElementById("all").click();
  found.whole = svg.getAttribute("viewBox");
  document.getElementById("in").click();
  found.zoomed = svg.getAttribute("viewBox");
  const main = document.getElementById("picture");
  const at = (type, x, y) => main.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: y, bubbles: true }));
  at("pointerdown", 300, 300); at("pointermove", 260, 300);
  window.dispatchEvent(new PointerEvent("pointerup"));
  found.panned = svg.getAttribute("viewBox");
  const node = svg.querySelector('[data-id="forretningsudvalg"]');
  node.querySelector("path").dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
  found.told = told.textContent;
  found.dimmed = svg.querySelectorAll(".edge.off").length;
  found.focusable = [...svg.querySelectorAll(".node")].every((thing) => thing.getAttribute("tabindex") === "0");
  found.resources = performance.getEntriesByType("resource").filter((one) => !one.name.startsWith("data:")).length;
  await wait();
  return found;
})()
"""


def test_the_page_pans_zooms_searches_and_shows_the_clause(tmp_path: Path) -> None:
    page = write(picture(Ask(NATIONAL, "structure", "", "da")), "html").data.decode()
    assert not re.search(r"""(src|href)=["']?(https?:)?//""", page)
    assert "http://www.w3.org/2000/svg" in page
    found = ask(tmp_path, page, USE)
    assert found["count"] == "1"
    assert found["hits"] == ["forretningsudvalg"]
    assert found["moved"] != found["before"]
    assert found["whole"] != found["zoomed"] != found["panned"]
    assert "pa 8.2" in str(found["told"])
    assert "Forretningsudvalget" in str(found["told"])
    assert isinstance(found["dimmed"], int)
    assert found["dimmed"] > 0
    assert found["focusable"]
    assert found["resources"] == 0


def test_nothing_but_its_own_script_may_run(tmp_path: Path) -> None:
    page = write(picture(Ask(NORDJYLLAND, "structure", "", "da")), "html").data.decode()
    file = tmp_path / "page.html"
    file.write_text(page.replace("</main>", "</main><script>document.title = 'BROKEN'</script>"), encoding="utf-8")
    assert CHROMIUM is not None
    done = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", file.as_uri()], capture_output=True, timeout=60, check=False
    )
    text = done.stdout.decode("utf-8", "replace")
    assert "<title>BROKEN" not in text, "the policy keeps out what it does not know"
    assert 'tabindex="0"' in text, "its own script ran"


@pytest.mark.parametrize(("scheme", "colour"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(22, 24, 27)")])
def test_colours_are_those_that_were_asked_for(tmp_path: Path, scheme: Scheme, colour: str) -> None:
    drawn = write(laid(Ask(NATIONAL, "structure", "", "en")).picture, "svg", Options(scheme)).data
    script = "Promise.resolve({ fill: getComputedStyle(document.querySelector('svg > rect')).fill })"
    assert ask(tmp_path, shown(drawn), script)["fill"] == colour
