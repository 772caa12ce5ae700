"""What people fill in about invitations."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.meetings.models import Invite
from assieme.core.ui.forms import Label


class GuestForm(forms.Form):
    """Somebody from outside."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Without one, you give them a link on paper."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


class MemberForm(forms.Form):
    """A member of the organisation."""

    person = forms.ChoiceField(label=_("Who?"), error_messages={"required": _("Choose a person.")})

    def __init__(self, *args: Any, people: Mapping[UUID, object], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["person"]
        field.choices = [("", _("Choose a person")), *((str(key), str(person)) for key, person in people.items())]


class AnswerForm(forms.Form):
    """Whether one comes, and what one needs."""

    answer = forms.ChoiceField(
        label=_("Can you come?"),
        widget=forms.RadioSelect,
        choices=Invite.Answer.choices,
        error_messages={"required": _("Choose one of the three.")},
    )
    as_usual = forms.ChoiceField(
        label=_("What do you need to take part?"),
        widget=forms.RadioSelect,
        choices=[
            ("yes", Label(_("As usual"), _("Nothing special, or what you keep in your own pages."))),
            ("no", _("Something this time")),
        ],
        initial="yes",
    )
    needs = forms.CharField(
        label=_("What do you need this time?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
        help_text=_("Those who prepare the meeting can read this."),
    )

    def said(self) -> dict[str, Any]:
        """What the action takes."""
        given = self.cleaned_data
        usual = given["as_usual"] == "yes" and not given["needs"]
        return {"answer": given["answer"], "as_usual": usual, "needs": given["needs"]}
