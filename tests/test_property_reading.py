"""Whatever the bytes: no traceback, and every diagnostic at a place in its file, in both languages."""

from __future__ import annotations

import random
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance import CannotRead, load, validate
from governance.checks.registry import by_code
from governance.diagnostics import LANGS, Place
from render import reports
from render.text.terminal import Style
from tests.conftest import EVERY_MODEL, HEAD, PORT
from tests.test_source import documents

pytestmark = pytest.mark.slow

MODELS = {path.stem: path.read_bytes() for path in EVERY_MODEL}
BREAK = re.compile(r"\r\n?|\n")


@pytest.fixture(scope="module")
def folder() -> Path:
    """One folder for all: the files that models import lie there."""
    made = Path(tempfile.mkdtemp(prefix="govcheck"))
    for path in EVERY_MODEL:
        (made / path.name).write_bytes(path.read_bytes())
    return made


def sound(data: bytes, folder: Path) -> None:
    """What must be so of any bytes at all."""
    file = folder / "changed.yaml"
    file.write_bytes(data)
    try:
        loaded = load([file])
    except CannotRead:
        return  # what may be refused is told by the tests of the loader
    report = validate(loaded)
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    lines = BREAK.split(text)
    for found in report.diagnostics:
        assert by_code(found.code)
        for place in (found.place, *(item.place for item in found.related)):
            assert place.path in loaded.paths
            if place.path == str(file):
                inside(place, lines)
        for said in (found.message, *filter(None, [found.help]), *(item.message for item in found.related)):
            assert said.en.strip()
            assert said.da.strip()
    for lang in LANGS:
        for name in reports.FORMATS:
            reports.write(name, report, lang, Style()).encode("utf-8", "backslashreplace")
    assert loaded.diagnostics or len(loaded.timeline.files) >= 1, "a file that is not a model has something wrong with it"


def inside(place: Place, lines: list[str]) -> None:
    assert 1 <= place.line <= place.end_line <= len(lines)
    assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    assert 1 <= place.end_column <= len(lines[place.end_line - 1]) + 1
    assert (place.line, place.column) <= (place.end_line, place.end_column)
    assert lines[place.line - 1].startswith(place.excerpt)


def changed_lines(data: bytes, chance: random.Random) -> bytes:
    """A model after a bad afternoon in an editor."""
    lines = data.decode("utf-8").split("\n")
    for _ in range(chance.randint(1, 4)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(9):
            case 0:
                del lines[at : at + chance.randint(1, 5)]
                lines.append("")
            case 1:
                lines.insert(other, lines[at])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] = " " * chance.randint(1, 4) + lines[at]
            case 4:
                lines[at] = lines[at].removeprefix("  ")
            case 5:
                lines[at] = re.sub(r"\b(\w+):", lambda found: f"{found[1]}{chance.choice('xæ_.')}:", lines[at], count=1)
            case 6:
                words = re.findall(r"\w+", lines[at]) or ["x"]
                lines[at] = lines[at].replace(
                    chance.choice(words), chance.choice(["not_stated", "", "1", "[]", "{}", "x", "~", "*a", "&a", "'"]), 1
                )
            case 7:
                lines[at] = lines[at].replace(*chance.choice([(":", ""), ("{", "["), ("}", ""), (",", ":"), ('"', "'"), ("- ", "")]), 1)
            case _:
                lines[at : at + 3] = reversed(lines[at : at + 3])
    return "\n".join(lines).encode("utf-8")


def changed_bytes(data: bytes, chance: random.Random) -> bytes:
    raw = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(raw))
        match chance.randrange(4):
            case 0:
                raw[at] ^= 1 << chance.randrange(8)
            case 1:
                raw[at : at + chance.randint(1, 50)] = b""
                raw.append(10)
            case 2:
                raw[at:at] = chance.choice(
                    [b"\x00", b"\xff", b"\xc3", b"\t", b"\r", b"{", b"]", b"*", b"&", b"!", b"%", b"\xe2\x80\xa8", b": "]
                )
            case _:
                del raw[at:]
                raw += b"\n"
    return bytes(raw)


@pytest.mark.parametrize("name", list(MODELS))
@pytest.mark.parametrize("change", [changed_lines, changed_bytes])
def test_mutated_models(name: str, change: object, folder: Path) -> None:
    assert callable(change)
    seen = set()
    for seed in range(70):
        data = change(MODELS[name], random.Random(f"{name} {seed}"))
        seen.add(data != MODELS[name])
        sound(data, folder)
    assert True in seen


@settings(max_examples=150)
@given(text=documents(), with_head=st.booleans())
def test_random_yaml(text: str, with_head: bool, folder: Path) -> None:
    sound(((HEAD if with_head else "") + text.replace("---\n", "")).encode("utf-8"), folder)


WORDS = sorted(set(re.findall(r"[a-z_]+(?=:)", PORT.read_text(encoding="utf-8"))))
LEAVES = st.sampled_from(
    ["x", "1", "2/3", "2..3", "not_stated", "~", "true", "art 1", "2020-01-01", "majority", "''", "county", "quay_board"]
)
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4).map(
            lambda items: "{" + ", ".join(f"{k}: {v}" for k, v in items.items()) + "}"
        )
    ),
    max_leaves=12,
)
PLACES = ("parties", "offices", "bodies", "cases", "facets", "subjects", "documents")


@settings(max_examples=300)
@given(
    things=st.dictionaries(st.sampled_from(PLACES), st.dictionaries(st.sampled_from(WORDS), TREES, max_size=2), max_size=3),
    more=TREES,
    key=st.sampled_from(WORDS),
)
def test_words_of_the_language_in_any_order(things: dict[str, dict[str, str]], more: str, key: str, folder: Path) -> None:
    """Trees of known keys and values, so that much of it gets past the schema, and into the checks."""
    text = HEAD + "".join(
        f"{name}:\n" + "".join(f"  {id_}: {tree}\n" for id_, tree in items.items()) or "" for name, items in things.items()
    )
    sound((text + (f"{key}: {more}\n" if key not in ("id", "title", *things) else "")).encode("utf-8"), folder)


@settings(max_examples=150)
@given(data=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_random_bytes(data: bytes, folder: Path) -> None:
    sound(data, folder)
    sound(HEAD.encode() + data, folder)


@settings(max_examples=150)
@given(text=st.text("{}[]:,-&*!|>'\"%@`#? \n\ta", max_size=40))
def test_random_punctuation(text: str, folder: Path) -> None:
    sound(text.encode(), folder)
    sound((HEAD + "parties:\n  " + text).encode(), folder)


@pytest.mark.parametrize(
    "deep",
    [
        "status: *z\n",
        "bodies: {b: {level: *z}}\n",
        "bodies: {b: {level: political, decides: *z}}\n",
        "parties: {p: {name: P, meta: {z: *z}}}\n",
        "imports: {a: *z}\n",
    ],
)
def test_what_aliases_make_deep(deep: str, folder: Path) -> None:
    """A value a thousand deep by aliases of aliases, wherever it is then shown in a message."""
    text = HEAD + "meta:\n  a0: &a0 " + "[" * 90 + "]" * 90 + "\n"
    text += "".join(f"  a{n}: &a{n} {'[' * 90}*a{n - 1}{']' * 90}\n" for n in range(1, 20)) + "  z: &z [*a19]\n"
    sound((text + deep).encode(), folder)


def test_a_version_that_aliases_make_deep(folder: Path) -> None:
    text = "meta:\n  a0: &a0 " + "[" * 90 + "]" * 90 + "\n"
    text += "".join(f"  a{n}: &a{n} {'[' * 90}*a{n - 1}{']' * 90}\n" for n in range(1, 20)) + "govcheck: *a19\nid: a\ntitle: A\n"
    sound(text.encode(), folder)


def test_rules_in_rules_as_deep_as_may_be(folder: Path) -> None:
    rule = "{rule: unanimity}"
    for _ in range(46):
        rule = f"{{rule: all_of, rules: [{rule}]}}"
    sound((HEAD + f"bodies: {{b: {{level: political, decides: {rule}}}}}\n").encode(), folder)
