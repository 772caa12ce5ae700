from django.apps import AppConfig


class ReadinessConfig(AppConfig):
    name = "assieme.toolkit.readiness"
    label = "readiness"
