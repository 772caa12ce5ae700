"""What people reply to a mirror, and which months may be shown to anyone."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from assieme.mirrors import months_asked
from assieme.mirrors.months import Period, back, month_of

type Data = Mapping[str, Any] | None


class Words(forms.CharField):
    """A browser counts the end of a line once, and sends two signs for it."""

    def to_python(self, value: object) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class ReplyForm(forms.Form):
    """Words of one's own; none take back what was said before."""

    words = Words(
        label=_("What do you say to this?"),
        help_text=_("Your name stands beside your words. What you bring does not."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
        required=False,
        error_messages={"max_length": _("This is too long. Please say it in fewer words.")},
    )


class OutsideReplyForm(ReplyForm):
    """Words that anyone reads."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].help_text = _(
            "Anyone can read it beside the figures. Your name does not stand there. In your group it does. "
            "Please name nobody."
        )


class MonthsForm(forms.Form):
    """Whole months that are over."""

    first = forms.TypedChoiceField(label=_("From which month?"), coerce=date.fromisoformat)
    last = forms.TypedChoiceField(label=_("To which month?"), coerce=date.fromisoformat)

    def __init__(self, data: Data = None, *, today: date) -> None:
        before = back(month_of(today), 1)
        super().__init__(data, initial={"first": back(before, 11).isoformat(), "last": before.isoformat()})
        months = [
            (month.isoformat(), formats.date_format(month, "YEAR_MONTH_FORMAT"))
            for month in months_asked.listed(today)[1:]
        ]
        for name in ("first", "last"):
            self.fields[name].choices = months  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if "first" in found and "last" in found and found["first"] > found["last"]:
            self.add_error("last", _("The last month comes before the first. Please swap them."))
        return found

    @property
    def period(self) -> Period:
        return Period(self.cleaned_data["first"], self.cleaned_data["last"])
