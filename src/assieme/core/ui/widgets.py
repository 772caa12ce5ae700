"""Widgets of our own."""

from collections.abc import Mapping
from datetime import date

from django import forms


class DateParts(forms.MultiWidget):
    """A date as three inputs, `<name>_day`, `<name>_month`, `<name>_year`: easier to type than one."""

    use_fieldset = True

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__({"day": forms.TextInput, "month": forms.TextInput, "year": forms.TextInput}, attrs=attrs)

    def decompress(self, value: object) -> list[int | None]:
        """Day, month and year of a date (or of a text `2017-05-31`); three times None for nothing."""
        if isinstance(value, str) and value:
            value = date.fromisoformat(value)
        return [value.day, value.month, value.year] if isinstance(value, date) else [None, None, None]

    def value_from_datadict(self, data: Mapping[str, object], files: object, name: str) -> list[str]:  # noqa: ARG002 - Django's contract
        """The three texts as typed."""
        return [str(data.get(f"{name}_{part}", "")).strip() for part in ("day", "month", "year")]
