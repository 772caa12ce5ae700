"""What people fill in for an entry of a register."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.core.ui.forms import DateField, Label
from assieme.core.ui.words import STANDPOINTS, standpoint_word
from assieme.roadmap.models import Post, ServiceDecision, SharedDocument
from assieme.roadmap.registers import FIELDS, Entry

SIDES = [(one, Label(standpoint_word(one, many=True))) for one in STANDPOINTS]


def _sides(label: Any, required: bool = True) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=SIDES,
        widget=forms.CheckboxSelectMultiple,
        required=required,
        help_text=_("Tick all. We ask for no names."),
        error_messages={"required": _("Tick at least one.")},
    )


def _radio(label: Any, choices: Any, hint: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        help_text=hint,
        error_messages={"required": _("Choose one.")},
    )


def _yes_no(label: Any, hint: Any = "") -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        help_text=hint,
        error_messages={"required": _("Choose one.")},
    )


class EntryForm(forms.Form):
    """What every entry has: a title first, then its own fields, then words and a link."""

    register = ""
    title = forms.CharField(label=_("What is it called?"), max_length=200)
    on = DateField(label=_("On which day?"))
    words = forms.CharField(
        label=_("What else should people know?"),
        help_text=_("No names, please."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=5000,
        required=False,
    )
    link = forms.URLField(label=_("A link to it"), max_length=500, required=False, assume_scheme="https")

    def __init__(self, *args: Any, today: date, row: Entry | None = None, **kwargs: Any) -> None:
        if row is not None:
            kwargs.setdefault("initial", {name: _shown(getattr(row, name)) for name in self.names()})
        super().__init__(*args, **kwargs)
        self.today = today
        self.order_fields(["title", "on", *FIELDS[self.register], "words", "link"])

    @classmethod
    def names(cls) -> tuple[str, ...]:
        return ("title", "on", *FIELDS[cls.register], "words", "link")

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("This day is still to come."))
        return on

    def said(self) -> dict[str, Any]:
        """The fields of the register's model."""
        return {name: self.cleaned_data[name] for name in self.names()}


def _shown(value: object) -> object:
    """A value as a form's first value."""
    return ("yes" if value else "no") if isinstance(value, bool) else value


class DecisionForm(EntryForm):
    """A decision, wherever it was taken."""

    register = "decisions"
    decided_by = forms.CharField(label=_("Who decided?"), help_text=_("A group or an office."), max_length=200)
    took_part = _sides(_("Who took part in deciding?"), required=False)
    users_say = _radio(_("What part did service users have?"), ServiceDecision.Say.choices)


class DocumentForm(EntryForm):
    """A document and who wrote it."""

    register = "documents"
    kind = _radio(_("What is it?"), SharedDocument.Kind.choices)
    written_with = _sides(_("Who wrote it together?"))
    read_by = forms.CharField(
        label=_("Who read it for plain words?"),
        help_text=_("A group, such as “the Tuesday readers”. Leave it empty if nobody did yet."),
        max_length=200,
        required=False,
    )


class PostForm(EntryForm):
    """A post, and the three questions that tell whether it is there for show."""

    register = "posts"
    hours = forms.DecimalField(label=_("How many hours a week?"), min_value=0, max_value=60, decimal_places=1)
    pay = _radio(_("How is it paid?"), Post.Pay.choices)
    supervision = _yes_no(_("Is there support?"), _("Somebody to turn to, at set times."))
    say = _yes_no(_("Does the person have a say in what the job is?"))
    leads_area = _yes_no(_("Does the post lead an area?"))
    ended_on = DateField(label=_("Its last day"), help_text=_("Leave it empty while the post goes on."), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("ended_on") and said.get("on") and said["ended_on"] < said["on"]:
            self.add_error("ended_on", _("This comes before its first day."))
        return said


FORMS: dict[str, type[EntryForm]] = {"decisions": DecisionForm, "documents": DocumentForm, "posts": PostForm}
