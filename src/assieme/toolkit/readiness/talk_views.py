"""The talk: what the groups answered, one question a page, large enough for a room; and what the group said of it."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from assieme.core.guard import PersonRequest, guard
from assieme.toolkit.readiness import access, actions, talk_reads
from assieme.toolkit.readiness.addresses import here
from assieme.toolkit.readiness.forms import TalkForm
from assieme.toolkit.readiness.strips import strips
from assieme.toolkit.readiness.views import AROUND, words
from assieme.toolkit.readiness.words import ANSWERS, prompts

if TYPE_CHECKING:
    from assieme.toolkit.readiness.models import Round


@guard(access.see_talk, select=AROUND)
def talk(request: PersonRequest, asked: "Round") -> HttpResponse:
    """All nineteen questions: which the groups see apart, and what was said so far."""
    place = here(asked.place)
    context = {
        "round": asked,
        "here": place,
        "questions": talk_reads.questions(asked) if asked.talk_began_at else (),
        "prompts": prompts(place.whole),
        "may_lead": access.lead_talk.allows(request.actor, asked),
        "ANSWERS": ANSWERS,
        **words(),
    }
    return render(request, "readiness/talk.jinja", context)


@require_POST
@guard(access.lead_talk, select=AROUND)
def begin_talk(request: PersonRequest, asked: "Round") -> HttpResponse:
    actions.begin_talk(round=asked, by=request.actor, now=timezone.now())
    return redirect("readiness_talk", id=asked.pk)


@guard(access.see_talk, select=AROUND)
def talk_question(request: PersonRequest, asked: "Round", prompt: str) -> HttpResponse:
    """One question, the spread of each group, and a place to write what was said."""
    if asked.talk_began_at is None:
        return redirect("readiness_talk", id=asked.pk)
    if prompt not in talk_reads.ORDER:
        raise Http404(prompt)
    found, place = talk_reads.question(asked, prompt), here(asked.place)
    may_lead = access.lead_talk.allows(request.actor, asked)
    form = TalkForm(request.POST or None, found.note)
    if request.method == "POST" and form.is_valid():
        actions.note_talk(
            round=asked,
            prompt=prompt,
            words=form.cleaned_data["words"],
            together=form.answer(),
            by=request.actor,
            now=timezone.now(),
        )
        if found.after:
            return redirect("readiness_talk_question", id=asked.pk, prompt=found.after)
        return redirect("readiness_talk", id=asked.pk)
    context = {
        "round": asked,
        "here": place,
        "question": found,
        "text": prompts(place.whole)[prompt],
        "strips": strips(found.groups),
        "form": form,
        "may_lead": may_lead,
        "ANSWERS": ANSWERS,
        **words(),
    }
    return render(request, "readiness/talk_question.jinja", context, status=422 if form.errors else 200)
