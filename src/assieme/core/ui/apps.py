from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "assieme.core.ui"
    label = "ui"
