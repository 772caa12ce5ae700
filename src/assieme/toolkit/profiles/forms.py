"""What the pages of profiles ask for."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assieme.core.files import Crop, PaperField, Picture, PictureField
from assieme.core.ui.forms import DateField, Label
from assieme.toolkit.profiles.words import ASKED, PARTS

if TYPE_CHECKING:
    from assieme.toolkit.profiles.models import Heading

type Data = QueryDict | None
LONGEST = 12_000
"""Letters under one heading that are kept. A page holds about 4,500 in all: what is too long is kept, and said."""
MOST_BLANKS = 60
LONGEST_SHARE = timedelta(days=366)


class PageForm(forms.Form):
    """The words of a page: the name, the age, the three headings, and the headings of one's groups."""

    name = forms.CharField(
        label=_("My name"),
        max_length=80,
        help_text=_("As you like to be called."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write a name. A first name is enough.")},
    )
    age = forms.CharField(
        label=_("My age"),
        max_length=20,
        required=False,
        help_text=_("Only if you like."),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "autocomplete": "off"}),
    )

    def __init__(self, data: Data = None, *, initial: Mapping[str, Any], headings: Iterable["Heading"]) -> None:
        super().__init__(data, initial=dict(initial), auto_id="%s")
        for part, asked in ASKED.items():
            self.fields[part] = _area(asked.title, asked.hint)
        self.headings = list(headings)
        for heading in self.headings:
            asked_by = gettext("Asked by the group “%(group)s”. You can leave it out.")
            self.fields[f"own_{heading.pk}"] = _area(heading.title, asked_by % {"group": heading.initiative.title})

    def own(self) -> dict[UUID, str]:
        """What stands under the groups' headings."""
        return {heading.pk: self.cleaned_data.get(f"own_{heading.pk}", "") for heading in self.headings}


class OpenText(forms.CharField):
    """Words that are asked for like the others and may all the same be left out."""

    def validate(self, value: str) -> None:
        if value:
            super().validate(value)


def _area(label: Any, hint: Any) -> forms.CharField:
    rows = forms.Textarea(attrs={"rows": 4})
    return OpenText(label=label, help_text=hint, widget=rows, validators=[_not_endless])


def _not_endless(value: str) -> None:
    if len(value) > LONGEST:
        raise forms.ValidationError(_("This is far too long for one page. Make it shorter."))


class PictureForm(forms.Form):
    """A picture, and which square of it is shown. The sliders work without a script too."""

    picture = PictureField(
        label=_("Choose a picture"),
        required=False,
        longest=1400,
        help_text=_("A photo, a drawing, or anything that stands for you. Up to 15 MB."),
    )
    x = forms.FloatField(min_value=0, max_value=1, required=False)
    y = forms.FloatField(min_value=0, max_value=1, required=False)
    side = forms.FloatField(min_value=0.2, max_value=1, required=False)

    def crop(self) -> Crop:
        said = self.cleaned_data
        whole = Crop()
        if said["picture"] is not None:
            return whole
        return Crop(*(whole_ if said[name] is None else said[name] for name, whole_ in _sides(whole)))

    @property
    def chosen(self) -> Picture | None:
        picture: Picture | None = self.cleaned_data["picture"]
        return picture


def _sides(crop: Crop) -> tuple[tuple[str, float], ...]:
    return (("x", crop.x), ("y", crop.y), ("side", crop.side))


class PaperForm(forms.Form):
    """A photo of a profile that was written on paper."""

    paper = PaperField(
        label=_("Photo or scan of the page"),
        help_text=_("Take a photo of the whole page, in good light. Of a scan (PDF) we keep the first two pages."),
    )


UNTIL = {
    "week": Label(_("One week"), ""),
    "month": Label(_("One month"), ""),
    "half": Label(_("Half a year"), ""),
    "day": Label(_("Until a day that I choose"), _("For example the day of a meeting.")),
}
DAYS = {"week": 7, "month": 31, "half": 183}


def _parts() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("What may they see?"),
        choices=list(PARTS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose one part or more.")},
    )


class ShareForm(forms.Form):
    """To whom a page is shown, which parts, and for how long."""

    to = forms.ChoiceField(label=_("Who may see it?"), error_messages={"required": _("Choose who may see it.")})
    parts = _parts()
    until = forms.ChoiceField(
        label=_("For how long?"),
        choices=list(UNTIL.items()),
        widget=forms.RadioSelect,
        help_text=_("You can stop at any time."),
        error_messages={"required": _("Choose for how long.")},
    )
    day = DateField(label=_("The last day, if you choose one"), required=False)

    def __init__(
        self,
        data: Data = None,
        *,
        initial: Mapping[str, Any],
        groups: Iterable[tuple[UUID, str]],
        people: Iterable[tuple[UUID, str]],
        today: date,
        time_zone: str,
    ) -> None:
        super().__init__(data, initial={"parts": list(PARTS), **initial}, auto_id="%s")
        group_choices = [(f"group:{key}", title) for key, title in groups]
        person_choices = [(f"person:{key}", name) for key, name in people]
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose")),
            *((key, gettext("Group: %(title)s") % {"title": title}) for key, title in group_choices),
            *person_choices,
        ]
        self.today, self.time_zone = today, time_zone

    def clean(self) -> dict[str, Any] | None:
        said = super().clean() or self.cleaned_data
        last = said.get("day")
        if said.get("until") == "day" and "day" not in self.errors:
            if last is None:
                self.add_error("day", _("Write the last day."))
            elif not self.today <= last <= self.today + LONGEST_SHARE:
                self.add_error("day", _("Choose a day from today on, within a year."))
        return said

    def ends_at(self) -> datetime:
        """The end of the last day, in the organisation's own time."""
        said = self.cleaned_data
        last = said["day"] if said["until"] == "day" else self.today + timedelta(days=DAYS[said["until"]])
        return _end_of(last, self.time_zone)

    def target(self) -> tuple[str, UUID]:
        """`group` or `person`, and its key."""
        kind, _colon, key = self.cleaned_data["to"].partition(":")
        return kind, UUID(key)


AFTER_MEETING = {
    "1": _("Until the day after the meeting"),
    "7": _("Until a week later"),
    "31": _("Until a month later"),
}


class MeetingShareForm(forms.Form):
    """Which parts of a page a meeting sees, and for how long after it."""

    parts = _parts()
    after = forms.ChoiceField(
        label=_("For how long?"),
        choices=list(AFTER_MEETING.items()),
        widget=forms.RadioSelect,
        help_text=_("You can stop at any time."),
        error_messages={"required": _("Choose for how long.")},
    )

    def __init__(self, data: Data = None, *, held_on: date, time_zone: str) -> None:
        super().__init__(data, initial={"parts": list(PARTS), "after": "1"}, auto_id="%s")
        self.held_on, self.time_zone = held_on, time_zone

    def ends_at(self) -> datetime:
        """The end of the last day, in the organisation's own time."""
        return _end_of(self.held_on + timedelta(days=int(self.cleaned_data["after"])), self.time_zone)


def _end_of(day: date, time_zone: str) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(time_zone))


class HeadingsForm(forms.Form):
    """Up to three headings of a group's own."""

    first = forms.CharField(label=_("First heading"), max_length=80, required=False)
    second = forms.CharField(label=_("Second heading"), max_length=80, required=False)
    third = forms.CharField(label=_("Third heading"), max_length=80, required=False)

    def titles(self) -> list[str]:
        return [self.cleaned_data[name].strip() for name in ("first", "second", "third")]


class TypeForForm(forms.Form):
    """For whom one types."""

    member = forms.ChoiceField(
        label=_("Who do you type for?"), error_messages={"required": _("Choose who you type for.")}
    )
    asked = forms.BooleanField(
        label=_("They asked me to, or said yes to it"),
        error_messages={"required": _("Ask them first. Then tick this box.")},
    )

    def __init__(self, data: Data = None, *, members: Iterable[tuple[UUID, str]]) -> None:
        super().__init__(data, auto_id="%s")
        self.fields["member"].choices = [("", _("Choose")), *((str(key), name) for key, name in members)]  # type: ignore[attr-defined]


class BlanksForm(forms.Form):
    """How many blank pages to print, or one for each person by name."""

    copies = forms.IntegerField(min_value=1, max_value=MOST_BLANKS, required=False)
    names = forms.BooleanField(required=False)
