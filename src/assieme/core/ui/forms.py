"""Forms that look like the rest: the renderer, and a date in three parts.

Every Django form renders through `Renderer` (setting FORM_RENDERER). In pages use
`{% from "ui/forms.jinja" import form_errors, field, submit %}`.
"""

from datetime import date
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates, TemplatesSetting
from django.utils.translation import gettext_lazy as _

from assieme.core.ui.widgets import DateParts
from assieme.core.ui.words import Label

__all__ = ["DateField", "DateParts", "Label", "PaperCodeForm", "Renderer"]

YEARS = range(1900, 2201)
"""Years in which people here have dates; within them a day can be counted from, in all time zones."""

_bare_widgets = DjangoTemplates()


class Renderer(TemplatesSetting):
    """Renders `{{ form }}` and `{{ field.as_field_group() }}` with our components."""

    form_template_name = "ui/form.jinja"
    field_template_name = "ui/form_field.jinja"

    def get_template(self, template_name: str) -> Any:
        """Ours, or Django's own for a bare widget (a hidden input). Raises TemplateDoesNotExist."""
        if template_name.startswith("django/forms/"):
            return _bare_widgets.get_template(template_name)
        return super().get_template(template_name)


class DateField(forms.Field):
    """A date typed as day, month, year. Cleans to `datetime.date`, or None if left empty where it may be."""

    widget = DateParts
    default_error_messages = {
        "required": _("Write the day, month and year."),
        "incomplete": _("Write the day, month and year, all three."),
        "invalid": _("This is not a date. Write it like 31 5 2026."),
    }

    def to_python(self, value: object) -> date | None:
        """The three texts as a date. Raises ValidationError when one is missing or there is no such day."""
        if isinstance(value, date):
            return value
        parts = [str(part) for part in value] if isinstance(value, list) else []
        if not any(parts):
            return None
        if not all(parts):
            raise forms.ValidationError(self.error_messages["incomplete"], code="incomplete")
        try:
            day, month, year = (int(part) for part in parts)
            if year not in YEARS:
                raise ValueError("a year of two digits, or far away")
            return date(year, month, day)
        except (ValueError, OverflowError) as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error

    def has_changed(self, initial: object, data: object) -> bool:
        """Whether the typed parts say another day than `initial`."""
        before = ["" if part is None else str(part) for part in DateParts().decompress(initial)]
        return before != (data if isinstance(data, list) else ["", "", ""])


class PaperCodeForm(forms.Form):
    """A code from paper, as it was typed."""

    code = forms.CharField(
        label=_("Your code"),
        max_length=40,
        help_text=_("Four groups of four. Capital or small letters, both work."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
        error_messages={"required": _("Type the code that you were given.")},
    )
