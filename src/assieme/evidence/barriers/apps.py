from django.apps import AppConfig


class BarriersConfig(AppConfig):
    name = "assieme.evidence.barriers"
    label = "barriers"
