"""Validation of a plan and of its parts."""

from datetime import time
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from assieme.core.ui.forms import Label
from assieme.learning.toolkits.models import LONGEST_PART, Part
from assieme.learning.toolkits.reads import Session
from assieme.learning.toolkits.shelf import EMPTY, READY_MADE, SHELF
from assieme.learning.toolkits.written import Arranged, Move, Written

TITLE, LONG, MOST_LINES = 100, 4000, 40
STEPS = {"up": -1, "down": 1}
AUTOSAVE = "X-Autosave"  # the header of what a page keeps by itself while somebody writes

type Data = QueryDict | None


def _minutes(label: Any) -> forms.IntegerField:
    wrong = _("Write how many minutes, from 1 to %(most)s.") % {"most": LONGEST_PART}
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=LONGEST_PART,
        error_messages={"required": wrong, "invalid": wrong, "min_value": wrong, "max_value": wrong},
    )


def _title(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=TITLE, error_messages={"required": _("Give it a name.")})


class StartForm(forms.Form):
    """What to begin with."""

    plan = forms.ChoiceField(
        label=_("What would you like to begin with?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what to begin with.")},
    )

    def __init__(self, data: Data = None) -> None:
        super().__init__(data)
        self.fields["plan"].choices = [(key, _offer(key)) for key in READY_MADE]  # type: ignore[attr-defined]


def _offer(key: str) -> Label:
    ready = READY_MADE[key]
    if ready is EMPTY:
        return Label(_("An empty plan"), ready.purpose)
    title = _("%(title)s: %(minutes)s minutes") % {"title": ready.title, "minutes": ready.minutes}
    return Label(title, f"{ready.purpose} {' · '.join(str(name) for name in ready.names)}")


class PlanForm(forms.Form):
    """Title, beginning and the minutes of each part. `do` says which button was pressed."""

    title = _title(_("What is it called?"))
    starts_at = forms.TimeField(
        label=_("When does it begin?"),
        required=False,
        widget=forms.TimeInput(format="%H:%M"),
        error_messages={"invalid": _("Write the time like 14:30.")},
    )

    def __init__(self, data: Data = None, *, session: Session) -> None:
        toolkit = session.toolkit
        super().__init__(data, initial={"title": toolkit.title, "starts_at": toolkit.starts_at})
        self.parts = [one.part.pk for one in session.parts]
        for one in session.parts:
            name = minutes_of(one.part)
            self.fields[name] = _minutes(_("Minutes for “%(title)s”") % {"title": one.part.title})
            self.initial[name] = one.part.minutes

    def arranged(self, do: str) -> Arranged:
        """The plan as the form says it; `do` may be `up:<part>` or `down:<part>`."""
        said = self.cleaned_data
        starts_at: time | None = said["starts_at"]
        return Arranged(
            title=said["title"],
            starts_at=starts_at,
            minutes={key: said[f"minutes-{key}"] for key in self.parts},
            move=next(
                (Move(key, step) for key in self.parts for way, step in STEPS.items() if do == f"{way}:{key}"), None
            ),
        )


def minutes_of(part: Part) -> str:
    """The name of the field that holds a part's minutes."""
    return f"minutes-{part.pk}"


class PartForm(forms.Form):
    """The words of one part."""

    title = _title(_("What is it called?"))
    minutes = _minutes(_("How many minutes?"))
    questions = forms.CharField(
        label=_("What does it ask?"),
        help_text=_("One question on each line. They stand on the sheet and on the screen."),
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    say = forms.CharField(
        label=_("How do you lead it?"),
        help_text=_("One step on each line. Only whoever leads reads them."),
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    purpose = forms.CharField(
        label=_("What is it good for?"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    need = forms.CharField(
        label=_("What do you need?"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data: Data = None, *, part: Part) -> None:
        names = ("title", "minutes", "questions", "say", "purpose", "need")
        super().__init__(data, initial={name: getattr(part, name) for name in names})

    def clean_questions(self) -> str:
        return self._few_lines("questions")

    def clean_say(self) -> str:
        return self._few_lines("say")

    def written(self) -> Written:
        return Written(**self.cleaned_data)

    def _few_lines(self, name: str) -> str:
        text: str = self.cleaned_data[name]
        if len(text.splitlines()) > MOST_LINES:
            raise forms.ValidationError(_("These are many lines. Keep %(most)s at most.") % {"most": MOST_LINES})
        return text


class PickForm(forms.Form):
    """Which exercise of the shelf to add."""

    kind = forms.ChoiceField(choices=[(kind, kind) for kind in SHELF])
