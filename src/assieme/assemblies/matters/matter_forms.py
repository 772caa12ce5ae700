"""What people fill in to send a matter, to carry it further, and to answer it."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.matters.links import End
from assieme.assemblies.matters.models import Matter
from assieme.assemblies.meetings.models import Meeting
from assieme.core.ui.environment import day
from assieme.core.ui.forms import Label
from assieme.organisations.models import Organisation

DAYS = (14, 30, 60, 90)
MINUTES = (5, 10, 15, 20, 30, 45, 60)
WAYS = {
    Matter.Direction.UP.value: _("It goes up. They answer within %(days)s days."),
    Matter.Direction.DOWN.value: _("It goes down. They answer within %(days)s days."),
}


class LetterForm(forms.Form):
    """A matter: to whom, and what it is."""

    receiver = forms.ChoiceField(
        label=_("To which group?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a group.")},
    )
    title = forms.CharField(label=_("Say it in a few words"), max_length=120)
    words = forms.CharField(
        label=_("What do you ask of them?"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=5000,
        required=False,
    )

    def __init__(self, data: QueryDict | None, *, ends: Sequence[End]) -> None:
        super().__init__(data)
        self.groups = {str(end.assembly.pk): end.assembly for end in ends}
        receiver: Any = self.fields["receiver"]
        receiver.choices = [
            (str(end.assembly.pk), Label(end.assembly.name, WAYS[end.direction] % {"days": end.days})) for end in ends
        ]

    def receiving(self) -> Assembly:
        return self.groups[self.cleaned_data["receiver"]]


class FurtherForm(forms.Form):
    """To whom it is carried further."""

    receiver = forms.ChoiceField(
        label=_("Who can answer it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a group.")},
    )
    words = forms.CharField(
        label=_("Say something with it"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=5000,
        required=False,
    )

    def __init__(self, data: QueryDict | None, *, groups: Iterable[Assembly]) -> None:
        super().__init__(data)
        self.groups = {str(group.pk): group for group in groups}
        receiver: Any = self.fields["receiver"]
        receiver.choices = [(key, group.name) for key, group in self.groups.items()]

    def receiving(self) -> Assembly:
        return self.groups[self.cleaned_data["receiver"]]


class ListForm(forms.Form):
    """The meeting on whose list it goes."""

    meeting = forms.ChoiceField(
        label=_("Which meeting?"), widget=forms.RadioSelect, error_messages={"required": _("Choose a meeting.")}
    )
    minutes = forms.TypedChoiceField(
        label=_("How many minutes may it take?"), coerce=int, initial=15, choices=[(one, one) for one in MINUTES]
    )

    def __init__(self, data: QueryDict | None, *, meetings: Iterable[Meeting]) -> None:
        super().__init__(data)
        self.meetings = {meeting.pk: meeting for meeting in meetings}
        meeting: Any = self.fields["meeting"]
        meeting.choices = [(str(key), day(one.held_on)) for key, one in self.meetings.items()]

    def chosen(self) -> Meeting:
        return self.meetings[UUID(self.cleaned_data["meeting"])]


class ReplyForm(forms.Form):
    """The answer of the group."""

    answer = forms.ChoiceField(
        label=_("What is your answer?"),
        widget=forms.RadioSelect,
        choices=[
            (Matter.Reply.YES.value, Label(_("Yes"), _("It will be done as they ask."))),
            (Matter.Reply.OTHERWISE.value, Label(_("Yes, in another way"), _("Something else will be done."))),
            (Matter.Reply.NO.value, Label(_("No"), _("It will not be done. You say why."))),
        ],
        error_messages={"required": _("Choose your answer.")},
    )
    reply = forms.CharField(
        label=_("Say what happens now, or why not"),
        help_text=_("The person who raised it reads this. So does everyone here."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=5000,
        error_messages={"required": _("Say it in a few words. Somebody waits for them.")},
    )


class LinkForm(forms.Form):
    """Which group sends to which."""

    forum = forms.ModelChoiceField(
        label=_("Which group sends up?"), queryset=Assembly.objects.none(), empty_label=_("Choose a group")
    )
    area = forms.ModelChoiceField(
        label=_("To which group?"), queryset=Assembly.objects.none(), empty_label=_("Choose a group")
    )
    days = forms.TypedChoiceField(
        label=_("How many days may an answer take?"), coerce=int, initial=30, choices=[(one, one) for one in DAYS]
    )

    def __init__(self, data: QueryDict | None, *, organisation: Organisation) -> None:
        super().__init__(data)
        for name in ("forum", "area"):
            field: Any = self.fields[name]
            field.queryset = Assembly.objects.filter(organisation=organisation).order_by("name")

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("forum") is not None and said.get("forum") == said.get("area"):
            self.add_error("area", _("Choose another group."))
        return said
