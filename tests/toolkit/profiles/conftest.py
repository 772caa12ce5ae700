"""A place with its people, and one-page profiles at each point of their way."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from PIL import Image
from tests.factories import NOW, a_facilitator, a_member, an_initiative, an_organisation

from assieme.core.files import Picture, clean_picture
from assieme.organisations import actions as places
from assieme.organisations.models import Initiative, Organisation
from assieme.people.models import Person
from assieme.toolkit.profiles import actions, share_actions
from assieme.toolkit.profiles.actions import Written
from assieme.toolkit.profiles.models import Page, Profile, Share
from assieme.toolkit.profiles.words import PARTS


@dataclass(frozen=True)
class Place:
    organisation: Organisation
    initiative: Initiative
    kim: Person  # the facilitator
    robin: Person  # a service user who takes part
    dee: Person  # a nurse who takes part
    lou: Person  # a carer who does not take part


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def place(db: None) -> Place:
    organisation = an_organisation()
    initiative = an_initiative(organisation)
    made = Place(
        organisation,
        initiative,
        a_facilitator(organisation),
        a_member(organisation, "service user", name="Robin"),
        a_member(organisation, "professional", name="Dee"),
        a_member(organisation, "carer", name="Lou"),
    )
    for person in (made.robin, made.dee):
        places.take_part(initiative=initiative, person=person, by=person, now=NOW)
    return made


def a_picture() -> Picture:
    written = io.BytesIO()
    Image.new("RGB", (300, 200), "#0b5c63").save(written, "PNG")
    written.seek(0)
    return clean_picture(written)


def words(name: str = "Robin", **more: Any) -> Written:
    return Written(
        name, more.pop("age", "41"), "I make soup.", "My cat Olive.", "Tell me a day before.", fill=0.4, **more
    )


@pytest.fixture
def a_draft(place: Place) -> Callable[..., Page]:
    def make(person: Person, written: Written | None = None) -> Page:
        page = actions.begin_draft(organisation=place.organisation, by=person, now=NOW)
        return actions.save_draft(page=page, written=written or words(str(person)), by=person, now=NOW)

    return make


@pytest.fixture
def a_profile(a_draft: Callable[..., Page]) -> Callable[..., Profile]:
    """A profile whose page is in use."""

    def make(person: Person, written: Written | None = None) -> Profile:
        return actions.approve_page(page=a_draft(person, written), by=person, now=NOW).profile

    return make


@pytest.fixture
def a_share() -> Callable[..., Share]:
    def make(profile: Profile, to: Person | Initiative, *parts: str, days: int = 30) -> Share:
        return share_actions.share_profile(
            profile=profile,
            to=to,
            parts=list(parts or PARTS),
            until=timezone.now() + timedelta(days=days),
            by=profile.person,
            now=NOW,
        )

    return make
