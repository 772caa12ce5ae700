"""What the editor asks: the words so far, the groups' headings, the picture."""

from dataclasses import dataclass
from uuid import UUID

from django.shortcuts import get_object_or_404

from assieme.core.actors import Actor
from assieme.core.files import bytes_if_there
from assieme.organisations.models import Organisation
from assieme.people.models import Person
from assieme.toolkit.profiles import access
from assieme.toolkit.profiles.models import Heading, Page, Profile
from assieme.toolkit.profiles.reads import headings_for

WORDS = ("name", "age", "appreciated", "important", "support")


@dataclass(frozen=True)
class Draft:
    """The words of a page in the making; `own` by a group's heading. `page` is None where nothing is kept yet."""

    page: Page | None
    words: dict[str, str]
    own: dict[UUID, str]
    headings: tuple[Heading, ...]
    square: bytes | None


def own_organisation(person: Actor, key: str) -> Organisation:
    """The organisation with this key, to which the person belongs. Raises Http404."""
    return get_object_or_404(access.begin_profile.rows(person), pk=key or UUID(int=0))


def own_profile(organisation: Organisation, person: Actor) -> Profile | None:
    rows = Profile.objects.filter(organisation=organisation, person_id=person.pk)
    return rows.select_related("picture", "square", "organisation").first()


def own_draft(organisation: Organisation, person: Person) -> Draft:
    """One's own draft; without one, the page in use; without that, one's name alone. Five queries."""
    profile = own_profile(organisation, person)
    pages = Page.objects.filter(profile=profile, person=person).prefetch_related("lines") if profile else []
    mine = {page.is_draft: page for page in pages if page.typed_by_id == person.pk or not page.is_draft}
    page = mine.get(True) or mine.get(False)
    headings = headings_for(organisation.pk, person.pk)
    return _draft(page, profile, headings, str(person))


def draft_of(page: Page) -> Draft:
    """A draft that somebody types or typed. Four queries."""
    headings = headings_for(page.organisation_id, page.person_id)
    return _draft(page, page.profile, headings, "")


def _draft(page: Page | None, profile: Profile | None, headings: list[Heading], name: str) -> Draft:
    square = profile.square if profile else None
    words = {word: getattr(page, word) if page else "" for word in WORDS}
    return Draft(
        page=page,
        words=words | ({} if page else {"name": name}),
        own={line.heading_id: line.words for line in page.lines.all()} if page else {},
        headings=tuple(headings),
        square=bytes_if_there(square),
    )
