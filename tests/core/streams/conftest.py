"""A kind of stream of the tests' own: members of an organisation look on at its name."""

from collections.abc import Hashable, Iterator
from uuid import UUID

import pytest
from django.http import Http404, HttpRequest
from django.utils import timezone, translation

from assieme.core.streams.kinds import KINDS, Kind
from assieme.organisations.access import in_organisation
from assieme.organisations.models import Organisation

RENDERED: list[Hashable] = []


def _audience(request: HttpRequest, topic: UUID) -> Hashable | None:
    actor = getattr(request, "actor", None)
    if actor is None or not Organisation.objects.filter(in_organisation(actor, through="pk"), pk=topic).exists():
        return None
    return request.GET.get("as", "member")


def _render(topic: UUID, audience: str) -> str:
    RENDERED.append(audience)
    found = Organisation.objects.filter(pk=topic).first()
    if found is None:
        raise Http404
    zone = timezone.get_current_timezone_name()
    return f"<p id='name'>{found.name} for {audience}, {translation.gettext('Yes')}, {zone}</p>"


@pytest.fixture
def kind() -> Iterator[str]:
    RENDERED.clear()
    Kind("testing", _audience, _render)
    yield "testing"
    del KINDS["testing"]
