"""Lead a session: from the screen, one part at a time, or with the printed pack. Nothing that is said is stored."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from assieme.core.documents.pdf import pdf, pdf_response
from assieme.core.guard import PersonRequest, guard
from assieme.learning.toolkits import access, paper, reads

if TYPE_CHECKING:
    from assieme.learning.toolkits.models import Toolkit


@require_GET
@guard(access.see_toolkit)
def run(request: PersonRequest, toolkit: "Toolkit", number: int) -> HttpResponse:
    """One part in big words. Since when it runs stands in the address (`?since=`, in seconds since 1970), so that
    looking again does not begin anew; one number after the last is the end."""
    session = reads.session(toolkit)
    if number > len(session.parts):
        return render(request, "toolkits/run_end.jinja", {"toolkit": toolkit, "session": session})
    since = _moment(request.GET.get("since", ""))
    if since is None or number < 1:
        address = reverse("run_toolkit", kwargs={"id": toolkit.pk, "number": max(number, 1)})
        return redirect(f"{address}?since={int(timezone.now().timestamp())}")
    now = session.parts[number - 1]
    context = {
        "toolkit": toolkit,
        "session": session,
        "now": now,
        "then": session.parts[number] if number < len(session.parts) else None,
        "until": since + timedelta(minutes=now.part.minutes),
    }
    return render(request, "toolkits/run.jinja", context)


@require_GET
@guard(access.see_toolkit, select=("author__identity",))
def pack(request: PersonRequest, toolkit: "Toolkit") -> HttpResponse:
    """The plan, how to lead each part, and the sheets: one file to print."""
    data, files = paper.pack(reads.session(toolkit), request.build_absolute_uri("/"))
    content = pdf(paper.TEMPLATE, data, language=get_language() or "en", files=files)
    return pdf_response(content, "pack.pdf")


def _moment(seconds: str) -> datetime | None:
    """The moment that an address says; None for what is none."""
    if not (seconds.isascii() and seconds.isdecimal()) or len(seconds) > 11:
        return None
    return datetime.fromtimestamp(int(seconds), tz=UTC)
