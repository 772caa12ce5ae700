"""What the one who leads a meeting fills in while it goes on."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.meetings.models import AgendaItem
from assieme.assemblies.votes.models import Vote
from assieme.core.ui.forms import DateField


class PresenceForm(forms.Form):
    """Who is there, and who leads."""

    present = forms.MultipleChoiceField(label=_("Who is here?"), widget=forms.CheckboxSelectMultiple, required=False)
    chaired_by = forms.ChoiceField(label=_("Who leads the meeting?"), required=False)

    def __init__(self, *args: Any, seats: Mapping[UUID, Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = seats
        names = [(str(key), str(seat.person)) for key, seat in seats.items()]
        present: Any = self.fields["present"]
        chaired_by: Any = self.fields["chaired_by"]
        present.choices = names
        chaired_by.choices = [("", _("Nobody from the seats")), *names]

    def there(self) -> list[Seat]:
        return [self.seats[UUID(key)] for key in self.cleaned_data["present"]]

    def chair(self) -> Seat | None:
        key = self.cleaned_data["chaired_by"]
        return self.seats[UUID(key)] if key else None


class OutcomeForm(forms.Form):
    """What came of one thing on the list."""

    outcome = forms.ChoiceField(
        label=_("What came of it?"), widget=forms.RadioSelect, choices=AgendaItem.Outcome.choices
    )
    notes = forms.CharField(
        label=_("What was said?"),
        help_text=_("A few words for the minutes."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=10000,
        required=False,
    )
    vote = forms.ChoiceField(label=_("Which vote?"), help_text=_("Only if you voted."), required=False)
    follow_up = forms.CharField(
        label=_("What will somebody do?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000, required=False
    )
    owner = forms.ChoiceField(label=_("Who does it?"), required=False)
    due_on = DateField(label=_("By when?"), required=False)

    def __init__(self, *args: Any, seats: Mapping[UUID, Seat], votes: Mapping[UUID, Vote], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {seat.person_id: seat.person for seat in seats.values()}
        self.votes = votes
        owner: Any = self.fields["owner"]
        vote: Any = self.fields["vote"]
        owner.choices = [("", _("Nobody yet")), *[(str(key), str(person)) for key, person in self.people.items()]]
        vote.choices = [("", _("No vote")), *[(str(key), one.title) for key, one in votes.items()]]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("follow_up") and not (said.get("owner") and said.get("due_on")):
            self.add_error("owner", _("Say who does it, and by when."))
        if said.get("outcome") == AgendaItem.Outcome.DECIDED and not said.get("vote"):
            self.add_error("vote", _("Choose the vote."))
        return said

    def said(self) -> dict[str, Any]:
        """What `held_actions.Outcome` takes."""
        given = dict(self.cleaned_data)
        given["owner"] = self.people[UUID(given["owner"])] if given["owner"] else None
        given["vote"] = self.votes[UUID(given["vote"])] if given["vote"] else None
        return given
