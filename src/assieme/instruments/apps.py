from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    name = "assieme.instruments"
    label = "instruments"
