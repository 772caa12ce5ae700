"""What people fill in for the road."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from assieme.core.files.forms import PaperField
from assieme.core.ui.forms import DateField
from assieme.people.models import Person
from assieme.roadmap.models import Roadmap, Task
from assieme.roadmap.months import month_after
from assieme.roadmap.nine import MONTHS
from assieme.roadmap.reads import month_word

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

BEFORE, AHEAD = 12, 4


def _months(first: date, many: int) -> list[tuple[str, str]]:
    days = (month_after(first, number) for number in range(many))
    return [(day.isoformat(), month_word(day)) for day in days]


class MonthField(forms.TypedChoiceField):
    """One of several months; cleans to its first day."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=date.fromisoformat, **kwargs)


class BeginForm(forms.Form):
    """From which month on."""

    begun_on = MonthField(label=_("From which month on?"), help_text=_("The road takes two years from there."))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = today.replace(day=1)
        field = self.fields["begun_on"]
        field.choices = _months(month_after(first, -BEFORE), BEFORE + AHEAD)  # type: ignore[attr-defined]
        field.initial = first.isoformat()


class PlanForm(forms.Form):
    """Who looks after a task, and by which month."""

    owner = forms.ModelChoiceField(
        label=_("Who looks after it?"),
        help_text=_("They are told, and can say no."),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("nobody yet"),
    )
    month = MonthField(label=_("By the end of which month?"))

    def __init__(self, data: Any = None, *, task: Task, owners: QuerySet[Person]) -> None:
        super().__init__(data, initial={"owner": task.owner_id, "month": task.month.isoformat()})
        self.fields["owner"].queryset = owners  # type: ignore[attr-defined]
        self.fields["month"].choices = _months(task.roadmap.begun_on, MONTHS)  # type: ignore[attr-defined]


class LeaveOutForm(forms.Form):
    """Why a task is left out."""

    why = forms.CharField(
        label=_("Why do we leave it out?"),
        help_text=_("Everyone here can read this."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": _("Say why. A few words are enough.")},
    )


class TaskForm(forms.Form):
    """A task of one's own."""

    words = forms.CharField(label=_("What shall we do?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)
    month = MonthField(label=_("By the end of which month?"))

    def __init__(self, *args: Any, roadmap: Roadmap, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["month"].choices = _months(roadmap.begun_on, MONTHS)  # type: ignore[attr-defined]


class EvidenceForm(forms.Form):
    """What shows that it happened."""

    words = forms.CharField(
        label=_("What happened?"),
        help_text=_("Say what one can see or read. Leave out names."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
    )
    on = DateField(label=_("On which day?"))
    task = forms.ChoiceField(label=_("Does it belong to a task?"), required=False)
    link = forms.URLField(label=_("A link to it"), max_length=500, required=False, assume_scheme="https")
    picture = PaperField(
        label=_("A photo or scan of paper"), help_text=_("Only people here can see it."), required=False
    )

    def __init__(
        self, *args: Any, roadmap: Roadmap, today: date, tasks: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.roadmap, self.today = roadmap, today
        self.fields["task"].choices = [("", _("To no task")), *tasks]  # type: ignore[attr-defined]

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("This day is still to come."))
        if on < self.roadmap.begun_on:
            raise forms.ValidationError(_("This was before the road began."))
        return on


def _answer(label: "StrOrPromise", asks: "StrOrPromise") -> forms.CharField:
    return forms.CharField(label=label, help_text=asks, widget=forms.Textarea(attrs={"rows": 3}), max_length=3000)


class LookForm(forms.Form):
    """The four questions before something starts."""

    consent = _answer(_("Consent"), _("Does everyone know what it is, and can they say no?"))
    capacity = _answer(_("Strength"), _("Who may be too tired or too ill for it? What helps them to take part?"))
    risk = _answer(_("Risk"), _("Who could be hurt by it? What do we do then?"))
    interests = _answer(_("Interests"), _("Who gains by it? Who pays, and who decides?"))
    ready = forms.TypedChoiceField(
        label=_("Is it ready to start?"),
        choices=[("yes", _("Yes, it can start")), ("no", _("Not yet"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
