"""Every seat, body and relation of a model is in the picture that shows them, and none else."""

from __future__ import annotations

from pathlib import Path

import pytest

from governance.diagnostics import Lang
from governance.model.bodies import Body
from governance.words.relations import VERBS
from render.pictures.diagrams.diagram_registry import DIAGRAMS, by_name
from render.pictures.theme import LEAST, TEXT
from tests.conftest import EVERY_MODEL, NATIONAL, NORDJYLLAND, PORT, SLIPWAY
from tests.pictures.helpers import REAL, SVG, Ask, asks, file_of, ids, laid, meant, own, relations

EVERY = pytest.mark.parametrize("ask", list(asks()), ids=str)
PATHS = pytest.mark.parametrize("path", EVERY_MODEL, ids=lambda path: path.stem)


def bodies_of(path: Path) -> list[Body]:
    """The bodies of which a file speaks."""
    return [body for body in meant(path).bodies if file_of(path) in body.files]


def every_relation(path: Path) -> set[str]:
    """Every relation, as pictures name it."""
    return {f"{e.source} {e.kind} {e.target}" for e in meant(path).graph.edges}


@EVERY
def test_a_picture_is_titled_dated_explained_and_without_scripts(ask: Ask) -> None:
    found = laid(ask)
    root, text = found.root, " ".join(found.root.itertext())
    assert root.find(f"{SVG}title") is not None
    assert root.find(f"{SVG}desc") is not None
    assert root.get("role") == "graphics-document document"
    assert root.get("lang") == ask.lang
    assert not [thing for thing in root.iter() if thing.tag.endswith(("script", "foreignObject", "image"))]
    assert not [key for thing in root.iter() for key in thing.attrib if key.startswith("on")]
    status = {"draft": ("Draft", "Udkast"), "in_force": ("In force", "Gældende")}[str(meant(ask.path).headings[0].status)]
    if not ask.id:
        assert status[ask.lang == "da"] in text
    assert found.picture.legend, "a legend"
    assert found.picture.title in text or found.picture.title.split()[0] in text


@EVERY
def test_every_box_carries_its_id_kind_and_clause(ask: Ask) -> None:
    found = laid(ask)
    boxes = [g for g in found.root.iter(f"{SVG}g") if g.get("class") == "node"]
    assert len(boxes) == len(found.picture.boxes)
    known = {node.id for node in meant(ask.path).graph.nodes}
    for box in boxes:
        assert {"data-id", "data-kind", "data-clause", "aria-label", "role"} <= set(box.keys())
        assert box.find(f"{SVG}title") is not None or not box.get("aria-label")
        if box.get("data-kind") in ("body", "party", "office", "seat", "case", "clause", "document"):
            assert set(str(box.get("data-id")).split(", ")) <= known


@EVERY
def test_no_picture_tells_of_what_the_model_does_not_say(ask: Ask) -> None:
    told = {one for one in relations(laid(ask).root) if len(one.split()) >= 3 and "->" not in one}
    invented = {one for one in told - every_relation(ask.path) if not one.startswith(("rest ", "step ", "head "))}
    assert not invented


@PATHS
def test_the_structure_has_every_body_and_every_relation_of_support(path: Path) -> None:
    graph = meant(path).graph
    root = laid(Ask(path, "structure", "", "da")).root
    bodies = {body.label for body in bodies_of(path)}
    shown = ids(root, "body")
    assert len(shown) == len(set(shown))
    assert bodies <= set(shown)
    wanted = set()
    for edge in graph.edges:
        ends = {edge.source, edge.target}
        if edge.kind not in ("supports", "serves", "leads", "reports_to", "coordinates_with", "part_of") or not ends & bodies:
            continue
        if {graph.by_id[end].kind for end in ends} <= {"body", "party", "office"}:
            wanted.add(f"{edge.source} {edge.kind} {edge.target}")
    assert wanted <= relations(root)
    foreign = set(shown) - bodies
    tied = {end for edge in graph.edges for end in (edge.source, edge.target.rpartition(".")[0] or edge.target)}
    assert foreign <= tied | bodies


@PATHS
def test_the_table_of_members_has_every_seat_once_and_who_appoints_it(path: Path) -> None:
    root = laid(Ask(path, "membership", "", "en")).root
    seats = [seat.label for body in bodies_of(path) for seat in body.seats.values()]
    shown = ids(root, "seat")
    for seat in seats:
        assert shown.count(seat) == 1, seat
    elsewhere = {seat for actor in meant(path).actors if file_of(path) in actor.files for seat in actor.appoints.things}
    assert len(set(shown) - set(seats)) <= len(elsewhere)
    wanted = {f"{e.source} {e.kind} {e.target}" for e in meant(path).graph.edges if e.kind in ("appoints", "holds") and e.target in seats}
    assert wanted <= relations(root)


@pytest.mark.parametrize(
    ("path", "seat", "look"), [(NATIONAL, "forretningsudvalg.concito", "observer"), (PORT, "quay_board.press", "observer")]
)
def test_observers_are_told_apart_without_colour(path: Path, seat: str, look: str) -> None:
    found = laid(Ask(path, "membership", "", "en"))
    box = next(box for box in found.picture.boxes if box.told.id == seat)
    others = [box for box in found.picture.boxes if box.told.kind == "seat" and box.look == "seat"]
    assert box.look == look
    assert "○" in box.lines[0].text
    assert all("○" not in line.text for other in others for line in other.lines)
    drawn = next(g for g in found.root.iter(f"{SVG}g") if g.get("data-id") == seat)
    assert [path_.get("stroke-dasharray") for path_ in drawn.iter(f"{SVG}path")] != [None]


@pytest.mark.parametrize(("path", "seat"), [(NATIONAL, "administrativ_projektstyregruppe.kl"), (PORT, "quay_board.boatowners")])
def test_deputies_are_told_apart_without_colour(path: Path, seat: str) -> None:
    found = laid(Ask(path, "membership", "", "en"))
    drawn = next(g for g in found.root.iter(f"{SVG}g") if g.get("data-id") == seat)
    assert len(list(drawn.iter(f"{SVG}path"))) == 2, "an outline behind the outline"


@pytest.mark.parametrize(
    ("path", "body", "votes", "observers"),
    [(NATIONAL, "forretningsudvalg", "5 med stemme", 3), (NATIONAL, "politisk_udviklingsgruppe", "12 med stemme", 3)],
)
def test_the_agreements_own_numbers(path: Path, body: str, votes: str, observers: int) -> None:
    # pa 8.2: 1 + 2 + 2 with a vote, 1 + 1 + 1 observing; pa 8.3: 5 + 5 + 2 with a vote, 3 observing.
    found = laid(Ask(path, "membership", "", "da")).picture
    head = next(group for group in found.groups if group.told.id == body)
    said = " ".join(line.text for line in head.lines)
    assert said.split(",")[0].endswith(votes)
    assert f"{observers} observatører" in said
    dots = [line.text for box in found.boxes if box.group == head.key for line in box.lines]
    assert sum(text.count("●") for text in dots) == int(votes.split()[0])
    assert sum(text.count("○") for text in dots) == observers


@PATHS
def test_the_map_has_everything(path: Path) -> None:
    graph = meant(path).graph
    root = laid(Ask(path, "map", "", "en")).root
    mine = {node.id for node in graph.nodes if node.model == file_of(path).id}
    shown = ids(root)
    assert len(shown) == len(set(shown))
    assert mine <= set(shown)
    wanted = {f"{e.source} {e.kind} {e.target}" for e in graph.edges if e.source in mine or e.target in mine}
    assert wanted <= relations(root)


@pytest.mark.parametrize(
    ("path", "thing"), [(path, thing) for path in EVERY_MODEL for thing in own(path)], ids=lambda v: getattr(v, "stem", v)
)
def test_a_card_has_its_seats_and_cases_and_a_way_its_steps(path: Path, thing: str) -> None:
    diagram, _, id_ = thing.partition(" ")
    root = laid(Ask(path, diagram, id_, "da")).root
    edges = [(e.source, e.kind, e.target) for e in meant(path).graph.edges]
    if diagram == "body":
        assert sorted(ids(root, "seat")) == sorted({seat for seat, kind, body in edges if kind == "sits_in" and body == id_})
        wanted = {" ".join(e) for e in edges if e[0] == id_ and e[1] in (*VERBS.values(), "takes_part_in", "receives")}
        wanted |= {" ".join(e) for e in edges if e[2].rpartition(".")[0] == id_ and e[1] in ("appoints", "holds")}
    else:
        wanted = {" ".join(e) for e in edges if e[2] == id_ and e[1] in (*VERBS.values(), "takes_part_in", "receives")}
    assert wanted <= relations(root)


def test_a_way_goes_on_where_the_case_goes_on() -> None:
    found = laid(Ask(SLIPWAY, "route", "hauling_out", "en"))
    steps = [group.key for group in found.picture.groups]
    assert [step.split()[1] for step in steps] == ["hauling_out"] * 2 + ["berth"] * 8
    assert "hauling_out continues_as berth" in relations(found.root)
    assert len(found.picture.arrows) == len(steps) - 1


def test_what_the_text_leaves_open_is_drawn_as_open() -> None:
    case = laid(Ask(NATIONAL, "route", "klimaudviklingsspor", "da")).picture
    assert [box.role for box in case.boxes if box.told.kind == "step" and box.role != "plain"] == ["unknown"], (
        "pa 6.1 names nobody who starts it"
    )
    assert any("eksempel i teksten" in note for note in case.notes), "an assumption is told"
    joint = laid(Ask(NORDJYLLAND, "route", "faelles_sag", "da")).picture
    said = " ".join(line.text for box in joint.boxes for line in box.lines)
    assert "ved uenighed: ikke angivet" in said
    assert "(som udgangspunkt)" in " ".join(line.text for group in joint.groups for line in group.lines), "gm P4: som udgangspunkt"


def test_money_is_exact_and_what_is_left_is_told_with_its_limits() -> None:
    found = laid(Ask(NATIONAL, "funding", "", "da")).picture
    texts = {box.key: [line.text for line in box.lines] for box in found.boxes}
    assert texts["funding.realdania"][0] == "op til 22.100.000 kr."
    assert texts["rest of funding.regioner"][0] == "25.000.000 kr.", "30 less 5"
    assert texts["rest of funding.kommuner"][0] == "30.000.000 kr.", "no part at all"
    assert "rest of funding.realdania" not in texts, "17.1 and 5 make up 22.1"
    assert "82.100.000 kr." in found.subtitle
    port = laid(Ask(PORT, "funding", "", "en")).picture
    rest = next(box for box in port.boxes if box.key == "rest of funding.dues")
    assert rest.lines[0].text == "up to 100,000 EUR", "1,000,000.50 less 400,000.50, 400,000 and 100,000 to 200,000"


FIT = [ask for ask in asks(REAL) if ask.diagram != "map"]


@pytest.mark.parametrize("ask", FIT, ids=str)
def test_what_goes_into_an_agenda_fits_a4_with_readable_text(ask: Ask) -> None:
    page = laid(ask).page
    scale, paper, _ = page.paper
    assert paper == "A4"
    assert TEXT * scale >= LEAST


def test_every_diagram_is_drawn_here() -> None:
    assert {ask.diagram for ask in asks()} == {diagram.name for diagram in DIAGRAMS}
    assert by_name("nothing") is None


def box_text(path: Path, lang: Lang, id_: str, diagram: str = "structure") -> str:
    """What is written in a box, and below the picture under the marks that it has."""
    found = laid(Ask(path, diagram, "", lang)).picture
    said = " ".join(line.text for box in found.boxes if box.told.id == id_ for line in box.lines)
    return said + "".join(f" | {note}" for number, note in enumerate(found.notes, 1) if f"({number})" in said)


def test_a_body_elsewhere_is_led_by_all_who_lead_it() -> None:
    # pa 2.1, pa 8.5, po N6: KKR and region lead the DGO; the line from KKR Nordjylland alone would hide the region.
    assert "ledes af Region Nordjylland" in box_text(NORDJYLLAND, "da", "dgo_nordjylland")


def test_who_leads_in_what_is_told() -> None:
    # gm A2: the project steering group leads professionally; gm A3: the head of the BRN secretariat, the staff, from day to day.
    said = box_text(NORDJYLLAND, "da", "klimasekretariat")
    for part in (
        "Projektstyregruppen (",
        "Sekretariatschef i BRN-sekretariatet (",
        "Overordnet faglig ledelse.",
        "Daglig personalemæssig ledelse.",
    ):
        assert part in said, part


def test_who_appoints_is_not_said_to_send_members() -> None:
    # gm P7: KKR Nordjylland and the regional council appoint; gm A2: representatives from T11+.
    roles = {(arrow.source, arrow.target): arrow.role for arrow in laid(Ask(NORDJYLLAND, "structure", "", "da")).picture.arrows}
    assert roles["kkr_nordjylland", "politisk_udviklingsgruppe"] == "appoints"
    assert roles["regionsraad_nordjylland", "politisk_udviklingsgruppe"] == "appoints"
    assert roles["t11plus", "projektstyregruppe"] == "sends"


def test_no_vote_is_told_where_no_rule_is_stated() -> None:
    # The governance model gives none of its bodies a rule to decide by; the agreement gives one to the executive committee.
    for ask in (Ask(NORDJYLLAND, "membership", "", "da"), Ask(NORDJYLLAND, "body", "brn_bestyrelse", "da")):
        assert "med stemme" not in " ".join(laid(ask).root.itertext()).lower(), ask
    assert "Med stemme" in " ".join(laid(Ask(NATIONAL, "body", "forretningsudvalg", "da")).root.itertext())
    assert "5 med stemme" in " ".join(laid(Ask(NATIONAL, "membership", "", "da")).root.itertext())


def test_a_table_of_members_says_what_is_noted_of_a_body() -> None:
    found = laid(Ask(NORDJYLLAND, "membership", "", "da")).picture
    assert any(note.startswith("Nævnes, men oprettes ikke") for note in found.notes)


def test_a_card_tells_the_force_of_its_relations() -> None:
    # gm A2: the KKR secretariat may attend, as needed; pa 8.5: as a rule.
    said = [" ".join(laid(Ask(NORDJYLLAND, "body", id_, "da")).root.itertext()) for id_ in ("projektstyregruppe", "kkr_sekretariat")]
    assert all("(efter behov)" in text for text in said)


def test_an_assumed_period_is_told_as_assumed() -> None:
    # The governance model states no term of its own; the agreement does (pa 7.1).
    assert laid(Ask(NORDJYLLAND, "structure", "", "da")).picture.subtitle.endswith("31. december 2027 (antaget)")
    assert "assumed" not in laid(Ask(NATIONAL, "structure", "", "en")).picture.subtitle


def test_the_force_of_a_relation_is_told_in_its_box() -> None:
    assert "KKR-sekretariatet (efter behov)" in box_text(NORDJYLLAND, "da", "projektstyregruppe"), "gm A2"
    assert "(as a rule)" in box_text(NATIONAL, "en", "dgo_politisk_styregruppe"), "pa 8.5"


def test_a_body_that_is_named_but_not_set_up_says_so() -> None:
    assert "Nævnes, men oprettes ikke" in box_text(NORDJYLLAND, "da", "politisk_styregruppe")
