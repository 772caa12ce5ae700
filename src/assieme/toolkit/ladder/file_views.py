"""A reflection to take away: as text and as data."""

from typing import TYPE_CHECKING

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from assieme.core.guard import PersonRequest, guard, no_store
from assieme.toolkit.ladder import access, reads, written
from assieme.toolkit.ladder.words import questions

if TYPE_CHECKING:
    from assieme.toolkit.ladder.models import Reflection

SELECT = ("initiative", "author__identity")


@require_GET
@guard(access.see_reflection, select=SELECT)
def as_text(request: PersonRequest, reflection: "Reflection") -> HttpResponse:
    looked = reads.look(reflection, request.actor)
    text = written.text(looked, questions(together=reflection.is_together))
    return _file(HttpResponse(text, content_type="text/plain; charset=utf-8"), reflection, "txt")


@require_GET
@guard(access.see_reflection, select=SELECT)
def as_json(request: PersonRequest, reflection: "Reflection") -> HttpResponse:
    data = written.data(reads.look(reflection, request.actor))
    answer = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})
    return _file(answer, reflection, "json")


def _file(answer: HttpResponse, reflection: "Reflection", ending: str) -> HttpResponse:
    answer["Content-Disposition"] = f'attachment; filename="ladder-{reflection.begun_at:%Y-%m-%d}.{ending}"'
    return no_store(answer)
