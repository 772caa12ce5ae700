"""How a private file reaches a browser: only through a guarded view, shown and never run, kept nowhere."""

from django.http import Http404, HttpResponse

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
