"""One's own reflections, one of them, and its closing questions."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.core.guard import PersonRequest, guard, no_store, signed_in
from assieme.toolkit.ladder import access, actions, drift, reads
from assieme.toolkit.ladder.forms import ShareForm, SkillsForm, TendsForm, TriedForm, TryForm
from assieme.toolkit.ladder.words import BANDS, LADDER, WAYS, questions

if TYPE_CHECKING:
    from assieme.toolkit.ladder.models import Reflection

FORMS = {"tends": TendsForm, "try": TryForm, "skills": SkillsForm}
SELECT = ("initiative", "service__organisation", "author__identity")


@require_GET
@signed_in
def ladder(request: PersonRequest) -> HttpResponse:
    """One's own reflections and the drift from one to the next; and where people look back together."""
    lines = reads.mine(request.actor)
    columns, rows = drift.table(lines)
    context = {
        "lines": lines,
        "drifts": (drift.drift(lines, drift.WIDE), drift.drift(lines, drift.NARROW)),
        "columns": columns,
        "rows": rows,
        "waiting": reads.waiting_for(request.actor, timezone.localdate()),
        "initiatives": reads.initiatives_of(request.actor),
        "services": reads.services_of(request.actor),
        "WAYS": WAYS,
    }
    return no_store(render(request, "ladder/ladder.jinja", context))


@require_http_methods(["GET", "POST"])
@signed_in
def new_reflection(request: PersonRequest) -> HttpResponse:
    """What will be asked and who can read it; a press begins."""
    if request.method == "POST":
        begun = actions.begin_reflection(by=request.actor, now=timezone.now())
        return redirect("new_example", id=begun.pk, way="to")
    return render(request, "ladder/new.jinja", {"bands": BANDS, "WAYS": WAYS})


@require_GET
@guard(access.see_reflection, select=SELECT)
def reflection(request: PersonRequest, reflection: "Reflection") -> HttpResponse:
    """One reflection: the examples on the ladder, the closing thoughts, and what its author may do with it."""
    context = {
        "reflection": reflection,
        "looked": reads.look(reflection, request.actor),
        "asked": questions(together=reflection.is_together),
        "may_write": access.write_reflection.allows(request.actor, reflection),
        "is_own": reflection.author_id == request.actor.pk,
        "may_delete_together": access.delete_together.allows(request.actor, reflection),
        "bands": BANDS,
        "WAYS": WAYS,
        "LADDER": LADDER,
    }
    return no_store(render(request, "ladder/reflection.jinja", context))


@require_http_methods(["GET", "POST"])
@guard(access.write_reflection, select=SELECT)
def closing(request: PersonRequest, reflection: "Reflection", question: str) -> HttpResponse:
    """One closing question a page; each press saves."""
    if question not in FORMS:
        raise Http404(question)
    asked = questions(together=reflection.is_together)
    form = FORMS[question](request.POST or None, asked=asked, now=reflection)
    if request.method == "POST" and form.is_valid():
        _keep(request, reflection, form)
        place = reads.CLOSING.index(question) + 1
        if "later" in request.POST or place == len(reads.CLOSING):
            messages.success(request, _("Saved."))
            return redirect("reflection", id=reflection.pk)
        return redirect("ladder_closing", id=reflection.pk, question=reads.CLOSING[place])
    context = {
        "reflection": reflection,
        "form": form,
        "question": question,
        "place": reads.CLOSING.index(question) + 1,
        "looked": reads.look(reflection, request.actor),
        "bands": BANDS,
    }
    return no_store(render(request, "ladder/closing.jinja", context))


def _keep(request: PersonRequest, reflection: "Reflection", form: Form) -> None:
    by, now = request.actor, timezone.now()
    if isinstance(form, TryForm):
        actions.keep_trying(reflection=reflection, trying=form.trying(timezone.localdate()), by=by, now=now)
    elif isinstance(form, TendsForm):
        actions.keep_tendency(reflection=reflection, by=by, now=now, **form.cleaned_data)
    else:
        actions.keep_skills(reflection=reflection, by=by, now=now, **form.cleaned_data)


@require_http_methods(["GET", "POST"])
@guard(access.write_reflection, select=SELECT)
def tried(request: PersonRequest, reflection: "Reflection") -> HttpResponse:
    """How did it go? Tried, not yet, or let go: each is a good answer."""
    form = TriedForm(request.POST or None, now=reflection)
    if request.method == "POST" and form.is_valid():
        answer = form.answer(timezone.localdate())
        actions.say_how_it_went(reflection=reflection, answer=answer, by=request.actor, now=timezone.now())
        messages.success(request, _("Saved."))
        return redirect("reflection", id=reflection.pk)
    return no_store(render(request, "ladder/tried.jinja", {"reflection": reflection, "form": form}))


@require_http_methods(["GET", "POST"])
@guard(access.share_reflection, select=SELECT)
def share(request: PersonRequest, reflection: "Reflection") -> HttpResponse:
    """Let the people of one initiative read it."""
    offered = reads.initiatives_of(request.actor)
    form = ShareForm(request.POST or None, offered=offered)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["initiative"]
        actions.share_reflection(reflection=reflection, initiative=chosen, by=request.actor, now=timezone.now())
        messages.success(request, _("The people of “%(title)s” can read it now.") % {"title": chosen.title})
        return redirect("reflection", id=reflection.pk)
    return render(request, "ladder/share.jinja", {"reflection": reflection, "form": form, "offered": offered})


@require_POST
@guard(access.share_reflection, select=SELECT)
def take_back(request: PersonRequest, reflection: "Reflection") -> HttpResponse:
    actions.take_back(reflection=reflection, by=request.actor, now=timezone.now())
    messages.success(request, _("Only you can read it now."))
    return redirect("reflection", id=reflection.pk)


@require_http_methods(["GET", "POST"])
@guard(access.delete_reflection, select=SELECT)
def delete(request: PersonRequest, reflection: "Reflection") -> HttpResponse:
    """Asked once, then it is gone."""
    if request.method == "POST":
        actions.delete_reflection(reflection=reflection, by=request.actor, now=timezone.now())
        messages.success(request, _("It is deleted. Nothing of it is left here."))
        return redirect("ladder")
    return render(request, "ladder/delete.jinja", {"reflection": reflection, "back": "ladder"})
