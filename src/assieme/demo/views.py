"""The demonstration's first page: a visitor picks a seat and sees that person's own day."""

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from assieme.core.guard import public
from assieme.demo import reads


@public("the demonstration lets anyone take a made-up person's seat")
def seats(request: HttpRequest) -> HttpResponse:
    return render(request, "demo/seats.jinja", {"seats": reads.seats()})


@require_POST
@public("the demonstration lets anyone take a made-up person's seat")
def take_seat(request: HttpRequest, key: str) -> HttpResponse:
    account = reads.account_in(key)
    if account is None:
        raise Http404(key)
    login(request, account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return redirect("my_day")
