"""What does not fit the schema is reported once, with the right code, at the right line and column."""

from __future__ import annotations

import dataclasses
import inspect
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from governance.checks.engine import validate
from governance.diagnostics import Diagnostic
from governance.model.loaded import load
from governance.schema import generate
from governance.schema.model import ModelFile
from tests.conftest import (
    EVERY_MODEL,
    HARBOUR,
    HEAD,
    NATIONAL,
    PORT,
    Keys,
    Write,
    add_key,
    codes,
    compose,
    cut_key,
    diagnose,
    entry,
    everything,
    marked,
    position,
    put,
    where,
)

# One mistake of each kind. The mark stands where the diagnostic must point.

BODY = "bodies:\n  board:\n    level: political\n"

MISTAKES = [
    # unknown keys
    ("GOV003", "«titel: x\n"),
    ("GOV003", "parties:\n  kl: {«nam: KL}\n"),
    ("GOV003", 'parties:\n  kl:\n    name: KL\n    «"Name": KL\n'),
    ("GOV003", BODY + "    seats:\n      kl: {count: 2,\n           «oberver: true}\n"),
    ("GOV003", BODY + "    decides:\n      rule: majority\n      «count: 3\n"),
    ("GOV003", BODY + "    decides: {rule: all_of, rules: [{rule: unanimity}, {rule: majority, «trheshold: 1/2}]}\n"),
    ("GOV003", BODY + "    served_by:\n      - {id: board, «form: x}\n"),
    ("GOV003", "cases:\n  c:\n    name: C\n    route:\n      - step: handle\n        by: b\n        «wiht: c\n"),
    ("GOV003", "parties: {a: {name: {da: A, «fr: B}}}\n"),
    ("GOV003", "cases: {c: {name: C, terms: {«de: [x]}}}\n"),
    ("GOV003", "states:\n  - of: period\n    «lenght: 5 years\n"),
    ("GOV003", "funding: {contributions: {c: {payers: a, amount: {«firn: 3}}}}\n"),
    ("GOV003", 'parties:\n  kl: {name: KL, «"": x}\n'),
    # wrong values, deep inside
    ("GOV004", BODY + "    seats: {kl: {count: «several}}\n"),
    ("GOV004", BODY + "    seats: {kl: {count: «2...3}}\n"),
    ("GOV004", BODY + "    seats:\n      kl:\n        observer: «no\n"),
    ("GOV004", BODY + "    seats:\n      kl: {weight: «half}\n"),
    ("GOV004", "keys:\n  k: {values: {kl: «-1}}\n"),
    ("GOV004", BODY + "    seats:\n      kl: {mandate: «politcal}\n"),
    ("GOV004", "bodies: {board: {level: «3}}\n"),
    ("GOV004", "status: «Draft\n"),
    ("GOV004", "period: {from: «2023-02-30}\n"),
    ("GOV004", "period:\n  from: 2023-01-01\n  to: «2023-13-01\n"),
    ("GOV004", "period: {length: «5 ears}\n"),
    ("GOV004", "period: {length: «0 years}\n"),
    ("GOV004", "states: [{of: period, ends: «late 2023}]\n"),
    ("GOV004", "states: [{of: period, count: «-1}]\n"),
    ("GOV004", "states: [{of: period, amount: «1e6}]\n"),
    ("GOV004", "states: [{of: period, amount: «82_10}]\n"),
    ("GOV004", "funding: {contributions: {c: {payers: a, amount: «a lot}}}\n"),
    ("GOV004", "funding:\n  contributions:\n    c:\n      payers: a\n      amount: {up_to: «1.000.00}\n"),
    ("GOV004", "funding: {currency: «kr, total: 3}\n"),
    ("GOV004", "accepted: [{code: «201, at: kl, because: x}]\n"),
    ("GOV004", "cases: {c: {name: C, kle: [09.17, «9.1]}}\n"),
    ("GOV004", "parties: {kl: {name: KL, source: [pa 1, «pa  2]}}\n"),
    ("GOV004", "parties: {kl: {name: KL, source: «PA 1}}\n"),
    # the wrong shape
    ("GOV004", "parties: {kl: {«name: [KL]}}\n"),
    ("GOV004", "«parties:\n  - kl\n"),
    ("GOV004", "parties: «kl\n"),
    ("GOV004", "parties:\n  kl: «KL\n"),
    ("GOV004", "«states: {of: period}\n"),
    ("GOV004", "states: «period\n"),
    ("GOV004", "cases: {c: {name: C, terms: {da: «word}}}\n"),
    ("GOV004", "parties: {kl: {name: {«da: {x: y}}}}\n"),
    ("GOV004", BODY + "    «seats:\n      - kl\n"),
    ("GOV004", BODY + "    seats:\n      kl: {«appointed_by: {id: kl}}\n"),
    ("GOV004", BODY + "    seats:\n      kl: {appointed_by: [kl, «[x]]}\n"),
    ("GOV004", "bodies: {b: {«level: [political]}}\n"),
    ("GOV004", "«meta: [a]\n"),
    ("GOV004", "meta: «free\n"),
    # no value
    ("GOV004", "status:«\n"),
    ("GOV004", "parties:«\nbodies: {}\n"),
    ("GOV004", "parties:\n  kl:«\n  dr: {name: DR}\n"),
    ("GOV004", BODY + "    seats: {kl: {appointed_by: «}}\n"),
    ("GOV004", BODY + "    served_by:\n      - board\n      -« \n"),
    ("GOV004", BODY + "    name: «~\n"),
    # unions: by what is written under `rule`, and by text or mapping
    ("GOV004", BODY + "    decides: {rule: «consensus}\n"),
    ("GOV004", BODY + "    decides:\n      of: seats\n      rule: «Majority\n"),
    ("GOV004", BODY + "    decides: {rule: «}\n"),
    ("GOV004", BODY + "    decides: {«rule: [majority]}\n"),
    ("GOV004", BODY + "    decides: «majority\n"),
    ("GOV004", BODY + "    decides: [«majority]\n"),
    ("GOV004", BODY + "    decides: [{rule: unanimity}, {rule: «many}]\n"),
    ("GOV004", BODY + "    decides: [«[{rule: unanimity}]]\n"),
    ("GOV004", BODY + "    «decides: []\n"),
    ("GOV004", BODY + "    «chair: []\n"),
    ("GOV004", BODY + "    chair: [«kl]\n"),
    ("GOV004", "keys: {k: {«values: []}}\n"),
    ("GOV004", "keys: {k: {values: [«kl]}}\n"),
    ("GOV004", "funding: {«total: []}\n"),
    ("GOV004", "funding: {contributions: {c: {payers: a, «amount: []}}}\n"),
    ("GOV004", "funding: {contributions: {c: {payers: a, amount: [«x]}}}\n"),
    ("GOV004", BODY + "    decides: {rule: any_of, rules: [{rule: unanimity}, {rule: «many}]}\n"),
    ("GOV004", BODY + "    decides: {rule: majority, quorum: «half}\n"),
    ("GOV004", BODY + "    decides: {rule: majority, quorum: {share: «1/0}}\n"),
    ("GOV004", BODY + "    chair: «kl\n"),
    ("GOV004", BODY + "    meets: «often\n"),
    ("GOV004", BODY + "    seats: «none\n"),
    # missing
    ("GOV005", "bodies:\n  «board:\n    name: Board\n"),
    ("GOV005", "bodies: {«board: {}}\n"),
    ("GOV005", "documents:\n  pa: {title: PA}\n  «po: {date: 2023-01-01}\n"),
    ("GOV005", "cases:\n  c:\n    name: C\n    route:\n      - «by: x\n"),
    ("GOV005", "cases: {c: {name: C, route: [{«step: handle}]}}\n"),
    ("GOV005", "states:\n  - «length: 5 years\n"),
    ("GOV005", "states: [«{}]\n"),
    ("GOV005", BODY + "    «decides: {of: seats}\n"),
    ("GOV005", BODY + "    «decides: {rule: weighted}\n"),
    ("GOV005", BODY + "    decides: {rule: all_of, rules: [{rule: majority}, {«of: seats}]}\n"),
    ("GOV005", BODY + "    served_by: {id: board}\n    supported_by:\n      - {«source: pa 1}\n"),
    ("GOV005", BODY + "    «staff: {full_time: true}\n"),
    # ids
    ("GOV016", "parties:\n  «Læsø: {name: Læsø}\n"),
    ("GOV016", 'parties: {a: {name: A}, «"b c": {name: B}}\n'),
    ("GOV016", BODY + "    seats: {«1st: {count: 1}}\n"),
    ("GOV016", "cases: {c: {name: C, when: {«Interest: joint}}}\n"),
    ("GOV016", 'parties: {«"": {name: A}}\n'),
    ("GOV016", "facets: {f: {name: F, values: {«a-b: C}}}\n"),
]


@pytest.mark.parametrize(("code", "text"), MISTAKES)
def test_one_mistake_is_one_diagnostic_at_its_place(code: str, text: str, write: Write) -> None:
    plain, (place,) = marked(HEAD + text)
    assert where(load([write(plain)]).diagnostics) == [(code, *place)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("«id: a\ntitle: A\n", "GOV005"),
        ("«govcheck: 1\ntitle: A\n", "GOV005"),
        ("govcheck: 1\n«id: {a: b}\ntitle: A\n", "GOV004"),
        ("# c\n\n«govcheck: 1\nid: a\n", "GOV005"),
        ("govcheck: 1\nid: «A\ntitle: A\n", "GOV004"),
        ("govcheck: «2\nid: a\ntitle: A\nnonsense: 3\n", "GOV006"),
        ("govcheck: «1.0\nid: a\ntitle: A\n", "GOV006"),
        ("«govcheck: [1]\nid: a\n", "GOV006"),
        ("govcheck:« \nid: a\ntitle: A\n", "GOV004"),
    ],
)
def test_the_head_of_a_file(text: str, code: str, write: Write) -> None:
    plain, (place,) = marked(text)
    assert where(diagnose(write(plain))) == [(code, *place)]


def test_several_mistakes_are_several_diagnostics(write: Write) -> None:
    text, places = marked(
        HEAD
        + "parties:\n  a: {«nam: A}\n  «B: {name: B}\n  c: «x\nbodies:\n  «d: {name: D}\n  e: {level: «high}\n"
        + "  e2: {level: political, decides: {rule: majority, tie: «x, «toe: y}}\nperiod: {from: «never}\n«nonsense: 1\n"
    )
    codes = ["GOV003", "GOV016", "GOV004", "GOV005", "GOV004", "GOV004", "GOV003", "GOV004", "GOV003"]
    assert where(diagnose(write(text))) == [(code, *place) for code, place in zip(codes, places, strict=True)]


def test_what_can_be_read_is_checked_on(write: Write) -> None:
    """The body is broken, the reference in another one is still reported, and nothing is said of what leans on the broken one."""
    text, places = marked(
        HEAD + "bodies:\n  a: {level: «x, seats: {p: {appointed_by: p}}}\n"
        "  b: {level: political, served_by: a, supported_by: «nobody}\nparties: {p: {name: P, serves: a}}\n"
    )
    found = [item for item in diagnose(write(text)) if item.severity == "error"]
    assert where(found) == [("GOV004", *places[0]), ("GOV101", *places[1])]


def test_a_mistake_that_aliases_repeat_is_one_mistake(write: Write) -> None:
    text, places = marked(
        HEAD + "bodies:\n  a: &a {level: «high}\n  b: *a\n  c: *a\nparties: {p: {name: &n {«daa: P}}, q: {name: *n}, r: {name: *n}}\n"
    )
    assert where(diagnose(write(text))) == [("GOV004", *places[0]), ("GOV003", *places[1])]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("parties: {a: {nmae: A}}\n", "`name`"),
        ("bdoies: {}\n", "`bodies`"),
        (BODY + "    seats: {s: {apointed_by: a}}\n", "`appointed_by`"),
        (BODY + "    seats: {s: {form: a}}\n", "`from`"),
        (BODY + "    decides: {rule: majority, treshold: 1/2}\n", "`threshold`"),
        (BODY + "    decides: {rule: weighted, wieghts: {}, threshold: 2/3}\n", "`weights`"),
        (BODY + "    decides: {rule: majorty}\n", "`majority`"),
        ("status: draf\n", "`draft`"),
        ("bodies: {b: {level: politcal}}\n", "`political`"),
        ("cases: {c: {name: C, route: [{step: handel, by: x}]}}\n", "`handle`"),
        ("documents: {d: {title: D, copeis: 2}}\n", "`copies`"),
        ("funding: {contribution: {}}\n", "`contributions`"),
    ],
)
def test_did_you_mean(text: str, meant: str, write: Write) -> None:
    (found,) = load([write(HEAD + text)]).diagnostics
    assert found.help is not None
    assert found.help.en.startswith("did you mean")
    assert found.help.da.startswith("mente du")
    assert meant in found.help.en.split(" / ")[0], "the nearest comes first"
    assert meant in found.help.da


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("bodies: {b: {«levl: political}}\n", "`level`"),
        ("accepted: [{code: GOV201, at: period, «becuase: y}]\n", "`because`"),
        ("cases: {c: {name: C, route: [{step: handle, «bye: period}]}}\n", "`by`"),
    ],
)
def test_a_misspelt_key_is_not_also_missing(text: str, meant: str, write: Write) -> None:
    plain, (place,) = marked(HEAD + text)
    found = load([write(plain)]).diagnostics
    assert where(found) == [("GOV003", *place)]
    assert meant in (found[0].help or found[0].message).en


def test_what_is_possible_is_said_where_nothing_is_near(write: Write) -> None:
    (found,) = load([write(HEAD + "status: 7\n")]).diagnostics
    assert found.help is not None
    assert found.help.en == "possible: `draft`, `adopted`, `in_force`, `ended`"


def test_the_keys_of_another_rule_are_not_offered(write: Write) -> None:
    """`count` belongs to at_least, `treshold` is near a key of majority: the kind of rule that is written decides."""
    (found,) = load([write(HEAD + BODY + "    decides: {rule: at_least, count: 2, treshold: 2}\n")]).diagnostics
    assert found.code == "GOV003"
    assert "`threshold`" not in (found.help.en if found.help else "")


@pytest.mark.parametrize("rest", ["to og tre", "to og tre, fire og fem", "to", "to, tre"])
def test_a_comma_too_many_is_one_mistake_and_explained(rest: str, write: Write) -> None:
    text, (place,) = marked(HEAD + f"parties: {{a: {{name: {{da: En, «{rest}, en: One}}}}}}\n")
    found = load([write(text)]).diagnostics
    assert where(found) == [("GOV003", *place)]
    assert found[0].help is not None
    assert "quotes" in found[0].help.en


@pytest.mark.parametrize("written", ["x" * 500, "æ" * 500, "\\u202e\\u0007" * 30])
def test_what_is_long_or_odd_is_not_repeated_whole(written: str, write: Write) -> None:
    (found,) = load([write(HEAD + f'status: "{written}"\n')]).diagnostics
    assert len(found.message.en) < 120
    assert len(found.message.da) < 120


def test_every_message_is_in_both_languages_and_names_what_is_written(write: Write) -> None:
    for _, text in MISTAKES:
        (found,) = load([write(marked(HEAD + text)[0])]).diagnostics
        for said in filter(None, (found.message, found.help)):
            assert said.en
            assert said.da
            assert said.en != said.da
            assert not said.en.endswith(".") or said.en.endswith("mio.")
            for words in said:
                assert "None" not in words
                assert "pydantic" not in words.lower()
                assert "<" not in words, "the tags of unions are no business of users"


# Every class of the schema, in the models that are there.


@cache
def parsed(path: Path) -> tuple[str, Any, Any, ModelFile]:
    text = path.read_text(encoding="utf-8")
    loaded = load([path])
    model = next(model for model in loaded.timeline.files if model.requested)
    return text, compose(text), model.source.tree, model.spec


@cache
def unmutated(path: Path) -> Counter[str]:
    return codes(everything(path))


def typed(value: Any, spec: Any, path: Keys = ()) -> list[tuple[Keys, Any, Any]]:
    """Path, value and typed value of everything below `value`; free data, and what an alias repeats, left out."""
    found = [(path, value, spec)]
    if isinstance(spec, list) and not isinstance(value, list):
        spec = spec[0]
        found = [(path, value, spec)]
    if isinstance(value, dict):
        for key, item in value.items():
            inner = spec[key] if isinstance(spec, dict) else getattr(spec, key, None) if hasattr(spec, key) else getattr(spec, f"{key}_")
            if key != "meta":
                found += typed(item, inner, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            found += typed(item, spec[number], (*path, number))
    return found


def twice_used(tree: Any) -> set[int]:
    """Ids of collections that aliases repeat: a mistake in them is in several places."""
    count: Counter[int] = Counter()

    def visit(node: Any) -> None:
        if isinstance(node, (dict, list)):
            count[id(node)] += 1
            for item in node.values() if isinstance(node, dict) else node:
                visit(item)

    visit(tree)
    return {key for key, number in count.items() if number > 1}


def mappings(path: Path, limit: int) -> list[tuple[Keys, Any]]:
    """Mappings of the file, some of every class: path and typed value."""
    _, _, tree, spec = parsed(path)
    count: Counter[str] = Counter()
    chosen = []
    repeated = twice_used(tree)
    inside: list[Keys] = []
    for at, value, thing in typed(tree, spec):
        if id(value) in repeated and isinstance(value, dict):
            inside.append(at)
        if any(at[: len(other)] == other for other in inside):
            continue
        if isinstance(value, dict) and dataclasses.is_dataclass(thing):
            name = type(thing).__name__
            count[name] += 1
            if count[name] <= limit:
                chosen.append((at, thing))
    return chosen


def validated(text: str, path: Path) -> list[Diagnostic]:
    """What is found in a changed text of the file, which stands beside the files that it imports."""
    from unittest import mock

    from governance.reading import loader

    real = loader._read

    def changed(shown: str, where_: str) -> bytes:
        return text.encode("utf-8") if Path(where_) == path.resolve() else real(shown, where_)

    with mock.patch.object(loader, "_read", changed):
        return list(validate(load([path])).diagnostics)


def more(text: str, path: Path) -> tuple[list[str], list[Diagnostic]]:
    """The codes of which a changed text has more than the file itself, and all that is found in it."""
    found = validated(text, path)
    new = codes(found) - unmutated(path)
    if path == PORT:
        new.pop("GOV201", None)  # it is accepted there, and turns up where its acceptance is what cannot be read
    return sorted(new.elements()), found


def only(text: str, path: Path, code: str, *places: tuple[int, int]) -> str:
    """Nothing where the change makes just one diagnostic more: `code`, at one of `places`. Else what is wrong."""
    new, found = more(text, path)
    if new != [code]:
        return f"{new} instead of {code}: {[(d.code, d.place.line, d.message.en) for d in found if d.code in new]}"
    (fresh,) = [item for item in found if item.code == code]
    place = (fresh.place.line, fresh.place.column)
    return "" if place in places else f"{code} at {place} instead of {places}: {fresh.message.en}"


def none(wrong: Sequence[tuple[Keys, str]]) -> None:
    """All that went wrong together."""
    shown = [f"{'.'.join(map(str, at))}: {what}" for at, what in wrong if what]
    assert not shown, "\n".join(shown)


@pytest.mark.slow
@pytest.mark.parametrize("path", EVERY_MODEL, ids=lambda path: path.stem)
def test_an_unknown_key_anywhere(path: Path) -> None:
    text, root, _, _ = parsed(path)
    wrong = []
    for at, _ in mappings(path, 6):
        changed, index = add_key(text, entry(root, at)[1], "zzz_no_such_key")
        wrong.append((at, only(changed, path, "GOV003", position(changed, index))))
    none(wrong)


@pytest.mark.slow
@pytest.mark.parametrize("path", EVERY_MODEL, ids=lambda path: path.stem)
def test_a_missing_key_anywhere(path: Path) -> None:
    text, root, _, _ = parsed(path)
    wrong = []
    for at, thing in mappings(path, 3):
        for name in required(type(thing)):
            key = name.rstrip("_")
            node = entry(root, at)[1]
            if not any(item.value == key for item, _ in node.value):
                continue
            changed = cut_key(text, node, key)
            holder, value = entry(compose(changed), at)
            assert all(item.value != key for item, _ in value.value)
            mark = holder or (value.value[0][0] if value.value else value)
            wrong.append(((*at, key), only(changed, path, "GOV005", position(changed, mark.start_mark.index))))
    assert len(wrong) >= 10
    none(wrong)


def required(cls: Any) -> list[str]:
    return [item.name for item in dataclasses.fields(cls) if item.default is dataclasses.MISSING]


@pytest.mark.slow
@pytest.mark.parametrize("path", EVERY_MODEL, ids=lambda path: path.stem)
def test_a_list_of_lists_anywhere(path: Path) -> None:
    """No value of the language may be [[x]]: wherever it stands it is one wrong value, of its key or in itself."""
    text, root, tree, spec = parsed(path)
    repeated = twice_used(tree)
    tried: Counter[tuple[str, str]] = Counter()
    inside = [at for at, value, _ in typed(tree, spec) if id(value) in repeated]
    kinds = {at: type(thing).__name__ for at, _, thing in typed(tree, spec)}
    wrong = []
    for at, value, _ in typed(tree, spec):
        if not isinstance(value, str) or at[0] in ("govcheck", "imports") or any(at[: len(other)] == other for other in inside):
            continue
        kind = (kinds[at[:-1]], str(at[-1]) if isinstance(at[-1], str) and kinds[at[:-1]] != "dict" else "")
        tried[kind] += 1
        if tried[kind] > 2:
            continue
        key, node = entry(root, at)
        start = node.start_mark.index
        places = [position(text, start), position(text, start + 1)]
        if key is not None:
            places.append(position(text, key.start_mark.index))
        wrong.append((at, only(put(text, node, "[[zz]]"), path, "GOV004", *places)))
    assert len(tried) > 20
    none(wrong)


@pytest.mark.slow
@pytest.mark.parametrize("path", EVERY_MODEL, ids=lambda path: path.stem)
def test_a_mapping_in_place_of_a_scalar_anywhere(path: Path) -> None:
    """Where a key may have a mapping, what is wrong is its key, or what it lacks; else that it is one. All at its place."""
    text, root, tree, spec = parsed(path)
    repeated = twice_used(tree)
    inside = [at for at, value, _ in typed(tree, spec) if id(value) in repeated]
    tried: Counter[tuple[str, str]] = Counter()
    kinds = {at: type(thing).__name__ for at, _, thing in typed(tree, spec)}
    wrong: list[tuple[Keys, str]] = []
    for at, value, thing in typed(tree, spec):
        if not isinstance(value, str) or at[0] in ("govcheck", "imports") or any(at[: len(other)] == other for other in inside):
            continue
        kind = (kinds[at[:-1]], str(at[-1]) if isinstance(at[-1], str) and kinds[at[:-1]] != "dict" else "")
        tried[kind] += 1
        if tried[kind] > 1:
            continue
        key, node = entry(root, at)
        start = position(text, (key or node).start_mark.index)
        stop = position(text, node.start_mark.index + len("{zz: 1}"))
        new, found = more(put(text, node, "{zz: 1}"), path)
        fresh = [item for item in found if item.code in ("GOV003", "GOV004", "GOV005")]
        assert fresh, at
        assert all(start <= (item.place.line, item.place.column) < stop for item in fresh), (at, where(fresh))
        wrong.append((at, "" if set(new) <= {"GOV003", "GOV004", "GOV005"} else str(new)))
        may_be_mapping = dataclasses.is_dataclass(thing) or at[-1] in WORDS_OR_MAPPING or isinstance(at[-1], int)
        if not may_be_mapping:
            assert [item.code for item in fresh] == ["GOV004"], (at, thing)
    none(wrong)


WORDS_OR_MAPPING = frozenset(
    ("title", "name", "note", "assumed", "because", "changes", "differ", "when", "written", "not_modelled", "partly", "seats", "chair")
) | {"decides", "meets", "quorum", "amount", "total", "fish", "timber"}


def test_a_key_of_another_form_where_ids_stand() -> None:
    text, root, tree, spec = parsed(PORT)
    tried = 0
    for at, value, thing in typed(tree, spec):
        if isinstance(value, dict) and isinstance(thing, dict) and at[-1] not in ("clauses", "weights", "values"):
            changed, index = add_key(text, entry(root, at)[1], "Not_An_Id")
            found = [item for item in where(validated(changed, PORT)) if item[0] == "GOV016"]
            assert found == [("GOV016", *position(changed, index))], at
            tried += 1
    assert tried >= 12


def test_the_harbour_says_everything_that_can_be_said() -> None:
    """Every class and field of the language stands in tests/data/harbour, so that what walks over it misses nothing.

    A field that several classes inherit must stand in one of them.
    """
    said: set[tuple[str, str]] = set()
    classes = {cls.__name__: cls for cls in generate.schema_classes()}
    used: set[str] = set()
    for path in HARBOUR.glob("*.yaml"):
        _, _, tree, spec = parsed(path)
        for _, value, thing in typed(tree, spec):
            if dataclasses.is_dataclass(thing) and isinstance(value, dict):
                used.add(type(thing).__name__)
                said |= {(owner(type(thing), key), key) for key in value}
    assert used == set(classes)
    everything = {(owner(cls, key), key) for cls in classes.values() for key in (item.name.rstrip("_") for item in dataclasses.fields(cls))}
    elsewhere = {("Weighted", "key"), ("Case", "elaborates"), ("Contribution", "elaborates")}  # said in tests/decisions and tests/model
    assert everything - said - elsewhere == set()


def owner(cls: Any, key: str) -> str:
    """The class that a field is first written in."""
    return next(str(base.__name__) for base in reversed(cls.__mro__) if {key, f"{key}_"} & set(inspect.get_annotations(base)))


# One mistake, one diagnostic: what is missing does not break what leans on it.


def texts(node: Any, but: Keys, path: Keys = ()) -> list[str]:
    """Every text of a file, but not those in the thing at `but`, nor those that only people read."""
    if path == but or (path and path[-1] in ("name", "note", "assumed", "meta", "terms")):
        return []
    if isinstance(node, str):
        return [node]
    items = node.items() if isinstance(node, dict) else enumerate(node)
    return [text for key, item in items for text in texts(item, but, (*path, key))]


@pytest.mark.parametrize(
    ("path", "collection"),
    [
        (NATIONAL, "parties"),
        (NATIONAL, "bodies"),
        (NATIONAL, "offices"),
        (NATIONAL, "subjects"),
        (PORT, "parties"),
        (PORT, "bodies"),
        (PORT, "offices"),
    ],
    ids=lambda value: value.stem if isinstance(value, Path) else value,
)
def test_deleting_a_thing_is_one_unknown_id(path: Path, collection: str) -> None:
    text, root, tree, _ = parsed(path)
    wrong: list[tuple[Keys, str]] = []
    repeated, deleted = twice_used(tree), 0
    for id_ in tree[collection]:
        if any(id(item) in repeated for item in tree[collection][id_].values()):
            continue  # others repeat a part of it
        new, found = more(cut_key(text, entry(root, (collection,))[1], id_), path)
        referring = texts(tree, (collection, id_))
        if any(text.startswith(f"{id_}.") for text in referring):
            continue  # the next test
        expected = int(id_ in referring)
        said = [item.message.en for item in found if item.code in new]
        wrong.append(((id_,), "" if new == ["GOV101"] * expected else f"{new} {said}"))
        deleted += expected
    assert deleted
    none(wrong)


@pytest.mark.parametrize(("path", "id_"), [(NATIONAL, "politisk_udviklingsgruppe"), (PORT, "dredging_panel")])
def test_deleting_a_body_is_one_unknown_id_though_its_seats_are_named_too(path: Path, id_: str) -> None:
    text, root, _, _ = parsed(path)
    assert more(cut_key(text, entry(root, ("bodies",))[1], id_), path)[0] == ["GOV101"]


@pytest.mark.parametrize("broken", ["[[zz]]", "{zz: 1}", ""])
def test_a_broken_import_does_not_break_what_refers_through_it(broken: str) -> None:
    path = HARBOUR / "slipway.yaml"
    text, root, _, _ = parsed(path)
    key, node = entry(root, ("imports", "port"))
    assert key is not None
    found = validated(put(text, node, broken), path)
    assert [item.code for item in found if item.severity == "error"] == ["GOV004"]


def test_deleting_an_imported_thing_is_one_unknown_id_in_each_file_that_names_it(write: Write) -> None:
    port, slipway = (path.read_text(encoding="utf-8") for path in (PORT, HARBOUR / "slipway.yaml"))
    write(cut_key(port, entry(compose(port), ("bodies",))[1], "harbour_office"), "port.yaml")
    found = [item for item in diagnose(write(slipway, "slipway.yaml")) if item.code == "GOV101"]
    assert sorted(Path(item.place.path).name for item in found) == ["port.yaml", "slipway.yaml"]
    assert len(found[1 if found[1].place.path.endswith("slipway.yaml") else 0].related) == 2, "the other places stand beside the first"


def test_a_broken_thing_is_not_also_unknown() -> None:
    """Each body of the national model in turn with a wrong level: one diagnostic, though much refers to it."""
    text, root, tree, _ = parsed(NATIONAL)
    wrong = []
    for id_ in tree["bodies"]:
        node = entry(root, ("bodies", id_, "level"))[1]
        wrong.append(((id_,), only(put(text, node, "nonsense"), NATIONAL, "GOV004", position(text, node.start_mark.index))))
    none(wrong)


def test_a_broken_document_does_not_unsettle_its_citations() -> None:
    text, root, tree, _ = parsed(NATIONAL)
    for id_ in tree["documents"]:
        node = entry(root, ("documents", id_))[1]
        changed, index = add_key(text, node, "zzz")
        assert only(changed, NATIONAL, "GOV003", position(changed, index)) == ""
    node = entry(root, ("documents", "pa", "clauses", "8.2"))[1]
    changed, index = add_key(text, node, "zzz")
    assert only(changed, NATIONAL, "GOV003", position(changed, index)) == ""


@pytest.mark.parametrize("cls", generate.schema_classes(), ids=lambda cls: cls.__name__)
def test_every_class_and_field_explains_itself(cls: Any) -> None:
    docs = generate.field_docs(cls)
    assert cls.__doc__
    for item in dataclasses.fields(cls):
        assert docs.get(item.name.rstrip("_")), item.name


def test_helpers_find_what_they_change() -> None:
    """The mutations above would prove nothing if they changed nothing."""
    text = "a:\n  b: 1 # c\n  d: {e: 1, f: [x]}\n\ng:\n  - h: 1\n    i: 2\n"
    root = compose(text)
    assert yaml.safe_load(add_key(text, entry(root, ("a",))[1], "z")[0])["a"]["z"] == 1
    assert yaml.safe_load(add_key(text, entry(root, ("a", "d"))[1], "z")[0])["a"]["d"]["z"] == 1
    assert yaml.safe_load(add_key(text, entry(root, ("g", 0))[1], "z")[0])["g"][0] == {"z": 1, "h": 1, "i": 2}
    assert yaml.safe_load(cut_key(text, entry(root, ("a",))[1], "d"))["a"] == {"b": 1}
    assert yaml.safe_load(cut_key(text, entry(root, ("a",))[1], "b"))["a"] == {"d": {"e": 1, "f": ["x"]}}
    assert yaml.safe_load(cut_key(text, entry(root, ("a", "d"))[1], "f"))["a"]["d"] == {"e": 1}
    assert yaml.safe_load(cut_key(text, entry(root, ("g", 0))[1], "h"))["g"] == [{"i": 2}]
    assert yaml.safe_load(put(text, entry(root, ("a", "b"))[1], "[[z]]"))["a"]["b"] == [["z"]]
