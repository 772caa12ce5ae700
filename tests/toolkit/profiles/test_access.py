"""Who may open what: nobody but its owner, until the owner shows it, and only what is shown."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.http import Http404
from django.utils import timezone
from tests.factories import NOW, a_member, an_organisation
from tests.toolkit.profiles.conftest import Place, a_picture, words

from assieme.core.access import Refused
from assieme.core.files import Crop
from assieme.organisations import actions as places
from assieme.organisations.membership_actions import erase_identity, leave_organisation
from assieme.organisations.models import Membership
from assieme.people.models import Notice
from assieme.toolkit.profiles import access, actions, my_day, reads, set_reads, share_actions
from assieme.toolkit.profiles.models import Look, Page, Profile, Share

type MakeProfile = Callable[..., Profile]
type MakeShare = Callable[..., Share]

READERS = ("robin", "dee", "lou", "kim", "stranger")


def _who(place: Place, name: str) -> object:
    return a_member(an_organisation()) if name == "stranger" else getattr(place, name)


@pytest.mark.parametrize(
    ("shown_to", "seen_by"),
    [("nobody", {"robin"}), ("group", {"robin", "dee"}), ("lou", {"robin", "lou"})],
)
def test_role_by_phase(
    place: Place, a_profile: MakeProfile, a_share: MakeShare, shown_to: str, seen_by: set[str]
) -> None:
    profile = a_profile(place.robin)
    if shown_to != "nobody":
        a_share(profile, place.initiative if shown_to == "group" else place.lou)
    allowed = {name for name in READERS if access.see_profile.sees(_who(place, name), profile)}  # type: ignore[arg-type]
    assert allowed == seen_by


def test_a_share_ends_with_its_time_its_stop_and_with_taking_part(
    place: Place, a_profile: MakeProfile, a_share: MakeShare
) -> None:
    profile = a_profile(place.robin)
    ended = a_share(profile, place.lou, days=-1)
    assert not access.see_profile.sees(place.lou, profile)
    running = a_share(profile, place.lou)
    assert access.see_profile.sees(place.lou, profile)
    share_actions.stop_sharing(share=running, by=place.robin, now=NOW)
    assert not access.see_profile.sees(place.lou, profile)
    with pytest.raises(Refused):
        share_actions.stop_sharing(share=running, by=place.robin, now=NOW)
    a_share(profile, place.initiative)
    places.stop_taking_part(initiative=place.initiative, by=place.dee, now=NOW)
    assert not access.see_profile.sees(place.dee, profile)
    assert ended.last_moment < timezone.now()


def test_who_leaves_is_shown_no_more_and_who_left_sees_no_more(
    place: Place, a_profile: MakeProfile, a_share: MakeShare
) -> None:
    mine, others = a_profile(place.robin), a_profile(place.dee)
    a_share(mine, place.dee)
    a_share(others, place.robin)
    membership = Membership.objects.get(person=place.robin)
    leave_organisation(membership=membership, by=place.robin, now=NOW)
    assert not access.see_profile.sees(place.dee, mine)
    assert not access.see_profile.sees(place.robin, others)


def test_a_reader_sees_the_parts_that_are_shown_and_no_other(
    place: Place, a_profile: MakeProfile, a_share: MakeShare
) -> None:
    profile = a_profile(place.robin)
    profile = actions.set_picture(profile=profile, picture=a_picture(), crop=Crop(), by=place.robin, now=NOW)
    share = a_share(profile, place.lou, "support")
    shown = reads.seen_by(profile, place.lou)
    assert shown is not None
    assert shown == reads.as_share(share), "the preview says what they see"
    assert (shown.parts, shown.age, shown.has_picture) == ((("support", "Tell me a day before."),), "", False)
    a_share(profile, place.initiative, "important", "picture")
    shown = reads.seen_by(profile, place.dee)
    assert shown is not None
    assert [part for part, _ in shown.parts] == ["important"]
    assert shown.has_picture


def test_what_stands_under_a_groups_heading_is_for_that_group(
    place: Place, a_profile: MakeProfile, a_share: MakeShare
) -> None:
    share_actions.set_headings(initiative=place.initiative, titles=["Meetings"], by=place.kim, now=NOW)
    heading = place.initiative.profile_headings.get()
    profile = a_profile(place.robin, words(own={heading.pk: "Short ones"}))
    a_share(profile, place.initiative)
    a_share(profile, place.lou)
    assert reads.seen_by(profile, place.dee).own == (("Meetings", "Short ones"),)  # type: ignore[union-attr]
    assert reads.seen_by(profile, place.lou).own == ()  # type: ignore[union-attr]


def test_a_page_is_used_only_by_its_owner_and_only_when_it_fits(place: Place, a_draft: Callable[..., Page]) -> None:
    full = a_draft(place.robin, words())
    full.fill = 1.01
    full.save()
    with pytest.raises(Refused):
        actions.approve_page(page=full, by=place.robin, now=NOW)
    full.fill = 1
    full.save()
    for other in (place.dee, place.kim):
        with pytest.raises(Http404):
            actions.approve_page(page=full, by=other, now=NOW)
    assert not actions.approve_page(page=full, by=place.robin, now=NOW).is_draft


def test_an_empty_page_is_no_page(place: Place) -> None:
    page = actions.begin_draft(organisation=place.organisation, by=place.robin, now=NOW)
    with pytest.raises(Refused):
        actions.approve_page(page=page, by=place.robin, now=NOW)


def test_a_page_in_use_is_frozen_and_a_new_draft_begins_with_its_words(place: Place, a_profile: MakeProfile) -> None:
    used = a_profile(place.robin).pages.get()
    with pytest.raises(Refused):
        actions.save_draft(page=used, written=words(), by=place.robin, now=NOW)
    draft = actions.begin_draft(organisation=place.organisation, by=place.robin, now=NOW)
    assert (draft.pk != used.pk, draft.important) == (True, used.important)
    actions.approve_page(page=draft, by=place.robin, now=NOW)
    assert list(draft.profile.pages.values_list("pk", flat=True)) == [draft.pk]


def test_a_draft_that_somebody_typed_is_seen_by_two_and_used_by_one(place: Place) -> None:
    membership = Membership.objects.get(person=place.robin)
    draft = actions.type_draft(membership=membership, by=place.dee, now=NOW)
    draft = actions.save_draft(page=draft, written=words(), by=place.dee, now=NOW)
    assert Notice.objects.get(person=place.robin).path == f"/profile/drafts/{draft.pk}"
    assert access.read_draft.sees(place.robin, draft)
    assert not access.write_page.sees(place.robin, draft)
    assert access.write_page.sees(place.dee, draft)
    for other in (place.kim, place.lou):
        assert not access.read_draft.sees(other, draft)
        assert not access.see_paper.sees(other, draft)
    with pytest.raises(Http404):
        actions.approve_page(page=draft, by=place.dee, now=NOW)
    assert [waiting.typed_by for waiting in my_day.waiting_for(place.robin, NOW.date())] == ["Dee"]
    actions.approve_page(page=draft, by=place.robin, now=NOW)
    assert my_day.waiting_for(place.robin, NOW.date()) == ()
    with pytest.raises(Refused):
        actions.save_draft(page=draft, written=words("Other"), by=place.dee, now=NOW)


def test_a_person_may_take_a_draft_over_or_throw_it_away(place: Place) -> None:
    membership = Membership.objects.get(person=place.robin)
    own = actions.begin_draft(organisation=place.organisation, by=place.robin, now=NOW)
    typed = actions.type_draft(membership=membership, by=place.dee, now=NOW)
    taken = actions.take_over_draft(page=typed, by=place.robin, now=NOW)
    assert taken.typed_by_owner
    assert not Page.objects.filter(pk=own.pk).exists()
    with pytest.raises(Http404):
        actions.save_draft(page=taken, written=words(), by=place.dee, now=NOW)
    again = actions.type_draft(membership=membership, by=place.dee, now=NOW)
    actions.throw_draft_away(page=again, by=place.robin, now=NOW)
    assert not Page.objects.filter(pk=again.pk).exists()


def test_who_wants_no_help_gets_no_draft(place: Place, a_profile: MakeProfile) -> None:
    actions.welcome_help(profile=a_profile(place.robin), welcome=False, by=place.robin, now=NOW)
    with pytest.raises(Refused):
        actions.type_draft(membership=Membership.objects.get(person=place.robin), by=place.dee, now=NOW)
    assert "Robin" not in [name for _key, name in reads.typable(place.initiative, place.dee)]


def test_the_owner_sees_who_looked_and_on_which_day(place: Place, a_profile: MakeProfile, a_share: MakeShare) -> None:
    profile = a_profile(place.robin)
    a_share(profile, place.lou)
    for hour in (1, 2):
        share_actions.note_looks(profiles=[profile], printed=False, by=place.lou, now=NOW + timedelta(hours=hour))
    share_actions.note_looks(profiles=[profile], printed=False, by=place.robin, now=NOW)
    assert [str(look.reader) for look in reads.mine(place.organisation, place.robin).looks] == ["Lou"]
    with pytest.raises(Http404):
        share_actions.note_looks(profiles=[profile], printed=True, by=place.kim, now=NOW)


def test_a_heading_that_changes_does_not_carry_words_over(place: Place, a_profile: MakeProfile) -> None:
    share_actions.set_headings(initiative=place.initiative, titles=["Meetings", "Food"], by=place.kim, now=NOW)
    first = place.initiative.profile_headings.get(place=0)
    a_profile(place.robin, words(own={first.pk: "Short ones"}))
    share_actions.set_headings(initiative=place.initiative, titles=["Money", "Food", ""], by=place.kim, now=NOW)
    used = reads.headings_of(place.initiative)
    assert [heading.title for heading in used] == ["Money", "Food"]
    assert used[0].pk != first.pk
    with pytest.raises(Http404):
        share_actions.set_headings(initiative=place.initiative, titles=["x"], by=place.dee, now=NOW)


def test_erasing_who_one_is_takes_the_profile_along(
    place: Place, a_profile: MakeProfile, a_share: MakeShare, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    profile = a_profile(place.robin)
    actions.set_picture(profile=profile, picture=a_picture(), crop=Crop(), by=place.robin, now=NOW)
    a_share(profile, place.initiative)
    erase_identity(person=place.robin, by=place.robin, now=NOW)
    assert not Profile.objects.filter(person=place.robin).exists()
    assert not Look.objects.exists()
    assert set_reads.group_profiles(place.initiative, place.dee) == ()
