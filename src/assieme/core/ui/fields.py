"""Turns a Django form field into the parameters of a govuk-frontend component."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from assieme.core.ui.widgets import DateParts
from assieme.core.ui.words import Label

type Params = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Component:
    """`kind` names the macro (`input`, `radios` …); `params` are what it takes."""

    kind: str
    params: Params


@dataclass(frozen=True, slots=True)
class Asked:
    """A field and how its label is to look."""

    bound: BoundField
    size: str
    heading: bool


def component(bound: BoundField, size: str = "s", heading: bool = False) -> Component:
    """The component for one field. `size` of the label: s, m, l; `heading` makes the label the page's h1."""
    asked = Asked(bound, size, heading)
    for widget_type, build in _BUILDERS:
        if isinstance(bound.field.widget, widget_type):
            return build(asked)
    return _input(asked)


def error_target(bound: BoundField) -> str:
    """The id of the first thing to type in or choose, for the link from the error summary."""
    if isinstance(bound.field.widget, DateParts):
        return f"{bound.auto_id}_day"
    return str(bound.auto_id)


def label_text(bound: BoundField) -> str:
    """The field's label; fields that may stay empty say so."""
    if bound.field.required or isinstance(bound.field.widget, forms.CheckboxInput):
        return str(bound.label)
    return _("%(label)s (optional)") % {"label": bound.label}


def _common(bound: BoundField) -> Params:
    params: Params = {"name": bound.html_name, "id": bound.auto_id}
    if bound.help_text:
        params["hint"] = {"text": str(bound.help_text)}
    if bound.errors:
        params["errorMessage"] = {
            "text": " ".join(str(error) for error in bound.errors),
            "visuallyHiddenText": _("Error"),
        }
    return params


def _label(asked: Asked) -> Params:
    return {
        "text": label_text(asked.bound),
        "classes": f"govuk-label--{asked.size}",
        "isPageHeading": asked.heading,
    }


def _fieldset(asked: Asked) -> Params:
    classes = f"govuk-fieldset__legend--{asked.size}"
    return {"legend": {**_label(asked), "classes": classes}}


_OWN = {"class", "autocomplete", "inputmode", "rows", "id", "maxlength", "spellcheck", "autocapitalize"}


def _attributes(bound: BoundField) -> Params:
    attrs = bound.field.widget.attrs
    params: Params = {
        "attributes": {
            name: (name if value is True else str(value))
            for name, value in attrs.items()
            if name not in _OWN and value not in (False, None)
        },
        "disabled": bound.field.disabled,
    }
    if "class" in attrs:
        params["classes"] = attrs["class"]
    for name in ("autocomplete", "inputmode", "rows", "spellcheck", "autocapitalize"):
        if name in attrs:
            params[name] = attrs[name]
    return params


def _value(bound: BoundField) -> str:
    return str(bound.field.widget.format_value(bound.value()) or "")


def _input(asked: Asked) -> Component:
    bound = asked.bound
    widget = bound.field.widget
    kind = getattr(widget, "input_type", "text")
    params = _common(bound) | {"label": _label(asked), "value": _value(bound)}
    if isinstance(widget, forms.NumberInput):
        whole = isinstance(bound.field, forms.IntegerField) and not isinstance(bound.field, forms.FloatField)
        params |= {"type": "text", "inputmode": "numeric" if whole else "decimal"}
        params["classes"] = "govuk-input--width-5"
    else:
        params["type"] = "datetime-local" if isinstance(widget, forms.DateTimeInput) else kind
        if isinstance(widget, forms.TimeInput):
            params |= {"type": "time", "classes": "govuk-input--width-5"}
    own = _attributes(bound)
    if isinstance(widget, forms.NumberInput):
        for name in ("min", "max", "step"):
            own["attributes"].pop(name, None)
    return Component("input", params | own)


def _password(asked: Asked) -> Component:
    bound = asked.bound
    params = _common(bound) | {
        "label": _label(asked),
        "showPasswordText": _("Show"),
        "hidePasswordText": _("Hide"),
        "showPasswordAriaLabelText": _("Show password"),
        "hidePasswordAriaLabelText": _("Hide password"),
        "passwordShownAnnouncementText": _("Your password can be seen"),
        "passwordHiddenAnnouncementText": _("Your password is hidden"),
    }
    return Component("password", params | _attributes(bound))


def _textarea(asked: Asked) -> Component:
    bound = asked.bound
    params = _common(bound) | {"label": _label(asked), "value": _value(bound)}
    params |= _attributes(bound)
    params["rows"] = bound.field.widget.attrs.get("rows", 5)
    limit = getattr(bound.field, "max_length", None)
    if limit is None:
        return Component("textarea", params)
    params |= {
        "maxlength": limit,
        "textareaDescriptionText": _("You can write up to %{count} letters"),
        "charactersUnderLimitText": {"one": _("%{count} letter left"), "other": _("%{count} letters left")},
        "charactersAtLimitText": _("No letters left"),
        "charactersOverLimitText": {
            "one": _("%{count} letter too many"),
            "other": _("%{count} letters too many"),
        },
    }
    return Component("count", params)


def _select(asked: Asked) -> Component:
    bound = asked.bound
    params = _common(bound) | {"label": _label(asked)} | _attributes(bound)
    params["items"] = [
        {"value": item["value"], "text": str(item["text"]), "selected": item["checked"]} for item in _items(bound)
    ]
    return Component("select", params)


def _radios(asked: Asked) -> Component:
    bound = asked.bound
    items = [item for item in _items(bound) if item["value"] != "" or not bound.field.required]
    params = _common(bound) | {
        "fieldset": _fieldset(asked),
        "idPrefix": bound.auto_id,
        "items": items,
    }
    return Component("radios", params | _attributes(bound))


def _checkboxes(asked: Asked) -> Component:
    bound = asked.bound
    params = _common(bound) | {
        "fieldset": _fieldset(asked),
        "idPrefix": bound.auto_id,
        "items": _items(bound),
    }
    return Component("checkboxes", params | _attributes(bound))


def _checkbox(asked: Asked) -> Component:
    bound = asked.bound
    widget = bound.field.widget
    item: Params = {
        "value": widget.attrs.get("value", "on"),
        "text": label_text(bound),
        "checked": bool(widget.check_test(bound.value())),
        "id": bound.auto_id,
    }
    params = _common(bound)
    if "hint" in params:
        item["hint"] = params.pop("hint")
    return Component("checkboxes", params | {"idPrefix": bound.auto_id, "items": [item]} | _attributes(bound))


def _date(asked: Asked) -> Component:
    bound = asked.bound
    widget = bound.field.widget
    raw = bound.value()
    parts = raw if isinstance(raw, list) else widget.decompress(raw)
    names = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
    error = " govuk-input--error" if bound.errors else ""
    autocomplete = {"bday": "bday-"}.get(widget.attrs.get("autocomplete", ""))
    items = [
        {
            "name": f"{bound.html_name}_{part}",
            "id": f"{bound.auto_id}_{part}",
            "label": names[part],
            "value": "" if value is None else str(value),
            "classes": f"govuk-input--width-{4 if part == 'year' else 2}{error}",
            "inputmode": "numeric",
            **({"autocomplete": f"{autocomplete}{part}"} if autocomplete else {}),
        }
        for part, value in zip(names, parts, strict=True)
    ]
    fieldset = {**_fieldset(asked), "role": "group"}
    return Component("date", _common(bound) | {"fieldset": fieldset, "items": items})


def _file(asked: Asked) -> Component:
    bound = asked.bound
    params = _common(bound) | {"label": _label(asked)} | _attributes(bound)
    return Component("file", params)


def _hidden(asked: Asked) -> Component:
    return Component("hidden", {"html": asked.bound.as_widget()})


def _items(bound: BoundField) -> list[Params]:
    widget = bound.field.widget
    groups: Iterable[tuple[str | None, list[Mapping[str, Any]], int]] = widget.optgroups(
        bound.html_name, widget.format_value(bound.value()), {}
    )
    return [_item(option) for _group, options, _index in groups for option in options]


def _item(option: Mapping[str, Any]) -> Params:
    label = option["label"]
    item: Params = {
        "value": str(option["value"]),
        "text": str(label),
        "checked": bool(option["selected"]),
        "disabled": bool(option["attrs"].get("disabled")),
    }
    if isinstance(label, Label) and label.hint:
        item["hint"] = {"text": str(label.hint)}
    return item


# The first type that fits decides, so narrow types come before wide ones.
_BUILDERS: tuple[tuple[type[forms.Widget], Callable[[Asked], Component]], ...] = (
    (DateParts, _date),
    (forms.HiddenInput, _hidden),
    (forms.MultipleHiddenInput, _hidden),
    (forms.PasswordInput, _password),
    (forms.FileInput, _file),
    (forms.CheckboxInput, _checkbox),
    (forms.CheckboxSelectMultiple, _checkboxes),
    (forms.RadioSelect, _radios),
    (forms.SelectMultiple, _checkboxes),
    (forms.Select, _select),
    (forms.Textarea, _textarea),
)
