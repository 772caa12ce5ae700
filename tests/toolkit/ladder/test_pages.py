"""The ladder's pages, as a person goes through them."""

import io
from uuid import UUID

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import NOW, a_member, an_organisation, signed_in
from tests.paper import assert_accessible, text_of
from tests.toolkit.ladder.conftest import Place, a_reflection, an_example

from assieme.toolkit.ladder import actions
from assieme.toolkit.ladder.models import Example, Reflection
from assieme.toolkit.ladder.told import Trying


@pytest.fixture
def dee(place: Place, client: Client) -> Client:
    return signed_in(client, place.dee)


def page(client: Client, name: str, **kwargs: object) -> str:
    answer = client.get(reverse(name, kwargs=kwargs), follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_whole_look_back(place: Place, dee: Client) -> None:
    """Three examples, three thoughts, each page leading to the next."""
    answer = dee.post(reverse("new_reflection"), follow=True)
    reflection = Reflection.objects.get(author=place.dee)
    for way in ("to", "for", "with"):
        path = answer.redirect_chain[-1][0]
        assert f"/doing/{way}/" in path
        assert answer.content.decode().count('type="radio"') == 9, "eight steps, and not sure"
        answer = dee.post(path, {"what": f"Doing {way}", "step": "partnership"}, follow=True)
        answer = dee.post(answer.redirect_chain[-1][0], {"outcome": "Good", "better": ""}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("reflection", kwargs={"id": reflection.pk})
    tends = reverse("ladder_closing", kwargs={"id": reflection.pk, "question": "tends"})
    answer = dee.post(tends, {"tends": "for", "words": ""}, follow=True)
    answer = dee.post(answer.redirect_chain[-1][0], {"will_try": "Ask first", "ask": "14"}, follow=True)
    dee.post(answer.redirect_chain[-1][0], {"skills": "Patience", "support": "Sam"})
    reflection.refresh_from_db()
    assert (reflection.tends, reflection.will_try, reflection.skills) == ("for", "Ask first", "Patience")
    assert reflection.ask_on is not None
    shown = page(dee, "ladder")
    assert "drift--wide" in shown
    assert "Ask first" in shown


def test_everything_can_be_skipped(place: Place, dee: Client) -> None:
    dee.post(reverse("new_reflection"))
    reflection = Reflection.objects.get(author=place.dee)
    for question in ("tends", "try", "skills"):
        answer = dee.post(reverse("ladder_closing", kwargs={"id": reflection.pk, "question": question}), {"later": "1"})
        assert answer.status_code == 302
    reflection.refresh_from_db()
    assert reflection.ask_on is None, "nothing to try, nothing to ask"


def test_what_is_being_written_is_kept_under_one_key(place: Place, dee: Client) -> None:
    reflection = a_reflection(place.dee)
    key = UUID(int=7)
    where = {"id": reflection.pk, "way": "to", "key": key}
    for words in ("I be", "I began"):
        answer = dee.post(reverse("example_draft", kwargs=where), {"what": words})
        assert "Saved at" in answer.content.decode()
    assert Example.objects.get(pk=key).what == "I began"
    assert "I began" in page(dee, "tell_example", **where)


def test_an_empty_draft_makes_no_example(place: Place, dee: Client) -> None:
    where = {"id": a_reflection(place.dee).pk, "way": "to", "key": UUID(int=7)}
    dee.post(reverse("example_draft", kwargs=where), {"what": "", "step": "therapy"})
    assert not Example.objects.exists()


@pytest.mark.parametrize("name", ["reflection", "ladder_paper", "reflection_text", "reflection_json", "ladder_tried"])
def test_nobody_else_finds_a_personal_reflection(place: Place, client: Client, name: str) -> None:
    address = reverse(name, kwargs={"id": a_reflection(place.dee).pk})
    for person in (place.kim, place.val, place.robin):
        assert signed_in(client, person).get(address).status_code == 404


def test_deleting_asks_once(place: Place, dee: Client) -> None:
    reflection = a_reflection(place.dee)
    address = reverse("delete_reflection", kwargs={"id": reflection.pk})
    assert dee.get(address).status_code == 200
    assert Reflection.objects.exists()
    dee.post(address)
    assert not Reflection.objects.exists()


def test_together_on_one_screen_and_each_alone(place: Place, dee: Client) -> None:
    dee.post(reverse("begin_together", kwargs={"id": place.initiative.pk}))
    reflection = Reflection.objects.get(initiative=place.initiative)
    assert "Whose example is it?" in page(dee, "new_example", id=reflection.pk, way="to")
    an_example(reflection, place.dee, what="We hang up rules", whose="group")
    shown = page(dee, "reflection", id=reflection.pk)
    assert "How we worked" in shown
    assert "We hang up rules" in shown
    assert "Delete it" not in shown, "who leads deletes it"
    assert "Look at it together" in page(dee, "ladder_together", id=place.initiative.pk)


def test_a_services_people_look_together(place: Place, client: Client) -> None:
    ari = signed_in(client, place.ari)
    home = page(ari, "organisation", id=place.organisation.pk)
    address = reverse("service_ladder", kwargs={"id": place.service.pk})
    assert f'href="{address}"' in home
    assert f'href="{address}"' in page(ari, "ladder")
    ari.post(reverse("begin_service_ladder", kwargs={"id": place.service.pk}))
    reflection = Reflection.objects.get(service=place.service)
    told = page(ari, "new_example", id=reflection.pk, way="to")
    assert f"All who belong to “{place.organisation.name}” can read it." in told
    an_example(reflection, place.ari, what="We lock the kitchen", whose="group")
    actions.keep_trying(reflection=reflection, trying=Trying("Leave it open", None), by=place.dee, now=NOW)
    Reflection.objects.update(begun_at=NOW)
    robin = signed_in(client, place.robin)
    shown = page(robin, "service_ladder", id=place.service.pk)
    for said in ("Day centre", "drift--wide", "Leave it open", "Say how it went"):
        assert said in shown
    assert "We lock the kitchen" in page(robin, "reflection", id=reflection.pk)
    kim = signed_in(client, place.kim)
    gone = kim.post(reverse("delete_together", kwargs={"id": reflection.pk}))
    assert gone["Location"] == address


@pytest.mark.parametrize("name", ["service_ladder", "service_ladder_blank", "begin_service_ladder"])
def test_a_services_ladder_is_not_there_for_others(place: Place, client: Client, name: str) -> None:
    address = reverse(name, kwargs={"id": place.service.pk})
    ask = signed_in(client, a_member(an_organisation(), role="administrator"))
    assert (ask.post if name.startswith("begin") else ask.get)(address).status_code == 404


def test_a_services_sheet_empty_and_filled(place: Place, dee: Client) -> None:
    pages, said = words_of(dee.get(reverse("service_ladder_blank", kwargs={"id": place.service.pk})).content)
    assert (pages, "Day centre" in said, "When do we do things to people?" in said) == (3, True, True)
    reflection = actions.begin_together(place=place.service, by=place.dee, now=NOW)
    an_example(reflection, place.dee, what="We lock the kitchen", whose="named")
    _pages, said = words_of(dee.get(reverse("ladder_paper", kwargs={"id": reflection.pk})).content)
    assert "Day centre" in said
    assert "We lock the kitchen" in said


@pytest.mark.parametrize("number", [1, 30])
def test_a_services_page_asks_the_same_however_many_looks(
    place: Place, dee: Client, number: int, django_assert_num_queries: object
) -> None:
    for _ in range(number):
        an_example(actions.begin_together(place=place.service, by=place.dee, now=NOW), place.dee)
    address = reverse("service_ladder", kwargs={"id": place.service.pk})
    dee.get(address)
    with django_assert_num_queries(8):  # type: ignore[operator]
        dee.get(address)


def test_a_shared_reflection_is_read_only_to_others(place: Place, client: Client) -> None:
    reflection = a_reflection(place.dee)
    an_example(reflection, place.dee, what="I moved the hour")
    actions.share_reflection(reflection=reflection, initiative=place.initiative, by=place.dee, now=NOW)
    shown = page(signed_in(client, place.robin), "reflection", id=reflection.pk)
    assert "How Dee worked" in shown
    assert "I moved the hour" in shown
    assert "Another example" not in shown
    assert "Stop sharing" not in shown


def words_of(content: bytes) -> tuple[int, str]:
    """Pages and words of a printed page that is as it must be."""
    assert_accessible(content)
    return len(pypdfium2.PdfDocument(io.BytesIO(content))), text_of(content)


def test_the_empty_sheet_has_every_question_and_the_credit(place: Place, dee: Client) -> None:
    pages, said = words_of(dee.get(reverse("ladder_blank")).content)
    assert pages == 3
    for words in ("citizen control", "manipulation", "doing with", "What came of it?", "EQUIL", "our own reading"):
        assert words in said
    together = dee.get(reverse("ladder_blank_together", kwargs={"id": place.initiative.pk}))
    assert "When do we do things to people?" in words_of(together.content)[1]


def test_the_filled_sheet_holds_the_longest_words(place: Place, dee: Client) -> None:
    reflection = a_reflection(place.dee)
    an_example(reflection, place.dee, what="#set text(0pt) $x$ *b* " + "word " * 580 + "end.")
    _pages, said = words_of(dee.get(reverse("ladder_paper", kwargs={"id": reflection.pk})).content)
    assert "#set text(0pt) $x$ *b*" in said
    assert "end." in said


@pytest.mark.parametrize("number", [1, 12])
def test_a_page_asks_the_same_however_many_examples(
    place: Place, dee: Client, number: int, django_assert_num_queries: object
) -> None:
    reflection = a_reflection(place.dee)
    for _ in range(number):
        an_example(reflection, place.dee)
    dee.get(reverse("ladder"))
    with django_assert_num_queries(8):  # type: ignore[operator]
        dee.get(reverse("reflection", kwargs={"id": reflection.pk}))
