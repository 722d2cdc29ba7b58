"""Values -> a typed model file, and every way in which they do not fit, by path and in the user's words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, Literal, NamedTuple

import pydantic_core

from governance.diagnostics import Text
from governance.schema import compiled
from governance.schema.model import ModelFile
from governance.words.lists import code_list
from governance.words.quoting import VALUE, cut

Path = tuple[str | int, ...]

_FORMS = {
    "^[a-z][a-z0-9_]*$": Text(
        "an id: small letters a-z, digits and underscores, a letter first",
        "et id: små bogstaver a-z, tal og understreger, først et bogstav",
    ),
    r"^[a-z][a-z0-9_.]*( [^\s\x00-\x1f\x7f-\x9f]+)?$": Text(
        "a source: a document's id and a clause, such as `pa 8.2`", "en kilde: et dokuments id og et punkt, fx `pa 8.2`"
    ),
    "^GOV[0-9]{3}$": Text("the code of a check, such as GOV301", "en kontrols kode, fx GOV301"),
    "^[A-Z]{3}$": Text("a currency code of ISO 4217, such as DKK", "en valutakode i ISO 4217, fx DKK"),
    r"^\d{2}(\.\d{2}(\.\d{2})?)?$": Text("a KLE number in quotes, such as '09.17.00'", "et KLE-nummer, fx '09.17.00'"),
}

_EVERYWHERE = frozenset(("source", "assumed", "force", "valid", "note", "meta"))


COMMA = Text("the text ends at the comma before this", "teksten slutter ved kommaet før dette")


class Misfit(NamedTuple):
    """One thing in a file that does not fit the schema. `path` is what is written nearest to it; `drop` would mend it.

    One without a code follows from another, and is only to be dropped.
    """

    code: str
    path: Path
    on: Literal["key", "value"]
    message: Text
    help: Text | None
    drop: Path
    missing: str = ""
    near: tuple[str, ...] = ()
    """The keys that a misspelt one may be meant for."""


@cache
def _core_schema() -> Any:
    """What pydantic made of the types, beforehand: building it takes longer than reading and checking both real models."""
    return compiled.core_schema()


@cache
def _validator() -> pydantic_core.SchemaValidator:
    return pydantic_core.SchemaValidator(_core_schema())


def conform(tree: dict[str, Any]) -> ModelFile | list[Misfit]:
    """`tree` as a model file, or all that keeps it from being one."""
    try:
        model: ModelFile = _validator().validate_python(tree)
        return model
    except pydantic_core.ValidationError as error:
        return _once(tree, [_misfit(tree, line) for line in error.errors(include_url=False)])


def _once(tree: dict[str, Any], misfits: list[Misfit]) -> list[Misfit]:
    """The misfits with each mistake said once: what follows from another keeps its place in the list, without a code.

    One mistake may show several times: a text with commas makes a key of each piece, an alias repeats what it stands for, and
    a key that is misspelt is missing as well.
    """
    seen: set[tuple[int, Path, str]] = set()
    near = {(misfit.path[:-1], name) for misfit in misfits if misfit.code == "GOV003" for name in misfit.near}
    result: list[Misfit] = []
    for misfit in misfits:
        last = () if misfit.message is COMMA else misfit.path[-1:]
        key = (_container(tree, misfit.path), last, misfit.message.en)
        follows = key in seen or (misfit.missing and (misfit.path, misfit.missing) in near)
        seen.add(key)
        result.append(misfit._replace(code="") if follows else misfit)
    return result


def _container(tree: Any, path: Path) -> int:
    """Which mapping or list the path's last step is in; what an alias repeats is one and the same."""
    for step in path[:-1]:
        tree = tree[step]
    return id(tree)


class _Line(NamedTuple):
    """One error of pydantic's: its path, the part of it that is in the file, what is written there, and details."""

    loc: Path
    path: Path
    value: Any
    context: dict[str, Any]
    said: str


def _misfit(tree: dict[str, Any], line: Any) -> Misfit:
    loc: Path = line["loc"]
    handler = _HANDLERS.get(line["type"], _other)
    return handler(_Line(loc, _written(tree, loc), line["input"], line.get("ctx", {}), line["msg"]))


def _missing(line: _Line) -> Misfit:
    field = str(line.loc[-1])
    if field == "govcheck":
        return Misfit(
            "GOV005",
            line.path,
            "value",
            Text("`govcheck: 1` is missing", "`govcheck: 1` mangler"),
            Text("make it the first line; it says which language this is", "gør det til første linje; den siger, hvilket sprog det er"),
            line.path,
        )
    message = Text(f"`{field}` is missing{_inside(line.path)}", f"`{field}` mangler{_inside(line.path, da=True)}")
    return Misfit("GOV005", line.path, "value", message, None, line.path, field)


def _unknown_key(line: _Line) -> Misfit:
    key, around = str(line.loc[-1]), line.path[:-1]
    message = Text(f"unknown key `{_short(key)}`{_inside(around)}", f"ukendt nøgle `{_short(key)}`{_inside(around, da=True)}")
    keys = _keys_at(line.loc[:-1])
    if line.value is None and around and (any(char in key for char in " ,.") or keys == ["da", "en"]):
        # {da: one, two, en: three} reads as three keys; the text before the comma is not what was meant either.
        help_ = Text(
            'a text with a comma inside {...} stands in quotes: {da: "..., ..."}',
            'en tekst med komma inde i {...} skal stå i anførselstegn: {da: "..., ..."}',
        )
        return Misfit("GOV003", line.path, "key", COMMA, help_, around)
    near = tuple(nearest(key, keys))
    return Misfit("GOV003", line.path, "key", message, _choice_of(near, keys), line.path, near=near)


def _form(line: _Line) -> Misfit:
    form = _FORMS[line.context["pattern"]]
    if line.loc[-1] == "[key]":
        key = str(line.loc[-2])
        return Misfit(
            "GOV016", line.path, "key", Text(f"`{_short(key)}` is not {form.en}", f"`{_short(key)}` er ikke {form.da}"), None, line.path
        )
    message = Text(f"`{_short(line.value)}` is not {form.en}", f"`{_short(line.value)}` er ikke {form.da}")
    return Misfit("GOV004", line.path, "value", message, None, line.path)


def _custom(line: _Line) -> Misfit:
    return Misfit("GOV004", line.path, "value", Text(line.context["en"], line.context["da"]), None, line.path)


def _choice(line: _Line) -> Misfit:
    value = line.value
    message = _instead(value, f"`{_short(value)}` is not possible here", f"`{_short(value)}` er ikke muligt her")
    help_ = choose(value if isinstance(value, str) else "", [str(item) for item in _expected(line.loc)])
    return Misfit("GOV004", line.path, "value", message, help_, line.path)


def _rule(line: _Line) -> Misfit:
    value = line.value
    rules = [rule for tag in _tags(line.loc) if (rule := tag.strip("<>")) not in ("not_stated", "in_turn")]
    if isinstance(value, dict) and "rule" in value:
        written = value["rule"]
        message = _instead(written, f"`{_short(written)}` is no kind of rule", f"`{_short(written)}` er ingen slags regel")
        help_ = choose(written if isinstance(written, str) else "", rules)
        return Misfit("GOV004", (*line.path, "rule"), "value", message, help_, line.path)
    if isinstance(value, dict):
        message = Text(f"`rule` is missing{_inside(line.path)}", f"`rule` mangler{_inside(line.path, da=True)}")
        return Misfit("GOV005", line.path, "value", message, choose("", rules), line.path)
    message = _instead(
        value, f"a rule is written as a mapping, not `{_short(value)}`", f"en regel skrives med nøgler, ikke som `{_short(value)}`"
    )
    likely = value if value in rules else "unanimity"
    help_ = Text(f"write {{rule: {likely}}}", f"skriv {{rule: {likely}}}")
    return Misfit("GOV004", line.path, "value", message, help_, line.path)


def _no_mapping(line: _Line) -> Misfit:
    message = _instead(line.value, "expected keys with values here", "her skal stå nøgler med værdier", shown=True)
    shown = code_list([key for key in _keys_at(line.loc) if key not in _EVERYWHERE][:5])
    return Misfit("GOV004", line.path, "value", message, Text(f"such as {shown.en}", f"fx {shown.da}") if shown.en else None, line.path)


def _no_list(line: _Line) -> Misfit:
    message = _instead(line.value, "expected a list here", "her skal stå en liste", shown=True)
    return Misfit("GOV004", line.path, "value", message, Text("begin each item with `- `", "begynd hvert punkt med `- `"), line.path)


def _empty(line: _Line) -> Misfit:
    message = Text("this list is empty, so it says nothing", "listen er tom, så den siger ingenting")
    help_ = Text(
        "write what holds, each with `valid`, or delete the key",
        "skriv det, der gælder, hver med `valid`, eller slet nøglen",
    )
    return Misfit("GOV004", line.path, "value", message, help_, line.path)


def _no_text(line: _Line) -> Misfit:
    message = _instead(line.value, "expected text here", "her skal stå tekst", shown=True)
    return Misfit("GOV004", line.path, "value", message, None, line.path)


def _other(line: _Line) -> Misfit:
    return Misfit("GOV004", line.path, "value", Text(line.said, f"passer ikke her: {line.said}"), None, line.path)


_HANDLERS: dict[str, Callable[[_Line], Misfit]] = {
    "missing": _missing,
    "unexpected_keyword_argument": _unknown_key,
    "string_pattern_mismatch": _form,
    "govcheck": _custom,
    "literal_error": _choice,
    "union_tag_invalid": _rule,
    "dataclass_type": _no_mapping,
    "dict_type": _no_mapping,
    "list_type": _no_list,
    "too_short": _empty,
    "string_type": _no_text,
}


def _instead(value: Any, en: str, da: str, *, shown: bool = False) -> Text:
    if value is None:
        return Text("this key has no value: write one, or delete the key", "nøglen har ingen værdi: skriv en, eller slet nøglen")
    if isinstance(value, dict):
        return Text(
            f"{en}, not a mapping" if shown else "not a mapping here",
            f"{da}, ikke nøgler med værdier" if shown else "ikke nøgler med værdier her",
        )
    if isinstance(value, list):
        return Text(f"{en}, not a list" if shown else "not a list here", f"{da}, ikke en liste" if shown else "ikke en liste her")
    return Text(f"{en}, not `{_short(value)}`" if shown else en, f"{da}, ikke `{_short(value)}`" if shown else da)


def _short(value: Any) -> str:
    return cut(str(value), VALUE)


def _inside(path: Sequence[str | int], *, da: bool = False) -> str:
    names = [str(step) for step in path if isinstance(step, str)]
    return f" {'i' if da else 'in'} `{_short(names[-1])}`" if names else ""


def nearest(written: str, allowed: Iterable[str]) -> list[str]:
    """Of what is allowed, what is spelt most like `written`; nothing where nothing is near."""
    import difflib

    return difflib.get_close_matches(written, list(allowed), n=3, cutoff=0.6)


class Spellings:
    """Many names among which near ones are looked for again and again, with as much work each time however many there are."""

    _ALL = 200
    """So many names are all looked at."""
    _BESIDE = 16
    """Of more, so many on each side, by how they begin and by how they end, and all that differ by one letter."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(dict.fromkeys(names))
        self._forwards: list[str] = []
        self._backwards: list[str] = []
        self._shortened: dict[str, list[str]] = {}
        if len(self._names) > self._ALL:
            self._forwards = sorted(self._names)
            self._backwards = sorted(name[::-1] for name in self._names)
            for name in self._names:
                for short in _shortened(name):
                    self._shortened.setdefault(short, []).append(name)

    def nearest(self, written: str) -> list[str]:
        """`nearest` of them."""
        if len(self._names) <= self._ALL:
            return nearest(written, self._names)
        found = dict.fromkeys(self._around(self._forwards, written))
        found.update(dict.fromkeys(name[::-1] for name in self._around(self._backwards, written[::-1])))
        for short in _shortened(written):
            found.update(dict.fromkeys(self._shortened.get(short, ())[: self._BESIDE]))
        return nearest(written, found)

    def _around(self, names: list[str], written: str) -> list[str]:
        at = bisect_left(names, written)
        return names[max(0, at - self._BESIDE) : at + self._BESIDE]


def _shortened(name: str) -> set[str]:
    """The name, and what is left of it without any one letter: two names that differ by one have one of these in common."""
    return {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}


def did_you_mean(near: Sequence[str]) -> Text:
    """`did you mean `a` or `b`?`"""
    shown = code_list(near, "or")
    return Text(f"did you mean {shown.en}?", f"mente du {shown.da}?")


def choose(written: str, allowed: Iterable[str]) -> Text | None:
    """«Did you mean ...?» from what is allowed, or, where nothing is near, what is."""
    options = list(allowed)
    return _choice_of(nearest(written, options), options)


def _choice_of(near: Sequence[str], options: Sequence[str]) -> Text | None:
    if near:
        return did_you_mean(near)
    if not options:
        return None
    shown = code_list(options, limit=16)
    return Text(f"possible: {shown.en}", f"muligt: {shown.da}")


def _written(tree: Any, loc: Path) -> Path:
    """The steps of an error's path that are in the file; the tags of unions and missing fields are not."""
    path: list[str | int] = []
    for step in loc:
        inside = step in tree if isinstance(tree, dict) else isinstance(tree, list) and isinstance(step, int) and step < len(tree)
        if inside:
            tree = tree[step]
            path.append(step)
    return tuple(path)


def _schema_at(loc: Path) -> Any:
    """The part of the core schema that the path of an error leads to."""
    whole = _core_schema()
    definitions = {item["ref"]: item for item in whole.get("definitions", ())} if whole["type"] == "definitions" else {}

    def plain(schema: Any) -> Any:
        while True:
            if schema["type"] in ("default", "function-before", "definitions"):
                schema = schema["schema"]
            elif schema["type"] == "definition-ref":
                schema = definitions[schema["schema_ref"]]
            else:
                return schema

    schema = plain(whole)
    for step in loc:
        if schema["type"] == "dataclass":
            fields = {item.get("validation_alias", item["name"]): item for item in schema["schema"]["fields"]}
            schema = plain(fields[str(step)]["schema"]) if str(step) in fields else schema
        elif schema["type"] == "dict" and step != "[key]":
            schema = plain(schema["values_schema"])
        elif schema["type"] == "list" and isinstance(step, int):
            schema = plain(schema["items_schema"])
        elif schema["type"] == "tagged-union" and step in schema["choices"]:
            schema = plain(schema["choices"][step])
    return schema


def _keys_at(loc: Path) -> list[str]:
    schema = _schema_at(loc)
    if schema["type"] != "dataclass":
        return []
    return [str(item.get("validation_alias", item["name"])) for item in schema["schema"]["fields"]]


def _expected(loc: Path) -> list[Any]:
    schema = _schema_at(loc)
    return list(schema.get("expected", ()))


def _tags(loc: Path) -> list[str]:
    schema = _schema_at(loc)
    return [str(tag) for tag in schema.get("choices", ())]
