"""Who is asking: puts the signed-in person on the request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from assieme.people.models import Person


class ActorMiddleware:
    """`request.actor` is the signed-in Person, or None."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = self._person(request)  # type: ignore[attr-defined]
        return self.get_response(request)

    def _person(self, request: HttpRequest) -> Person | None:
        if not request.user.is_authenticated:
            return None
        return Person.objects.select_related("identity").filter(account=request.user).first()
