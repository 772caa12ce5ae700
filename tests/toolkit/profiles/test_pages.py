"""The pages of profiles, as people use them: without a script, on paper, and for a whole group."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pytest_django import DjangoAssertNumQueries
from tests.factories import NOW, a_member, signed_in
from tests.paper import assert_accessible, text_of
from tests.toolkit.profiles.conftest import Place, a_picture, words

from assieme.core.files import Crop
from assieme.organisations import actions as places
from assieme.organisations.models import Membership
from assieme.toolkit.profiles import actions, share_actions
from assieme.toolkit.profiles.models import Look, Page, Profile, Share

type MakeProfile = Callable[..., Profile]
type MakeShare = Callable[..., Share]
LONG = "I notice when somebody is left out, and I sit down beside them. " * 90
FORM = {"name": "Robin", "age": "", "appreciated": "I make soup.", "important": "My cat.", "support": "Be kind."}


def test_writing_keeping_and_using_a_page(client: Client, place: Place) -> None:
    signed_in(client, place.robin)
    assert "You have no page yet" in client.get(reverse("my_profile")).text
    client.post(reverse("edit_profile"), {**FORM, "do": "keep"})
    assert "Your page is a draft" in client.get(reverse("my_profile")).text
    answer = client.post(reverse("edit_profile"), {**FORM, "do": "use"}, follow=True)
    assert "This is your page now" in answer.text
    assert "Nobody but you." in answer.text
    assert "I make soup." in answer.text


def test_too_long_a_text_is_kept_and_not_used_and_one_is_told_what_to_shorten(client: Client, place: Place) -> None:
    signed_in(client, place.robin)
    answer = client.post(reverse("edit_profile"), {**FORM, "important": LONG, "do": "use"}, follow=True)
    assert "The page is full." in answer.text
    assert "“What is important to me”" in answer.text
    page = Page.objects.get()
    assert page.important == LONG.strip()
    assert page.is_draft
    assert page.fill > 1


def test_while_one_writes_the_words_are_kept_and_the_page_is_drawn(client: Client, place: Place) -> None:
    signed_in(client, place.robin)
    answer = client.post(reverse("keep_profile"), FORM)
    assert "data:image/png;base64," in answer.text
    assert "There is room left" in answer.text
    assert Page.objects.get().appreciated == "I make soup."
    assert "Not kept yet" in client.post(reverse("keep_profile"), {**FORM, "name": ""}).text


def _upload() -> SimpleUploadedFile:
    written = io.BytesIO()
    Image.new("RGB", (300, 200), "#0b5c63").save(written, "JPEG")
    return SimpleUploadedFile("holiday.jpg", written.getvalue(), "image/jpeg")


def test_a_picture_is_chosen_cut_and_erased_without_a_script(client: Client, place: Place) -> None:
    signed_in(client, place.robin)
    page = reverse("profile_picture_page")
    assert "Which part is shown?" in client.post(page, {"picture": _upload(), "do": "look"}, follow=True).text
    client.post(page, {"x": "0.1", "y": "0.5", "side": "0.5", "do": "done"})
    profile = Profile.objects.get()
    assert (profile.crop_x, profile.crop_side) == (0.1, 0.5)
    assert profile.square is not None
    assert profile.square.width == profile.square.height == 100
    assert client.get(reverse("whole_picture", kwargs={"id": profile.pk}))["Content-Type"] == "image/jpeg"
    others = signed_in(Client(), place.dee)
    assert others.get(reverse("whole_picture", kwargs={"id": profile.pk})).status_code == 404
    client.post(reverse("remove_profile_picture", kwargs={"id": profile.pk}))
    profile.refresh_from_db()
    assert profile.picture is None


def test_no_picture_is_refused_in_words(client: Client, place: Place) -> None:
    signed_in(client, place.robin)
    answer = client.post(reverse("profile_picture_page"), {"picture": SimpleUploadedFile("x.jpg", b"no")})
    assert "JPEG, PNG or WebP" in answer.text


def test_showing_for_a_time_and_seeing_what_they_see(client: Client, place: Place, a_profile: MakeProfile) -> None:
    profile = a_profile(place.robin)
    signed_in(client, place.robin)
    address = reverse("share_profile", kwargs={"id": profile.pk})
    said = {"to": f"person:{place.lou.pk}", "parts": ["support"], "until": "week"}
    assert "Write the last day." in client.post(address, {**said, "until": "day"}).text
    answer = client.post(address, said, follow=True)
    assert "This is what Lou can see" in answer.text
    assert "Tell me a day before." in answer.text
    assert "I make soup." not in answer.text
    assert 6 <= (Share.objects.get().until - timezone.now()).days <= 8
    seen = signed_in(Client(), place.lou).get(reverse("profile", kwargs={"id": profile.pk}))
    assert "Tell me a day before." in seen.text
    assert "I make soup." not in seen.text
    assert "Lou" in client.get(reverse("my_profile")).text.partition("Who looked")[2]
    client.post(reverse("stop_sharing_profile", kwargs={"id": Share.objects.get().pk}))
    assert signed_in(Client(), place.lou).get(reverse("profile", kwargs={"id": profile.pk})).status_code == 404


def test_a_link_can_ask_to_show_it_to_a_group(client: Client, place: Place, a_profile: MakeProfile) -> None:
    address = reverse("share_profile", kwargs={"id": a_profile(place.robin).pk})
    asked = signed_in(client, place.robin).get(f"{address}?group={place.initiative.pk}")
    assert f'value="group:{place.initiative.pk}" selected' in asked.text
    assert "selected" not in client.get(f"{address}?group=nonsense").text.partition('id="to"')[2].partition("group:")[0]


def test_typing_from_a_photo_of_paper_until_the_owners_yes(client: Client, place: Place) -> None:
    nurse, robin = signed_in(client, place.dee), signed_in(Client(), place.robin)
    begin = reverse("type_profile_for", kwargs={"id": place.initiative.pk})
    member = Membership.objects.get(person=place.robin)
    assert "Ask them first" in nurse.post(begin, {"member": member.pk}).text
    nurse.post(begin, {"member": member.pk, "asked": "on"})
    page = Page.objects.get()
    photo = reverse("draft_paper_photo", kwargs={"id": page.pk})
    nurse.post(reverse("draft_paper", kwargs={"id": page.pk}), {"paper": _upload()})
    assert [one.get(photo).status_code for one in (nurse, robin, signed_in(Client(), place.kim))] == [200, 200, 404]
    nurse.post(reverse("type_draft", kwargs={"id": page.pk}), FORM)
    assert "Dee typed a page for you" in robin.get(reverse("my_profile")).text
    review = robin.get(reverse("profile_draft", kwargs={"id": page.pk}))
    assert "I make soup." in review.text
    robin.post(reverse("settle_draft", kwargs={"id": page.pk}), {"do": "yes"})
    page.refresh_from_db()
    assert (page.is_draft, page.paper) == (False, None)
    assert nurse.get(photo).status_code == 404


def test_a_group_prints_a_page_each_of_what_is_shown_to_it(
    client: Client, place: Place, a_profile: MakeProfile, a_share: MakeShare
) -> None:
    for person in (place.robin, place.kim):
        profile = a_profile(person)
        actions.set_picture(profile=profile, picture=a_picture(), crop=Crop(), by=person, now=NOW)
        a_share(profile, place.initiative)
    a_profile(place.lou)
    signed_in(client, place.dee)
    content = client.get(reverse("group_on_paper", kwargs={"id": place.initiative.pk}))
    assert "no-store" in content["Cache-Control"]
    assert_accessible(content.content, pages=2)
    assert "Lou" not in text_of(content.content)
    assert set(Look.objects.values_list("reader", "printed")) == {(place.dee.pk, True)}


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_longest_realistic_page_is_one_page(
    client: Client, place: Place, a_profile: MakeProfile, language: str
) -> None:
    share_actions.set_headings(
        initiative=place.initiative,
        titles=["How I like meetings", "What I bring", "My languages"],
        by=place.kim,
        now=NOW,
    )
    long = "Tell me a day before if plans change, and write it down for me. " * 12
    own = {f"own_{one.pk}": "One thing at a time, and a break." for one in place.initiative.profile_headings.all()}
    signed_in(client, place.robin)
    said = {**FORM, "name": "Massimiliano Bartolomeo Quarantotto", "age": "forty-one"}
    client.post(
        reverse("edit_profile"),
        {**said, **dict.fromkeys(("appreciated", "important", "support"), long), **own, "do": "use"},
    )
    profile = Profile.objects.get()
    client.cookies["django_language"] = language
    content = client.get(reverse("profile_on_paper", kwargs={"id": profile.pk})).content
    assert_accessible(content, pages=1)
    assert " ".join(text_of(content).split()).count("Tell me a day before") == 36


@pytest.mark.parametrize(("query", "pages"), [("?copies=3", 3), ("?names=on", 2), ("?copies=999", 1), ("", 1)])
def test_blank_pages_are_one_page_each_with_the_groups_headings(
    client: Client, place: Place, query: str, pages: int
) -> None:
    share_actions.set_headings(
        initiative=place.initiative, titles=["a", "b", "How I like meetings"], by=place.kim, now=NOW
    )
    signed_in(client, place.dee)
    content = client.get(reverse("blank_profiles", kwargs={"id": place.initiative.pk}) + query).content
    assert_accessible(content, pages=pages)
    assert "How I like meetings" in text_of(content)
    assert ("Robin" in text_of(content)) == (query == "?names=on")


def test_names_are_printed_only_for_who_takes_part_or_leads(client: Client, place: Place) -> None:
    address = reverse("blank_profiles", kwargs={"id": place.initiative.pk}) + "?names=on"
    printed = {
        name: "Robin" in text_of(signed_in(client, getattr(place, name)).get(address).content)
        for name in ("dee", "kim", "lou")
    }
    assert printed == {"dee": True, "kim": True, "lou": False}


def test_one_blank_page_for_oneself(client: Client, place: Place) -> None:
    assert_accessible(signed_in(client, place.robin).get(reverse("blank_profile")).content, pages=1)


@pytest.mark.parametrize("name", ["my_profile", "edit_profile", "profile_picture_page", "blank_profile"])
def test_whoever_belongs_nowhere_has_no_profile_here(client: Client, db: None, name: str) -> None:
    from tests.factories import an_organisation

    person = a_member(organisation := an_organisation())
    membership = Membership.objects.get(person=person, organisation=organisation)
    membership.left_at = NOW
    membership.save()
    assert signed_in(client, person).get(reverse(name)).status_code == 404


@pytest.mark.parametrize("people", [1, 30])
def test_a_groups_page_asks_as_much_of_one_as_of_thirty(
    client: Client,
    place: Place,
    a_profile: MakeProfile,
    a_share: MakeShare,
    django_assert_num_queries: DjangoAssertNumQueries,
    people: int,
) -> None:
    for _ in range(people):
        person = a_member(place.organisation)
        places.take_part(initiative=place.initiative, person=person, by=person, now=NOW)
        a_share(a_profile(person, words("x")), place.initiative)
    signed_in(client, place.dee)
    client.get(address := reverse("group_profiles", kwargs={"id": place.initiative.pk}))
    with django_assert_num_queries(GROUP_QUERIES):
        answer = client.get(address)
    assert answer.text.count("one-page__name") == people


GROUP_QUERIES = 13


@pytest.mark.parametrize("many", [1, 30])
def test_ones_own_page_asks_as_much_with_one_share_as_with_thirty(
    client: Client,
    place: Place,
    a_profile: MakeProfile,
    a_share: MakeShare,
    django_assert_num_queries: DjangoAssertNumQueries,
    many: int,
) -> None:
    profile = a_profile(place.robin)
    for _ in range(many):
        reader: Any = a_member(place.organisation)
        a_share(profile, reader)
        share_actions.note_looks(profiles=[profile], printed=False, by=reader, now=NOW)
    signed_in(client, place.robin)
    client.get(reverse("my_profile"))
    with django_assert_num_queries(OWN_QUERIES):
        client.get(reverse("my_profile"))


OWN_QUERIES = 10
