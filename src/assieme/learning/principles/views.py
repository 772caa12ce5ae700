"""The eleven principles on a page, and on a sheet for the wall."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from assieme.core.documents.pdf import pdf, pdf_response
from assieme.core.guard import signed_in
from assieme.learning.principles.principles import principles


@require_GET
@signed_in
def principles_page(request: HttpRequest) -> HttpResponse:
    """All eleven; `?only=hard` shows those that are hard where there are levels."""
    hard = request.GET.get("only") == "hard"
    shown = [one for one in principles() if one.hard or not hard]
    return render(request, "principles/principles.jinja", {"shown": shown, "all": principles(), "hard": hard})


@require_GET
@signed_in
def sheet(request: HttpRequest) -> HttpResponse:
    """One question to ask oneself for each, on paper."""
    data = {
        "title": _("Eleven questions to ask ourselves"),
        "lead": _("One for each principle. Take one at each meeting, and write down what you find."),
        "address": request.build_absolute_uri(reverse("principles")),
        "principles": [{"name": f"{one.number}. {one.title}", "ask": one.ask} for one in principles()],
        "source": _("The principles are those of Norton (2018), in our own words."),
    }
    made = pdf("learning/principles/typst/sheet.typ", data, language=get_language() or "en")
    return pdf_response(made, "principles.pdf")
