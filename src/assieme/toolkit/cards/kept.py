"""What a page needs to keep cards on a phone while there is no network. The rest is `scripts/worker.js`."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import salted_hmac

from assieme.core.actors import Actor
from assieme.people import devices


@dataclass(frozen=True)
class Device:
    """`own`: pages may leave something on it. `keeper` says whose, to this site alone."""

    own: bool
    keeper: str
    worker: str
    ready: str
    page: str


def device_of(request: HttpRequest, person: Actor) -> Device:
    return Device(
        own=devices.is_own(request),
        keeper=keeper_of(person),
        worker=reverse("worker"),
        ready=reverse("ready_to_send"),
        page=reverse("kept_cards"),
    )


def keeper_of(person: Actor) -> str:
    """A name for the person that tells nobody else anything: it stands on their phone beside what is kept."""
    return salted_hmac("assieme.cards.kept", str(person.pk), algorithm="sha256").hexdigest()[:32]
