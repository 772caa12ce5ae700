"""One's own practice: nobody but oneself comes here."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assieme.core.guard import PersonRequest, guard, no_store, signed_in
from assieme.toolkit.readiness import access, pictures, practice_actions, practice_reads
from assieme.toolkit.readiness.forms import QuestionsForm, TryForm
from assieme.toolkit.readiness.views import ORDER, by_slug, slug, words
from assieme.toolkit.readiness.words import OF_ONESELF

if TYPE_CHECKING:
    from assieme.toolkit.readiness.models import Practice


@signed_in
def practices(request: PersonRequest) -> HttpResponse:
    """All one's looks at one's own practice; a new one begins here."""
    if request.method == "POST":
        practice = practice_actions.begin_practice(person=request.actor, by=request.actor, now=timezone.now())  # type: ignore[arg-type]
        return redirect("practice_questions", id=practice.pk, principle=slug(ORDER[0]))
    return render(request, "readiness/practices.jinja", {"looks": practice_reads.looks(request.actor)})


@guard(access.see_practice)
def practice_questions(request: PersonRequest, practice: "Practice", principle: str) -> HttpResponse:
    """One principle's questions, asked of oneself."""
    if practice.finished_at:
        return redirect("practice", id=practice.pk)
    asked, answers = by_slug(principle), practice_reads.answers_of(practice)
    form = QuestionsForm(request.POST or None, principle=asked, answers=answers, words=OF_ONESELF)
    if request.method == "POST" and form.is_valid():
        practice_actions.save_practice(practice=practice, answers=form.answers(), by=request.actor, now=timezone.now())
        if "X-Autosave" in request.headers:
            return HttpResponse(status=204)
        if "later" in request.POST:
            messages.success(request, _("Your answers are saved. Come back when you like."))
            return redirect("practices")
        following = ORDER.index(asked) + 1
        if following < len(ORDER):
            return redirect("practice_questions", id=practice.pk, principle=slug(ORDER[following]))
        return redirect("practice", id=practice.pk)
    said = {prompt.rsplit("-", 1)[0] for prompt in answers}
    context = {"practice": practice, "asked": asked, "form": form, "said": said, **words()}
    return render(request, "readiness/practice_questions.jinja", context, status=422 if form.errors else 200)


@guard(access.see_practice)
def practice_page(request: PersonRequest, practice: "Practice") -> HttpResponse:
    """One look: its picture beside the time before, what one said, and one thing to try."""
    form = TryForm(request.POST or None, initial={"will_try": practice.will_try})
    if request.method == "POST" and form.is_valid():
        practice_actions.finish_practice(
            practice=practice, will_try=form.cleaned_data["will_try"], by=request.actor, now=timezone.now()
        )
        return redirect("practice", id=practice.pk)
    answers, before = practice_reads.answers_of(practice), practice_reads.answers_before(practice)
    context = {
        "practice": practice,
        "form": form,
        "picture": pictures.own_picture(answers, before),
        "compared": before is not None,
        "parts": pictures.own_words(answers, OF_ONESELF),
        **words(),
    }
    return render(request, "readiness/practice.jinja", context)


@require_POST
@guard(access.delete_practice)
def practice_delete(request: PersonRequest, practice: "Practice") -> HttpResponse:
    practice_actions.delete_practice(practice=practice, by=request.actor, now=timezone.now())
    messages.success(request, _("It is deleted. Nobody can bring it back."))
    return redirect("practices")


@guard(access.see_practice)
def practice_data(request: PersonRequest, practice: "Practice") -> HttpResponse:  # noqa: ARG001 - a view is handed it
    """One's answers as a file."""
    response = JsonResponse(practice_reads.as_data(practice), json_dumps_params={"indent": 2, "ensure_ascii": False})
    response["Content-Disposition"] = 'attachment; filename="my-practice.json"'
    return no_store(response)
