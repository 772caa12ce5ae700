"""Where a place's pages of readiness are: those of an initiative, or of the whole organisation."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from assieme.organisations.models import Organisation
from assieme.toolkit.readiness.models import Place

type Crumb = dict[str, str]


@dataclass(frozen=True)
class Here:
    """A place's title, the addresses of its pages, and the way there. `whole`: it is the whole organisation."""

    title: str
    whole: bool
    home: str
    map: str
    new_round: str
    new_goal: str
    blank: str
    results: str

    def trail(self, *last: str) -> list[Crumb]:
        """The way to a page: the place, its map, and the page's own name, if it has one."""
        ways = [{"text": self.title, "href": self.home}]
        name = _("Are we ready?") if self.whole else _("Map it")
        ways.append({"text": name, "href": self.map} if last else {"text": name})
        return [*ways, *({"text": text} for text in last)]


def here(place: Place) -> Here:
    """The addresses of a place's pages."""
    whole = isinstance(place, Organisation)
    prefix = "readiness_organisation_" if whole else "readiness_"

    def address(name: str) -> str:
        return reverse(name, kwargs={"id": place.pk})

    return Here(
        title=str(place),
        whole=whole,
        home=address("organisation" if whole else "initiative"),
        map=address("organisation_readiness" if whole else "map"),
        new_round=address(f"{prefix}new_round"),
        new_goal=address(f"{prefix}new_goal"),
        blank=address(f"{prefix}blank"),
        results=address(f"{prefix}results"),
    )
