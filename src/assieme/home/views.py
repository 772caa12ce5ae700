"""The pages that gather from many rooms."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from assieme.core.guard import public


@public("the first page says what this is and lets people in")
def front(request: HttpRequest) -> HttpResponse:
    return render(request, "home/front.jinja")
