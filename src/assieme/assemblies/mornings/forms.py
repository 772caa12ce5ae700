"""What people fill in of a morning."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.mornings.reads import LEVELS, MOST_PLACES
from assieme.logic.sharing.wishes import Level

if TYPE_CHECKING:
    from assieme.assemblies.mornings.models import Task


class TaskForm(forms.Form):
    """A task with its places."""

    name = forms.CharField(label=_("What is there to do?"), max_length=80)
    places = forms.IntegerField(label=_("How many people can do it?"), min_value=1, max_value=MOST_PLACES, initial=1)
    needed = forms.IntegerField(
        label=_("How many does it need?"),
        help_text=_("0, if the day goes well without it."),
        min_value=0,
        max_value=MOST_PLACES,
        initial=1,
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("needed", 0) > said.get("places", MOST_PLACES):
            self.add_error("needed", _("It can't need more people than can do it."))
        return said


class WishesForm(forms.Form):
    """One row of taps for each task. What nobody touches is fine."""

    def __init__(self, *args: Any, tasks: Iterable["Task"], said: Mapping[UUID, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for task in tasks:
            self.fields[str(task.pk)] = forms.TypedChoiceField(
                label=task.name,
                choices=LEVELS,
                coerce=lambda value: Level(int(value)),
                initial=said.get(task.pk, Level.FINE.value),
                required=False,
                empty_value=None,
            )

    def wishes(self) -> dict[UUID, Level]:
        """What is said of each task, by its id."""
        return {UUID(key): Level.FINE if level is None else level for key, level in self.cleaned_data.items()}
