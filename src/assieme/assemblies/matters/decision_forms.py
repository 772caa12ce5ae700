"""What people fill in after a decision: who does what, what became of it, why it is set aside."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Constitution
from assieme.assemblies.matters.decision_actions import Said
from assieme.assemblies.matters.decision_reads import possible_owners
from assieme.assemblies.matters.models import Answer
from assieme.assemblies.votes.models import Vote
from assieme.core.ui.forms import DateField, Label
from assieme.people.models import Person


class CommitmentForm(forms.Form):
    """Who does what, and by when."""

    what = forms.CharField(
        label=_("What will be done?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        help_text=_("One thing that you can see or count."),
    )
    owner = forms.ModelChoiceField(
        label=_("Who does it?"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("Nobody yet"),
        help_text=_("We ask this person if they will."),
    )
    due_on = DateField(label=_("By when?"))
    how_we_know = forms.CharField(
        label=_("How will we see that it worked?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
        required=False,
    )

    def __init__(self, data: QueryDict | None, *, vote: Vote, today: date) -> None:
        super().__init__(data)
        self.today = today
        owner: Any = self.fields["owner"]
        owner.queryset = possible_owners(vote)

    def clean_due_on(self) -> date:
        due_on: date = self.cleaned_data["due_on"]
        if due_on < self.today:
            raise forms.ValidationError(_("This day has passed. Choose today or later."))
        return due_on

    def said(self) -> Said:
        return Said(**self.cleaned_data)


class AnswerForm(forms.Form):
    """What became of it, with why."""

    answer = forms.ChoiceField(
        label=_("What became of it?"),
        widget=forms.RadioSelect,
        choices=[
            (Answer.DONE.value, Label(_("Done"), _("It was carried out as it was meant."))),
            (Answer.CHANGED.value, Label(_("Changed"), _("Something was done, in another way."))),
            (Answer.NOT_DONE.value, Label(_("Not done"), _("It can't be carried out now."))),
        ],
        error_messages={"required": _("Choose what became of it.")},
    )
    why = forms.CharField(
        label=_("Say how, or why"),
        help_text=_("Everyone here can read this. For “changed” and “not done” it is needed."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("answer") in (Answer.CHANGED, Answer.NOT_DONE) and not said.get("why", "").strip():
            self.add_error("why", _("Say why. Those who decided want to know."))
        return said


class OverrideForm(forms.Form):
    """Why management sets a decision aside."""

    reason = forms.CharField(
        label=_("Why do you set it aside?"),
        help_text=_("Everyone here can read this, for ever, with your name."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=5000,
        error_messages={"required": _("Say why. The rules of the group ask for it.")},
    )
    sure = forms.BooleanField(
        label=_("I know that this can't be taken back"), error_messages={"required": _("Tick this if you are sure.")}
    )

    def __init__(self, data: QueryDict | None, *, vote: Vote) -> None:
        super().__init__(data)
        self.fields["reason"].required = vote.rules.override == Constitution.Override.REASONED
