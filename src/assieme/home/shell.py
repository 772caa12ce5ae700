"""What surrounds every page: the organisation's name and crisis help, the way round, and who is speaking."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assieme.evidence.burden.measured import meter_of
from assieme.organisations.reads import Here
from assieme.toolkit.cards.kept import Device, device_of


@dataclass(frozen=True)
class Crisis:
    """Crisis help as the organisation set it; empty texts where it set nothing."""

    text: str = ""
    phone: str = ""
    hours: str = ""

    @property
    def phone_href(self) -> str:
        return "tel:" + "".join(char for char in self.phone if char.isdigit() or char == "+")


@dataclass(frozen=True)
class Link:
    text: Any
    href: str
    current: bool = False


@dataclass(frozen=True)
class Speaker:
    """Who is signed in and which standpoint they speak from (file word, empty when none)."""

    name: str
    standpoint: str
    speaking_url: str


@dataclass(frozen=True)
class Shell:
    organisation_name: str = ""
    crisis: Crisis = field(default_factory=Crisis)
    nav: tuple[Link, ...] = ()
    person: Speaker | None = None
    demo: bool = False
    session: dict[str, Any] | None = None
    languages: tuple[dict[str, Any], ...] = ()
    reads_url: str = ""
    colour_url: str = ""
    start: Link | None = None
    device: Device | None = None
    meter: str = ""
    closing: tuple[str, ...] = ()


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor, without a query of its own."""
    actor = getattr(request, "actor", None)
    place: Here = getattr(request, "place", Here())
    return {
        "shell": Shell(
            organisation_name=place.organisation_name,
            crisis=Crisis(place.crisis_words, place.crisis_phone, place.crisis_hours),
            nav=_nav(request.path) if actor else (),
            person=Speaker(str(actor), place.speaking_as, reverse("standpoint")) if actor else None,
            demo=place.made_up or settings.ENV.mode == "demo",
            session=_session(request) if actor else None,
            languages=tuple(
                {"code": code, "name": name, "current": code == get_language()}
                for code, name in (("en", "English"), ("it", "Italiano"))
            ),
            reads_url=reverse("who_reads"),
            start=_start(request.path) if actor else None,
            device=device_of(request, actor) if actor else None,
            meter=meter_of(request, actor) if actor else "",
            closing=("cards/_kept.jinja", "live/_back.jinja", "burden/_meter.jinja") if actor else (),
            colour_url=f"{reverse('organisation_css')}?colour={place.colour[1:]}" if place.colour else "",
        )
    }


# Pages whose address begins otherwise than the part of the site that they belong to.
BELONGS = (
    ("/votes", "/assemblies"),
    ("/meetings", "/assemblies"),
    ("/rooms", "/assemblies"),
    ("/matters", "/assemblies"),
    ("/problems", "/assemblies"),
    ("/commitments", "/assemblies"),
    ("/agreed", "/assemblies"),
    ("/cards", "/initiatives"),
    ("/circle", "/initiatives"),
    ("/profile", "/tools"),
    ("/ladder", "/tools"),
    ("/practice", "/tools"),
    ("/gratitude", "/tools"),
    ("/learn", "/tools"),
    ("/toolkits", "/tools"),
    ("/instruments", "/tools"),
    ("/principles", "/tools"),
    ("/barriers", "/evidence"),
)


def _nav(path: str) -> tuple[Link, ...]:
    pages = (
        (_("My day"), "my_day"),
        (_("Initiatives"), "initiatives"),
        (_("Tools"), "tools"),
        (_("Assemblies"), "assemblies"),
        (_("Evidence"), "evidence"),
    )
    links = ((text, reverse(name)) for text, name in pages)
    under = next((href for start, href in BELONGS if path.startswith(start)), path)
    return tuple(Link(text, href, under.startswith(href)) for text, href in links)


def _start(path: str) -> Link:
    """The quick way to a card: one tap from any page, two where there are several initiatives."""
    return Link(_("I have an idea"), reverse("idea"), path == reverse("idea"))


def _session(request: HttpRequest) -> dict[str, Any] | None:
    ends = request.session.get("ends")
    return {"ends": ends, "extend_url": reverse("extend_session")} if ends else None
