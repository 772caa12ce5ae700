"""Where a place's pages of the ladder are: those of an initiative, or of a service."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from assieme.organisations.models import Initiative, Service
from assieme.toolkit.ladder.models import Place

type Crumb = dict[str, str]


@dataclass(frozen=True)
class Here:
    """A place's title, the way there, and the addresses of its pages. `lead`: what is looked at, who can read it."""

    title: str
    way: tuple[Crumb, ...]
    together: str
    begin: str
    blank: str
    lead: str


def here(place: Place) -> Here:
    """The addresses of a place's pages, and its words."""
    return _initiative(place) if isinstance(place, Initiative) else _service(place)


def _initiative(place: Initiative) -> Here:
    kwargs = {"id": place.pk}
    return Here(
        title=place.title,
        way=({"text": place.title, "href": reverse("initiative", kwargs=kwargs)},),
        together=reverse("ladder_together", kwargs=kwargs),
        begin=reverse("begin_together", kwargs=kwargs),
        blank=reverse("ladder_blank_together", kwargs=kwargs),
        lead=_(
            "Look at what you do as a group: to people, for them or with them. Only those who take part can read it."
        ),
    )


def _service(place: Service) -> Here:
    kwargs, whole = {"id": place.pk}, place.organisation
    lead = _(
        "Look at what you do as a service: to people, for them or with them. All who belong to “%(name)s” can read it."
    )
    return Here(
        title=str(place),
        way=({"text": whole.name, "href": reverse("organisation", kwargs={"id": whole.pk})}, {"text": str(place)}),
        together=reverse("service_ladder", kwargs=kwargs),
        begin=reverse("begin_service_ladder", kwargs=kwargs),
        blank=reverse("service_ladder_blank", kwargs=kwargs),
        lead=lead % {"name": whole.name},
    )
