from django import forms
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    name = "assieme.core.ui"
    label = "ui"

    def ready(self) -> None:
        """Every form, those of libraries too, asks for a missing answer in plain words."""
        forms.Field.default_error_messages["required"] = _("Please answer this.")
