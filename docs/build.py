"""Makes docs/checks.md, docs/language.md, docs/who.md's table and docs/pictures/, and runs anew every command that documents show.

`python -m docs.build` writes, `python -m docs.build --check` says whether anything is stale (and is part of `make test`).
A block of a document that begins with ```console and a line `$ govcheck ...` holds what that command prints; at the end of
the command, `| head -N` shows the first N lines only.
"""

from __future__ import annotations

import dataclasses
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from docs import questions
from docs.drawings import drawings
from governance.checks.registry import CHECKS
from governance.diagnostics import Text
from governance.schema import generate
from governance.schema.markers import Parsed, Pattern, Shaped, To

ROOT = Path(__file__).parent.parent
_BLOCK = re.compile(r"```console\n\$ (govcheck[^\n]*)\n.*?```", re.DOTALL)
_GROUPS = {
    "0": Text("Reading", "Læsning"),
    "1": Text("References and sources", "Henvisninger og kilder"),
    "2": Text("Membership", "Medlemskab"),
    "3": Text("Decisions", "Beslutninger"),
    "4": Text("Funding", "Finansiering"),
    "5": Text("Routing", "Sagsgange"),
}
_VALUES = {
    "date_": "date",
    "moment": "date, or `2023-12`, `2023`, `mid 2023`, `end of 2023`",
    "length": "`5 years`, `18 months`, `90 days`",
    "bool_": "`true` or `false`",
    "count": "whole number",
    "range_": "`2` or `2..3`",
    "share": "`2/3` or `65%`",
    "portion": "`36.5%` or `2/5`",
    "number": "`590_000`, `12.5` or `2/3`",
    "money": "`82_100_000`, `82100000.50`, `82,1 mio.`",
    "free": "any keys",
}


def checks() -> str:
    """docs/checks.md: every check, in both languages."""
    lines = [
        "# What is checked",
        "",
        "Made from the checks themselves by `python -m docs.build`. `govcheck rule CODE` prints the same, `--lang da` in Danish.",
        "",
        "An *error* contradicts itself or cannot work. A *warning* is a gap or a risk that a text's authors would want to know.",
        "A *note* is an assumption that an answer leans on. Codes are never used again for something else.",
    ]
    group = ""
    for check in CHECKS:
        if check.code[3] != group:
            group = check.code[3]
            lines += ["", f"## GOV{group}xx: {_GROUPS[group].en} / {_GROUPS[group].da}"]
        lines += [
            "",
            f"### {check.code} {check.title.en} / {check.title.da}",
            "",
            f"*{check.severity.value}*",
            "",
            f"{check.finds.en} {check.why.en} **{check.remedy.en}**",
            "",
            f"{check.finds.da} {check.why.da} **{check.remedy.da}**",
        ]
        if check.example:
            shown = [line if len(line) <= 140 else line[:139] + "…" for line in check.example.rstrip().splitlines()]
            lines += ["", "```yaml", *shown, "```"]
    return "\n".join(lines) + "\n"


def language() -> str:
    """docs/language.md: every class of the schema with its keys."""
    lines = [
        "# The language of a model, key by key",
        "",
        "Made from the types in `governance/schema/` by `python -m docs.build`. Editors with YAML support read the same from",
        "`models/govcheck.schema.json`, when a model begins with `# yaml-language-server: $schema=./govcheck.schema.json`.",
        "",
        "A *text* is written plainly (the same in both languages) or as `{da: ..., en: ...}`; with a comma in it, it stands in quotes.",
        "A *source* is a document's id and a clause, `pa 8.2`, or a list of such. Where one id or source may stand, a list may too.",
        "Scalars are read as written: `no`, `1:30` and `012` are text, and nothing is ever a float.",
    ]
    for cls in generate.schema_classes():
        lines += ["", f"## {cls.__name__}", "", " ".join((cls.__doc__ or "").split()), "", "| key | value | |", "|---|---|---|"]
        docs = generate.field_docs(cls)
        hints = get_type_hints(cls, include_extras=True)
        for field in dataclasses.fields(cls):
            key = field.name.rstrip("_")
            needed = "" if field.default is not dataclasses.MISSING else " **needed**"
            text = " ".join(docs.get(key, "").split()).replace("|", "\\|")
            lines.append(f"| `{key}`{needed} | {_value(hints[field.name])} | {text} |")
    return "\n".join(lines) + "\n"


def _value(hint: Any) -> str:
    origin = get_origin(hint)
    if origin is Annotated:
        inner, *extras = get_args(hint)
        return next((said for extra in extras if (said := _marked(inner, extra))), None) or _value(inner)
    if origin is Literal:
        return ", ".join(f"`{item}`" for item in get_args(hint))
    if origin is list:
        return f"list of {_value(get_args(hint)[0])}"
    if origin is dict:
        return f"{_value(get_args(hint)[1])} by id"
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return "text" if hint.__name__ == "LangMap" else f"[{hint.__name__}](#{hint.__name__.lower()})"
    if hint is str:
        return "text"
    members = [_value(member) for member in get_args(hint) if member is not type(None)]
    return " or ".join(dict.fromkeys(members)) or "text"


def _marked(inner: Any, extra: object) -> str:
    if isinstance(extra, To):
        kinds = " or ".join(kind.replace("own_seat", "seat of this body").replace("anything", "thing") for kind in extra.kinds)
        return f"ids of {kinds}" if get_origin(inner) is list else f"id of a {kinds}"
    if isinstance(extra, Parsed):
        return _VALUES[extra.function.__name__]
    if isinstance(extra, Shaped) and get_origin(inner) is list:
        item = _value(get_args(inner)[0])
        return f"{item}, or a list of such"
    if isinstance(extra, Pattern):
        return "text"
    return ""


def with_output(text: str) -> str:
    """A document with the output of each command it shows made anew."""

    def run(found: re.Match[str]) -> str:
        return f"```console\n$ {found[1]}\n{output(found[1])}```"

    return _BLOCK.sub(run, text)


def output(command: str) -> str:
    """What a `govcheck` command prints, run in the project's folder."""
    command, _, head = command.partition(" | head -")
    words = shlex.split(command)
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GOVCHECK_")}
    done = subprocess.run(  # noqa: S603  # the command line of this very program
        [sys.executable, str(ROOT / "cli.py"), *words[1:]],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    lines = done.stdout.splitlines(keepends=True)
    if head and len(lines) > int(head):
        lines = [*lines[: int(head)], "...\n"]
    return "".join(lines)


def main() -> int:
    """Write what is stale, or, with --check, name it."""
    made = {path: make() for path, make in generate.outputs().items()}
    made |= {ROOT / "docs" / "checks.md": checks(), ROOT / "docs" / "language.md": language()}
    made |= drawings()
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        if path not in made and path.exists():
            made[path] = questions.with_table(with_output(path.read_text(encoding="utf-8")))
    stale = [path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv[1:]:
        for path in stale:
            sys.stderr.write(f"{path.relative_to(ROOT)} is stale: run `make docs`\n")
        return bool(stale)
    for path in stale:
        path.parent.mkdir(exist_ok=True)
        path.write_text(made[path], encoding="utf-8")
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
