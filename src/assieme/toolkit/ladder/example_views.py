"""An example, on two pages: what was done and which step it was; then what came of it."""

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.core.guard import PersonRequest, guard, no_store
from assieme.toolkit.ladder import access, actions, reads
from assieme.toolkit.ladder.forms import AfterForm, TellForm
from assieme.toolkit.ladder.words import BANDS, WAYS, questions

if TYPE_CHECKING:
    from assieme.toolkit.ladder.models import Example, Reflection

ORDER = tuple(WAYS)


@require_GET
@guard(access.write_reflection, select=("initiative", "service__organisation"))
def new_example(_request: PersonRequest, reflection: "Reflection", way: str) -> HttpResponse:
    """Gives the example its key, so that saving its page twice makes one."""
    return redirect("tell_example", id=reflection.pk, way=_known(way), key=uuid4())


@require_http_methods(["GET", "POST"])
@guard(access.write_reflection, select=("initiative", "service__organisation"))
def tell(request: PersonRequest, reflection: "Reflection", way: str, key: UUID) -> HttpResponse:
    form = _form(request, reflection, way, key)
    if request.method == "POST" and form.is_valid():
        told = actions.tell_example(
            reflection=reflection, key=key, way=way, told=form.told(), by=request.actor, now=timezone.now()
        )
        if "later" in request.POST:
            messages.success(request, _("Saved. Come back when you like."))
            return redirect("reflection", id=reflection.pk)
        return redirect("tell_after", id=told.pk)
    place = ORDER.index(way)
    context = {
        "reflection": reflection,
        "form": form,
        "way": WAYS[way],
        "key": key,
        "place": place + 1,
        "after_skip": ORDER[place + 1] if place + 1 < len(ORDER) else "",
        "bands": BANDS,
    }
    return no_store(render(request, "ladder/tell.jinja", context))


@require_POST
@guard(access.write_reflection, select=("initiative", "service__organisation"))
def draft(request: PersonRequest, reflection: "Reflection", way: str, key: UUID) -> HttpResponse:
    """What is written so far, kept while the person writes: a fragment that says so."""
    form = _form(request, reflection, way, key)
    form.is_valid()
    now = timezone.now()
    kept = bool(form.told().what)
    if kept:
        actions.tell_example(reflection=reflection, key=key, way=way, told=form.told(), by=request.actor, now=now)
    return no_store(render(request, "ladder/_draft.jinja", {"kept": kept, "now": now}))


@require_http_methods(["GET", "POST"])
@guard(access.write_example, select=("reflection__initiative", "reflection__service__organisation"))
def after(request: PersonRequest, example: "Example") -> HttpResponse:
    """What came of it, and how it could have gone better; then on to the next way."""
    reflection = example.reflection
    form = AfterForm(request.POST or None, asked=questions(together=reflection.is_together), now=example)
    if request.method == "POST" and form.is_valid():
        actions.tell_after(example=example, after=form.after(), by=request.actor, now=timezone.now())
        if "another" in request.POST:
            return redirect("new_example", id=reflection.pk, way=example.way)
        return _onwards(request, reflection)
    context = {"reflection": reflection, "example": example, "form": form, "way": WAYS[example.way], "bands": BANDS}
    return no_store(render(request, "ladder/after.jinja", context))


@require_POST
@guard(access.write_example, select=("reflection__initiative", "reflection__service__organisation"))
def delete(request: PersonRequest, example: "Example") -> HttpResponse:
    actions.delete_example(example=example, by=request.actor, now=timezone.now())
    messages.success(request, _("The example is deleted."))
    return redirect("reflection", id=example.reflection_id)


def _onwards(request: PersonRequest, reflection: "Reflection") -> HttpResponse:
    """To the first way that has no example yet, or back to the reflection."""
    following = reads.look(reflection, request.actor).next
    if following in WAYS and "later" not in request.POST:
        return redirect("new_example", id=reflection.pk, way=following)
    return redirect("reflection", id=reflection.pk)


def _form(request: PersonRequest, reflection: "Reflection", way: str, key: UUID) -> TellForm:
    now = reads.example_of(reflection, key)
    asked = questions(together=reflection.is_together)
    return TellForm(request.POST or None, reflection=reflection, asked=asked, way=_known(way), now=now)


def _known(way: str) -> str:
    if way not in WAYS:
        raise Http404(way)
    return way
