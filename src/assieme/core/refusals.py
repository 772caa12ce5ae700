"""Turns an explained refusal into a page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from assieme.core.access import Refused


class RefusalMiddleware:
    """Where an action answered `Refused`, shows why and the way on, with status 409: nothing was changed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        return render(request, "ui/refused.jinja", {"reason": exception.reason}, status=409)
