"""Writes made-up governance models of any size, and the same facts as RDF with SHACL shapes, the same bytes for the same seed.

    python -m benchmarks.generate benchmarks/data 20 1000 10000

A model is made of districts of ten bodies: a council, five committees, three steering groups and the secretariat that
serves them, with the towns that appoint to them, their agreement clause by clause, cases with their routes, money, and what
the agreement states. That is about 65 lines of YAML a body, and it uses the language as the real models do. Nothing in it
is wrong, but here and there the text leaves something open, as texts do.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DISTRICT = 10
"""Bodies in a district; the number of bodies is a multiple of it."""
SEED = 2023
TOWNS = 7
OPEN = 0.005
"""How often a body's text leaves something open."""

_FIRST = ("Nør", "Sønder", "Øster", "Vester", "Stor", "Lille", "Gammel", "Ny", "Over", "Neder")
_LAST = ("borg", "by", "havn", "kær", "lund", "næs", "rup", "strand", "sø", "ådal")
_FIELDS = (
    ("vand", "Vand og spildevand", "Water and sewage"),
    ("veje", "Veje og broer", "Roads and bridges"),
    ("skoler", "Skoler og uddannelse", "Schools and education"),
    ("havne", "Havne og færger", "Harbours and ferries"),
    ("kultur", "Kultur og biblioteker", "Culture and libraries"),
    ("natur", "Natur og friluftsliv", "Nature and outdoor life"),
    ("varme", "Fjernvarme og energi", "District heating and energy"),
    ("affald", "Affald og genbrug", "Waste and recycling"),
    ("beredskab", "Beredskab og redning", "Emergency services"),
)
_TASKS = (
    ("plan", "Lægge den årlige plan og følge dens fremdrift", "Draw up the yearly plan and follow its progress"),
    ("dialog", "Holde en god dialog med byerne og deres borgere", "Keep a good dialogue with the towns and their citizens"),
    ("viden", "Samle og dele viden på tværs af distriktet", "Gather and share knowledge across the district"),
    ("status", "Gøre status over økonomi og ressourcer", "Report on finances and resources"),
    ("hoering", "Tage stilling til høringer på området", "Respond to consultations in the field"),
)

Model = dict[str, Any]


def words(da: str, en: str) -> dict[str, str]:
    """A text in both languages."""
    return {"da": da, "en": en}


def model(bodies: int, seed: int = SEED) -> Model:
    """A model of so many bodies, as plain data."""
    if bodies < DISTRICT or bodies % DISTRICT:
        raise ValueError(f"the number of bodies is a multiple of {DISTRICT}")
    rng = random.Random(seed)
    whole: Model = {
        "govcheck": "1",
        "id": "made_up",
        "title": words("Opdigtede distrikter", "Made-up districts"),
        "status": "in_force",
        "period": {"from": "2024-01-01", "to": "2028-12-31", "source": "a_0001 1.2"},
        **{key: {} for key in ("documents", "parties", "offices", "bodies", "facets", "cases", "subjects")},
        "funding": {"currency": "DKK", "total": {}, "source": "a_0001 4.1", "contributions": {}},
        "states": [{"of": "period", "length": "5 years", "source": "a_0001 1.2"}],
    }
    whole["facets"] = {
        "district": {"name": words("Distrikt", "District"), "values": {}, "source": "a_0001 1.1"},
        "field": {"name": words("Område", "Field"), "values": {key: words(da, en) for key, da, en in _FIELDS}, "source": "a_0001 1.1"},
    }
    total = sum(_district(whole, number, rng) for number in range(1, bodies // DISTRICT + 1))
    whole["funding"]["total"] = {"firm": f"{total:_}", "source": "a_0001 4.1"}
    return whole


def _district(whole: Model, number: int, rng: random.Random) -> int:
    """Add a district; returns how much money it brings."""
    n = f"{number:04}"
    document = f"a_{n}"
    towns = [f"town_{n}_{k}" for k in range(1, TOWNS + 1)]
    group, institute, secretariat, council = f"towns_{n}", f"institute_{n}", f"secretariat_{n}", f"council_{n}"
    steering = [f"steering_{n}_{k}" for k in range(1, 4)]
    committees = [f"committee_{n}_{k}" for k in range(1, 6)]
    whole["documents"][document] = {
        "title": words(f"Aftale om distrikt {number}", f"Agreement on district {number}"),
        "date": f"2023-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
        "status": "signed",
        "copies": str(TOWNS + 1),
        "copies_to": [group, institute],
        "source": f"{document} 5.1",
        "clauses": _clauses(number),
    }
    whole["facets"]["district"]["values"][f"d_{n}"] = words(f"Distrikt {number}", f"District {number}")
    for place, town in enumerate(towns):
        whole["parties"][town] = {
            "name": rng.choice(_FIRST) + rng.choice(_LAST) + f" {town[5:].replace('_', '-')}",
            "signs": [{"id": document, "through": f"mayor_{town[5:]}"}] if place < 3 else document,
            "source": f"{document} 1.1",
        }
    whole["parties"][group] = {
        "name": words(f"Byerne i distrikt {number}", f"The towns of district {number}"),
        "members": towns,
        "source": f"{document} 1.1",
    }
    whole["parties"][institute] = {
        "name": words(f"Instituttet i distrikt {number}", f"The institute of district {number}"),
        "signs": document,
        "source": f"{document} 1.1",
    }
    for town in towns[:3]:
        whole["offices"][f"mayor_{town[5:]}"] = {
            "name": words("Borgmesteren", "The mayor"),
            "party": town,
            "source": f"{document} 1.1",
        }
    whole["offices"][f"director_{n}"] = {"name": words("Direktøren", "The director"), "party": institute, "source": f"{document} 1.1"}
    bodies = [council, *committees, *steering]
    for place, body in enumerate(bodies, 1):
        field = _FIELDS[place - 1]
        whole["bodies"][body] = _body(body, place, field, document, towns, institute, secretariat, steering, rng)
    whole["bodies"][secretariat] = {
        "name": words(f"Sekretariatet i distrikt {number}", f"The secretariat of district {number}"),
        "level": "secretariat",
        "source": f"{document} 2.10",
        "led_by": rng.choice(towns),
        "serves": bodies,
        "staff": {"count": str(rng.randint(2, 6)), "full_time": "true"},
        "tasks_listed": "in_full",
        "tasks": _tasks(_TASKS, bodies[:2], rng),
    }
    for place, body in enumerate(committees, 1):
        whole["cases"][f"case_{n}_{place}"] = _case(n, place, body, council, secretariat, document, rng)
    project = f"project_{n}"
    whole["subjects"][project] = {"name": words("Det fælles projekt", "The joint project"), "source": f"{document} 4.1"}
    whole["states"] += [
        {"of": group, "count": str(TOWNS), "source": f"{document} 1.1"},
        {"of": council, "chaired_by": f"mayor_{n}_1", "source": f"{document} 2.1"},
    ]
    return _money(whole, n, towns, institute, project, document, rng)


def _clauses(number: int) -> Model:
    clauses: Model = {
        "1.1": {"title": words("Parterne", "The parties")},
        "1.2": {"title": words("Aftalens varighed", "Term of the agreement")},
    }
    clauses |= {f"2.{k}": {"title": words(f"Organ {k} og dets medlemmer", f"Body {k} and its members")} for k in range(1, 11)}
    clauses |= {f"3.{k}": {"title": words(f"Sager af slags {k}", f"Cases of kind {k}")} for k in range(1, 6)}
    clauses["4.1"] = {"title": words("Økonomi", "Money")}
    clauses["5.1"] = {"title": words("Eksemplarer", "Copies")}
    aside = {"not_modelled": words("En hensigt uden handling eller ansvarlig", "An aim without an act or anyone responsible")}
    clauses["5.2"] = {"title": words("God skik", "Good practice"), **aside}
    if number > 1:
        clauses["1.2"] |= {"not_modelled": words("Står i den første aftale", "Stands in the first agreement")}
    return clauses


def _body(
    body: str,
    place: int,
    field: tuple[str, str, str],
    document: str,
    towns: list[str],
    institute: str,
    secretariat: str,
    steering: list[str],
    rng: random.Random,
) -> Model:
    political = not body.startswith("steering")
    mandate = "political" if political else "administrative"
    seated = towns[:5] if political else towns[:4]
    deputy = {"deputy": "true"} if rng.random() < 0.2 else {}
    seats: Model = {town: {"appointed_by": town, "mandate": mandate, **deputy} for town in seated}
    if place == 1:
        seats[towns[0]] = {"held_by": f"mayor_{towns[0][5:]}", "mandate": mandate, **deputy}
    else:
        seats["others"] = {
            "appointed_by": [towns[5], towns[6]],
            "count": "2",
            "mandate": mandate,
            "name": words("De øvrige byer", "The other towns"),
            **deputy,
        }
    seats[institute] = {"held_by": f"director_{document[2:]}", "observer": "true", "mandate": "professional"}
    if not political:
        seats["guest"] = {"appointed_by": institute, "observer": "true", "name": words("Institut", "Institute")}
    made: Model = {
        "name": words(f"{field[1]} i {document[2:]}", f"{field[2]} of {document[2:]}"),
        "level": mandate,
        "source": f"{document} 2.{place}",
        "seats": seats,
        "attended_by": [{"id": institute, "source": f"{document} 2.{place}"}],
        "chair": {"held_by": f"mayor_{towns[0][5:]}"} if place == 1 else {"seat": rng.choice(seated)},
        "decides": _decides(rng),
        "meets": {"per_year": str(rng.randint(2, 12)), "also": rng.choice(("extraordinary", "as_needed"))},
        "served_by": secretariat,
        "tasks_listed": "among_others",
        "tasks": _tasks(rng.sample(_TASKS, 2), towns[:2], rng),
    }
    if political:
        made["supported_by"] = rng.choice(steering)
    if rng.random() < OPEN:
        made["meets"] = "not_stated"
    if rng.random() < OPEN and place > 1:
        made["chair"] = "not_stated"
    return made


def _decides(rng: random.Random) -> Model:
    if rng.random() < 0.25:
        return {
            "rule": "unanimity",
            "of": "seats",
            "assumed": words("Aftalen er tavs om fravær", "The agreement is silent on absence"),
        }
    rule: Model = {"rule": "majority", "of": "cast"}
    if rng.random() < 0.3:
        rule |= {"threshold": rng.choice(("2/3", "60%", "3/5")), "strict": "false"}
    left_out = dict.fromkeys(("vacancy", "absence", "abstention", "recusal"), "left_out")
    return {**rule, "quorum": str(rng.randint(3, 4)), "tie": rng.choice(("rejected", "status_quo")), **left_out}


def _tasks(tasks: Any, for_: list[str], rng: random.Random) -> Model:
    made: Model = {}
    for key, da, en in tasks:
        made[key] = {"name": words(da, en)}
        if rng.random() < 0.4:
            made[key]["for"] = list(for_)
        if rng.random() < 0.2:
            made[key]["force"] = rng.choice(("as_a_rule", "may", "intends"))
    return made


def _case(n: str, place: int, body: str, council: str, secretariat: str, document: str, rng: random.Random) -> Model:
    key, da, en = _FIELDS[place]
    last = "approve" if rng.random() < 0.5 else "decide"
    return {
        "name": words(f"Sag om {da.lower()} i distrikt {n}", f"Case of {en.lower()} in district {n}"),
        "terms": {"da": [key, f"{key}plan", f"{key}projekt"], "en": [en.split()[0].lower(), "plan"]},
        "when": {"district": f"d_{n}", "field": key},
        "source": f"{document} 3.{place}",
        "route": [
            {"step": "prepare", "by": secretariat},
            {"step": "recommend", "by": body},
            {"step": last, "by": council},
            {"step": "inform", "by": secretariat, "to": f"towns_{n}"},
        ],
    }


def _money(whole: Model, n: str, towns: list[str], institute: str, project: str, document: str, rng: random.Random) -> int:
    total = 0
    for key, payers in ((f"towns_{n}", towns[:1]), (f"institute_{n}", [institute])):
        amount, part = rng.randint(10, 90) * 100_000, rng.randint(1, 9) * 100_000
        total += amount
        rest = amount - part
        whole["funding"]["contributions"][key] = {
            "payers": payers[0],
            "amount": f"{amount:_}",
            "form": rng.choice(("cash", "working_time")),
            "source": f"{document} 4.1",
            "parts": {
                "project": {"amount": f"{part:_}", "purpose": project, "liquid": "true", "approved_by": payers[0]},
                "secretariat": {"amount": f"{rest:_}", "recipients": f"secretariat_{n}", "earmarked": "true"},
            },
        }
    return total


def to_yaml(whole: Model) -> str:
    """The model as a person would write it: blocks, with small things on one line."""
    return "".join(f"{line}\n" for line in _lines(whole, 0))


def _lines(value: Model, indent: int) -> Iterator[str]:
    margin = " " * indent
    for key, item in value.items():
        shown = f'"{key}"' if key[0].isdigit() else key
        if isinstance(item, dict) and not _is_small(key, item):
            yield f"{margin}{shown}:"
            yield from _lines(item, indent + 2)
        elif isinstance(item, list) and item and isinstance(item[0], dict):
            yield f"{margin}{shown}:"
            for one in item:
                yield f"{margin}  - {_flow(one)}"
        else:
            yield f"{margin}{shown}: {_flow(item)}"


def _is_small(key: str, item: Model) -> bool:
    return key in ("meets", "chair", "staff", "when", "total") or item.keys() == {"da", "en"} or item.keys() == {"title"}


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return str(value)


PREFIXES = """\
@prefix g: <https://example.org/govcheck#> .
@prefix m: <https://example.org/made-up#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def to_turtle(whole: Model) -> str:
    """The same facts as a graph: a node for everything that has an id, and for every rule, task and step."""
    out = [PREFIXES]
    for key, item in whole["documents"].items():
        out.append(_node(key, "Document", item, copiesTo=item["copies_to"]))
        out += [_node(_clause(f"{key} {label}"), "Clause", clause, of=key) for label, clause in item["clauses"].items()]
    for key, item in whole["parties"].items():
        out.append(_node(key, "Party", item, signs=_ids(item.get("signs")), member=item.get("members")))
    for key, item in whole["offices"].items():
        out.append(_node(key, "Office", item, party=item["party"]))
    for key, item in whole["subjects"].items():
        out.append(_node(key, "Subject", item))
    for key, item in whole["bodies"].items():
        out += _body_nodes(key, item)
    for key, item in whole["cases"].items():
        steps = [f"{key}.step{number}" for number in range(len(item["route"]))]
        out.append(_node(key, "Case", item, step=steps))
        for step, one in zip(steps, item["route"], strict=True):
            out.append(_node(step, "Step", {}, by=one["by"], to=one.get("to"), verb=f'"{one["step"]}"'))
    for key, item in whole["funding"]["contributions"].items():
        parts = [f"funding.{key}.{part}" for part in item["parts"]]
        out.append(_node(f"funding.{key}", "Contribution", item, payer=item["payers"], amount=_sum(item), part=parts))
        for name, part in zip(parts, item["parts"].values(), strict=True):
            links = {"purpose": part.get("purpose"), "recipient": part.get("recipients"), "approvedBy": part.get("approved_by")}
            out.append(_node(name, "Part", {}, amount=_sum(part), **links))
    return "".join(out)


def _body_nodes(key: str, item: Model) -> list[str]:
    seats = {f"{key}.{seat}": value for seat, value in item.get("seats", {}).items()}
    tasks = {f"{key}.task.{task}": value for task, value in item["tasks"].items()}
    links = {name: item.get(field) for name, field in (("servedBy", "served_by"), ("supportedBy", "supported_by"), ("serves", "serves"))}
    rule = f"{key}.rule" if "decides" in item else None
    out = [_node(key, "Body", item, level=f'"{item["level"]}"', seat=list(seats), task=list(tasks), decides=rule, **links)]
    if rule:
        quorum = item["decides"].get("quorum")
        out.append(_node(rule, "Rule", {}, rule=f'"{item["decides"]["rule"]}"', quorum=quorum and f'"{quorum}"^^xsd:integer'))
    for name, seat in seats.items():
        count = f'"{seat.get("count", 1)}"^^xsd:integer'
        out.append(_node(name, "Seat", seat, appointedBy=seat.get("appointed_by"), heldBy=seat.get("held_by"), count=count))
    out += [_node(name, "Task", {"name": task["name"]}, **{"for": task.get("for")}) for name, task in tasks.items()]
    return out


def _node(key: str, kind: str, item: Model, **links: str | list[str] | None) -> str:
    facts = [f"a g:{kind}"]
    name = item.get("name", item.get("title"))
    if isinstance(name, dict):
        facts += [f'g:name "{name["da"]}"@da, "{name["en"]}"@en']
    elif name:
        facts += [f'g:name "{name}"']
    if "source" in item:
        facts.append(f"g:source m:{_clause(item['source'])}")
    for verb, objects in links.items():
        many = [objects] if isinstance(objects, str) else objects
        if many:
            facts.append(f"g:{verb} " + ", ".join(one if one.startswith('"') else f"m:{one}" for one in many))
    return f"m:{key} " + " ;\n  ".join(facts) + " .\n"


def _ids(links: Any) -> Any:
    return [link["id"] for link in links] if isinstance(links, list) else links


def _clause(source: str) -> str:
    return source.replace(" ", ".c")


def _sum(item: Model) -> str:
    return f'"{item["amount"].replace("_", "")}"^^xsd:decimal'


def shapes() -> str:
    """SHACL shapes for what to_turtle writes: what must be there, of which kind, and what everything refers to."""
    actor = "sh:or ( [ sh:class g:Party ] [ sh:class g:Body ] [ sh:class g:Office ] )"
    name, source = "sh:path g:name ; sh:minCount 1", "sh:path g:source ; sh:minCount 1 ; sh:class g:Clause"
    amount = "sh:path g:amount ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:decimal"
    asked = {
        "Document": [name, source, f"sh:path g:copiesTo ; {actor}"],
        "Clause": [name, "sh:path g:of ; sh:minCount 1 ; sh:class g:Document"],
        "Party": [name, source, "sh:path g:signs ; sh:class g:Document", f"sh:path g:member ; {actor}"],
        "Office": [name, source, "sh:path g:party ; sh:minCount 1 ; sh:or ( [ sh:class g:Party ] [ sh:class g:Body ] )"],
        "Subject": [name, source],
        "Body": [
            name,
            source,
            'sh:path g:level ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( "political" "administrative" "secretariat" "knowledge" )',
            "sh:path g:seat ; sh:class g:Seat",
            "sh:path g:task ; sh:minCount 1 ; sh:class g:Task",
            "sh:path g:decides ; sh:maxCount 1 ; sh:class g:Rule",
            *(f"sh:path g:{verb} ; {actor}" for verb in ("servedBy", "supportedBy", "serves")),
        ],
        "Rule": ['sh:path g:rule ; sh:minCount 1 ; sh:in ( "unanimity" "majority" )', "sh:path g:quorum ; sh:datatype xsd:integer"],
        "Seat": [
            f"sh:path [ sh:alternativePath ( g:appointedBy g:heldBy ) ] ; sh:minCount 1 ; {actor}",
            "sh:path g:count ; sh:maxCount 1 ; sh:datatype xsd:integer ; sh:minInclusive 0",
        ],
        "Task": [name, f"sh:path g:for ; {actor}"],
        "Case": [name, source, "sh:path g:step ; sh:minCount 1 ; sh:class g:Step"],
        "Step": [
            'sh:path g:verb ; sh:minCount 1 ; sh:in ( "prepare" "recommend" "decide" "approve" "inform" )',
            f"sh:path g:by ; sh:minCount 1 ; {actor}",
            f"sh:path g:to ; {actor}",
        ],
        "Contribution": [source, amount, f"sh:path g:payer ; sh:minCount 1 ; {actor}", "sh:path g:part ; sh:class g:Part"],
        "Part": [
            amount,
            "sh:path g:purpose ; sh:or ( [ sh:class g:Subject ] [ sh:class g:Case ] )",
            f"sh:path g:recipient ; {actor}",
            f"sh:path g:approvedBy ; {actor}",
        ],
    }
    out = [PREFIXES]
    for kind, properties in asked.items():
        rows = " ;\n".join(f"  sh:property [ {one} ]" for one in properties)
        out.append(f"g:{kind}Shape a sh:NodeShape ;\n  sh:targetClass g:{kind} ;\n{rows} .\n")
    return "".join(out)


def write(folder: Path, bodies: int, seed: int = SEED) -> Path:
    """Write `BODIES.yaml` and `BODIES.ttl` and `shapes.ttl` to the folder; returns the model's path."""
    folder.mkdir(parents=True, exist_ok=True)
    made = model(bodies, seed)
    path = folder / f"{bodies}.yaml"
    path.write_text(to_yaml(made), encoding="utf-8")
    (folder / f"{bodies}.ttl").write_text(to_turtle(made), encoding="utf-8")
    (folder / "shapes.ttl").write_text(shapes(), encoding="utf-8")
    return path


def main() -> None:
    """Write the models asked for on the command line: a folder, then how many bodies."""
    if len(sys.argv) < 3 or not all(size.isdigit() for size in sys.argv[2:]):
        sys.exit("usage: python -m benchmarks.generate FOLDER BODIES...")
    for size in map(int, sys.argv[2:]):
        path = write(Path(sys.argv[1]), size)
        print(f"{path}  {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
