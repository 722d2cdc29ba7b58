"""A small model with a body, a group, a case and a contribution that use most of the language, as plain data; and ways to cut it in two."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Any

Data = dict[str, Any]

WHOLE: Data = {
    "govcheck": 1,
    "id": "whole",
    "title": "The harbours",
    "documents": {"by": {"title": "By-laws", "clauses": {str(n): {"title": f"Clause {n}"} for n in range(1, 10)}}},
    "parties": {
        "a": {"name": "Aby", "source": "by 1", "signs": "by"},
        "b": {"name": "Beby", "source": "by 1", "signs": "by"},
        "c": {"name": "Ceby", "source": "by 1", "signs": "by"},
        "crown": {"name": "The crown", "source": "by 1", "signs": "by"},
        "towns": {
            "name": {"da": "Byerne", "en": "The towns"},
            "source": "by 1",
            "members": ["a", "b", "c"],
            "acts_through": "crown",
            "tasks": {"quay": {"name": {"da": "Holde kajen", "en": "Keep the quay"}, "source": "by 2", "force": "may"}},
            "tasks_listed": "among_others",
            "signs": "by",
            "coordinates_with": "crown",
            "note": "Three of them",
        },
    },
    "offices": {"master": {"name": "The harbour master", "party": "crown", "source": "by 3"}},
    "bodies": {
        "office": {"name": "The office", "level": "secretariat", "source": "by 3", "staff": {"count": 2, "full_time": "true"}},
        "board": {
            "name": {"da": "Bestyrelsen", "en": "The board"},
            "level": "political",
            "source": "by 4",
            "seats": {
                "one": {"each": "towns", "mandate": "political", "source": "by 4"},
                "two": {"appointed_by": "crown", "count": "2", "deputy": "true", "name": "Crown's"},
                "three": {"held_by": "master", "observer": "true", "note": "Comes along"},
            },
            "chair": {"seat": "two", "changes": "Every year", "source": "by 5"},
            "size": "6",
            "decides": {"rule": "majority", "of": "cast", "quorum": 3, "tie": "rejected", "source": "by 6"},
            "meets": {"per_year": "4", "also": "as_needed", "source": "by 5"},
            "served_by": "office",
            "reports_to": "crown",
            "tasks": {
                "plan": {"name": {"da": "Lægge planen", "en": "Make the plan"}, "source": "by 7", "with": "crown"},
                "report": {"name": {"da": "Skrive beretning", "en": "Write the report"}, "every": "year"},
            },
            "tasks_listed": "in_full",
        },
    },
    "cases": {
        "fairway": {
            "name": {"da": "Sejlrenden", "en": "The fairway"},
            "source": "by 8",
            "terms": {"da": ["sejlrende"], "en": ["fairway"]},
            "route": [
                {"step": "prepare", "by": "office"},
                {"step": "decide", "by": "board", "source": "by 8"},
                {"step": "inform", "by": "board", "to": "towns", "force": "as_a_rule"},
            ],
            "conditions": {"depth": {"name": {"da": "Dyb nok", "en": "Deep enough"}, "at_least": "4"}},
            "kle": ["05.01"],
            "note": "A long matter",
        },
    },
    "funding": {
        "source": "by 9",
        "currency": "DKK",
        "total": {"firm": "900"},
        "contributions": {
            "dues": {
                "name": {"da": "Kontingent", "en": "Dues"},
                "source": "by 9",
                "payers": "towns",
                "amount": {"firm": "600"},
                "form": "cash",
                "period": {"from": "2026-01-01", "to": "2027-12-31"},
                "parts": {"dredging": {"amount": {"firm": "120"}, "purpose": "fairway", "recipients": "office", "approved_by": "board"}},
                "note": "Each year",
            },
            "grant": {"payers": "crown", "amount": {"firm": "300"}, "period": {"from": "2026-01-01", "to": "2026-12-31"}},
        },
    },
}
"""All that the tests know of harbours is invented."""

QUESTIONS: tuple[tuple[str, ...], ...] = (
    ("list",),
    *(("show", name) for name in ("a", "towns", "crown", "master", "office", "board", "board.one", "board.two", "fairway")),
    *(("show", name) for name in ("funding", "funding.dues", "funding.dues.dredging", "by", "by 4", "by 7")),
    ("decide", "board", "--yes", "one:2", "--no", "two:1"),
    ("decide", "board", "--yes", "one", "--no", "two"),
    ("power", "board"),
    ("who", "fairway"),
    ("who", "--all"),
    *(("who", "--by", name) for name in ("a", "towns", "crown", "office", "board")),
    ("table",),
    ("funding",),
    ("funding", "--by", "party,year", "--assume", "towns=equal", "--assume", "year=days"),
    ("graph",),
    ("render", "body", "board"),
    ("render", "route", "fairway"),
    ("render", "membership"),
    ("render", "structure"),
)

_REFERENCES = {"by", "a", "b", "c", "crown", "towns", "master", "office", "board", "fairway"}
_OWN_SEATS = ("chair",)


def abroad(value: Any) -> Any:
    """What a file says, as another file that imports it as `base` says it."""
    if isinstance(value, dict):
        return {key: item if key in ("seat", "name", "title", "terms", "note", "source") else abroad(item) for key, item in value.items()}
    if isinstance(value, list):
        return [abroad(item) for item in value]
    return f"base.{value}" if value in _REFERENCES else value


def cut(
    whole: Mapping[str, Any], at: tuple[str, ...], moved: Iterable[str], seats: Mapping[str, Iterable[str]] = {}, needs: Iterable[str] = ()
) -> tuple[Data, Data]:
    """`whole` as two files: what defines it, and one that elaborates the thing at `at` with the fields `moved`.

    `seats`: for a body, the fields of each seat that the second file says. `needs`: fields that both must have.
    """
    base, id_ = copy.deepcopy(dict(whole)), at[-1]
    base["id"] = "base"
    holder = base
    for step in at[:-1]:
        holder = holder[step]
    thing = holder[id_]
    reference = ".".join(("base", *(step for step in at if step not in ("parties", "offices", "bodies", "cases", "contributions"))))
    more: Data = {"elaborates": reference}
    for field in needs:
        more[field] = thing[field]
    for field in moved:
        more |= abroad({field: thing.pop(field)})
    if seats:
        more["seats"] = {}
        for seat, fields in seats.items():
            more["seats"][seat] = abroad({field: thing["seats"][seat].pop(field) for field in fields})
    second: Data = {"govcheck": 1, "id": "more", "title": "More", "imports": {"base": "base.yaml"}}
    inner: Data = second
    for step in at[:-1]:
        inner = inner.setdefault(step, {})
    inner[id_] = more
    return base, second
