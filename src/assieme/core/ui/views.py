"""The living style page, and the pages for what goes wrong (config/urls.py points its handlers here)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

from assieme.core.guard import public
from assieme.core.ui.samples import STEPS, TIMELINE, SampleForm


@public("the style page shows the components with made-up content")
def style(request: HttpRequest) -> HttpResponse:
    """Every component, alive. `?errors` shows the sample form as it answers a mistake."""
    form = SampleForm({"idea": "Tea", "day_month": "31"}) if "errors" in request.GET else SampleForm()
    return render(request, "ui/style.jinja", {"form": form, "steps": STEPS, "timeline_entries": TIMELINE})


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's contract
    """Answer 404: not there, or not for this person; the two look the same."""
    return render(request, "404.jinja", status=404)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403, with the reason when the exception states one."""
    return render(request, "403.jinja", {"reason": str(exception)}, status=403)


@requires_csrf_token
def bad_token(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's contract
    """Answer 403 to a form that was sent from an old page (setting CSRF_FAILURE_VIEW)."""
    return render(request, "ui/old_page.jinja", status=403)


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's contract
    """Answer 500 with a page that asks nothing of the database: no context processor runs."""
    return HttpResponse(render_to_string("500.html"), status=500)
