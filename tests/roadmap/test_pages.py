"""The pages: as quick with thirty rows as with one, on paper, and by hand."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from assieme.core.documents.pdf import pdf
from assieme.organisations.models import Organisation
from assieme.people.models import Person
from assieme.roadmap import actions, my_day, paper, reads, register_reads
from assieme.roadmap.models import Evidence, Roadmap, ServiceDecision, Task
from assieme.roadmap.register_actions import enter_row
from assieme.roadmap.registers import REGISTERS
from assieme.roadmap.said import Shown
from tests.factories import NOW, a_facilitator, an_initiative, an_organisation, signed_in
from tests.paper import assert_accessible, text_of
from tests.roadmap.test_registers import SAID

TODAY = NOW.date()
DAY = {"on_day": "4", "on_month": "5", "on_year": "2026"}


def page(client: Client, address: str, status: int = 200, post: dict[str, Any] | None = None) -> str:
    response = client.get(address) if post is None else client.post(address, post, follow=True)
    assert response.status_code == status, response.content.decode()[:2000]
    return " ".join(response.content.decode().split())


def at(name: str, **kwargs: Any) -> str:
    return reverse(name, kwargs=kwargs)


def queries(ask: Callable[[], object]) -> int:
    ask()
    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured)


def test_a_road_begins_and_gets_its_evidence(client: Client, organisation: Organisation, leader: Person) -> None:
    leads, whole = signed_in(client, leader), at("roadmap", id=organisation.pk)
    assert "Begin the road" in page(leads, whole)
    assert "The road begins." in page(leads, whole, post={"begun_on": "2026-05-01"})
    roadmap = Roadmap.objects.get()
    one = at("road_action", id=roadmap.pk, key="own-goals")
    assert "Nothing shows it yet, and nobody works on it." in page(leads, one)
    wrong = page(leads, f"{one}/evidence", post={"words": "", **DAY | {"on_year": "2027"}})
    assert "This day is still to come." in wrong
    picture = BytesIO()
    Image.new("RGB", (60, 40), "white").save(picture, "PNG")
    upload = SimpleUploadedFile("page.png", picture.getvalue(), content_type="image/png")
    said = {"words": "We read ten letters", "picture": upload, "link": "https://example.org/letters", **DAY}
    shown = page(leads, f"{one}/evidence", post=said)
    assert "We read ten letters" in shown
    assert "It is not a habit yet." in shown
    evidence = Evidence.objects.get()
    assert leads.get(at("evidence_picture", id=evidence.pk)).headers["Content-Type"] == "image/jpeg"
    back = page(leads, at("take_back_evidence", id=evidence.pk), post={})
    assert "These words were taken back." in back
    assert "We read ten letters" not in back
    assert "example.org/letters" not in back
    assert leads.get(at("evidence_picture", id=evidence.pk)).status_code == 409
    assert page(leads, at("road_action", id=roadmap.pk, key="tenth"), status=404)


def test_an_earlier_road_can_still_be_read(client: Client, roadmap: Roadmap, leader: Person) -> None:
    Roadmap.objects.update(begun_on=date(2024, 5, 1), ends_on=date(2026, 4, 30))
    actions.begin_roadmap(organisation=roadmap.organisation, begun_on=date(2026, 6, 1), by=leader, now=NOW)
    leads, whole = signed_in(client, leader), at("roadmap", id=roadmap.organisation_id)
    newest = page(leads, whole)
    assert "From June 2026 to May 2028." in newest
    assert f'href="{whole}?from=2024-05-01">Our road from May 2024 to April 2026<' in newest
    assert "From May 2024 to April 2026." in page(leads, f"{whole}?from=2024-05-01")


def test_tasks_are_planned_and_left_out_by_hand(client: Client, roadmap: Roadmap, leader: Person, user: Person) -> None:
    leads = signed_in(client, leader)
    task = Task.objects.get(roadmap=roadmap, code="plain-words")
    planned = page(leads, at("plan_road_task", id=task.pk), post={"owner": str(user.pk), "month": "2026-06-01"})
    assert str(user) in planned
    assert "June 2026" in planned
    out = page(leads, at("leave_out_road_task", id=task.pk), post={"why": "Our letters are plain"})
    assert "Left out here" in out
    assert "Who does it" not in page(leads, at("road_task", id=task.pk))
    assert "Who does it" in page(leads, at("take_in_road_task", id=task.pk), post={})
    new = page(leads, at("new_road_task", id=roadmap.pk, key="posts"), post={"words": "Ask Sam", "month": "2026-07-01"})
    assert "Ask Sam" in new


@pytest.mark.parametrize("kind", REGISTERS)
def test_an_entry_is_made_read_and_corrected(
    client: Client, organisation: Organisation, leader: Person, kind: str
) -> None:
    leads, said = signed_in(client, leader), {**SAID[kind], "title": "A van", **DAY, "leads_area": "no"}
    said |= {name: "yes" for name in ("supervision", "say") if name in said}
    new = at("new_entry", id=organisation.pk, kind=kind)
    assert "Please look at this again" in page(leads, new, post={"title": "A van"})
    made = page(leads, new, post=said)
    assert "It is entered." in made
    (line,) = register_reads.page_of(REGISTERS[kind], organisation).lines
    listed = page(leads, at("register", id=organisation.pk, kind=kind))
    assert all(cell in listed for cell in line.cells)
    fix = at("correct_entry", id=organisation.pk, kind=kind, entry=line.id)
    assert 'value="A van"' in page(leads, fix)
    assert "What was written before" in page(leads, fix, post=said | {"title": "Two vans"})
    assert "This was corrected" in page(leads, at("register_entry", id=organisation.pk, kind=kind, entry=line.id))
    paper_pages = leads.get(at("register_pdf", id=organisation.pk, kind=kind)).content
    assert_accessible(paper_pages)
    assert "Two vans" in text_of(paper_pages)
    stranger = signed_in(client, a_facilitator(an_organisation()))
    assert page(stranger, at("register_csv", id=organisation.pk, kind=kind), status=404)


def test_the_gate_is_looked_at_by_hand(client: Client, organisation: Organisation, user: Person) -> None:
    initiative = an_initiative(organisation)
    looks = signed_in(client, user)
    said = {"consent": "Yes", "capacity": "Rest", "risk": "None", "interests": "None", "ready": "yes"}
    assert "at most 3000" in page(looks, at("look_first", id=initiative.pk), post=said | {"risk": "a" * 3001})
    shown = page(looks, at("look_first", id=initiative.pk), post=said)
    assert "One more look is needed, from another side." in shown
    printed = looks.get(at("look_first_pdf", id=initiative.pk)).content
    assert_accessible(printed)
    assert "Rest" in text_of(printed)
    assert "service user" not in shown.partition("<main")[2].partition("</main")[0]


def test_the_report_is_tagged_and_says_what_the_page_says(roadmap: Roadmap, leader: Person, user: Person) -> None:
    task = Task.objects.get(roadmap=roadmap, code="plain-words")
    actions.plan_task(task=task, owner=user, month=TODAY, by=leader, now=NOW)
    left = Task.objects.get(roadmap=roadmap, code="local-forums")
    actions.leave_out_task(task=left, why="We have #one", by=leader, now=NOW)
    road = reads.road(roadmap, TODAY)
    content = pdf(paper.SHEET, paper.report(road, TODAY, "https://example.org/road"), language="en")
    assert_accessible(content)
    words = " ".join(text_of(content).split())
    for said in (
        "You set your own goals",
        f"{user}: Use words",
        "begun",
        "left out: We have #one",
        "Posts with pay agreed: 0",
    ):
        assert said in words, said
    blank = pdf(paper.SHEET, paper.blank(roadmap.organisation, "https://example.org/road"), language="it")
    assert_accessible(blank)
    assert "Gli obiettivi li scegli tu" in text_of(blank) or "You set your own goals" in text_of(blank)


def test_thirty_rows_take_as_many_queries_as_one(roadmap: Roadmap, leader: Person, user: Person) -> None:
    organisation = roadmap.organisation

    def more(number: int) -> None:
        task = actions.add_task(roadmap=roadmap, key="own-goals", words=f"Do {number}", month=TODAY, by=leader, now=NOW)
        actions.plan_task(task=task, owner=user, month=TODAY, by=leader, now=NOW)
        shown = Shown("It was", TODAY, task=None if number % 2 else task)
        actions.add_evidence(roadmap=roadmap, key="own-goals", shown=shown, by=user, now=NOW)
        for kind, register in REGISTERS.items():
            said = {"title": f"Van {number}", "on": TODAY, **SAID[kind]}
            enter_row(organisation=organisation, register=register, said=said, by=leader, now=NOW)

    asked: tuple[tuple[Callable[[], object], int], ...] = (
        (lambda: reads.road(roadmap, TODAY), 14),
        (lambda: reads.pieces_of(roadmap, "own-goals", user.pk), 1),
        (lambda: my_day.waiting_for(user, TODAY), 2),
        (lambda: register_reads.page_of(REGISTERS["decisions"], organisation), 1),
        (lambda: register_reads.voted(organisation), 1),
    )
    more(0)
    assert [queries(ask) for ask, _ in asked] == [number for _, number in asked]
    for number in range(1, 31):
        more(number)
    assert ServiceDecision.objects.count() == 31
    assert [queries(ask) for ask, _ in asked] == [number for _, number in asked]
