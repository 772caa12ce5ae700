"""How a private file reaches a browser: only through a guarded view, shown and never run, kept nowhere.

And what its sender is told.
"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import ngettext

from assieme.core.files.images import Picture
from assieme.core.files.store import read_bytes
from assieme.core.guard import no_store
from assieme.core.models import StoredFile


def file_response(stored: StoredFile) -> HttpResponse:
    """The file, for the view whose guard has let this reader in. Raises Http404 where the disk has lost it."""
    try:
        content = read_bytes(stored)
    except FileNotFoundError as error:
        raise Http404("private file") from error
    response = HttpResponse(content, content_type=stored.content_type)
    response["Content-Disposition"] = "inline"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return no_store(response)


def tell_left_out(request: HttpRequest, picture: Picture | None) -> None:
    """Tell who sent a scan that some of its pages were not kept."""
    if picture and picture.left_out:
        said = ngettext(
            "Your scan was long. We kept its first two pages. %(num)s page is left out.",
            "Your scan was long. We kept its first two pages. %(num)s pages are left out.",
            picture.left_out,
        )
        messages.info(request, said % {"num": picture.left_out})
