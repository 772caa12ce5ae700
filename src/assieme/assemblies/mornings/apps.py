from django.apps import AppConfig


class MorningsConfig(AppConfig):
    name = "assieme.assemblies.mornings"
    label = "mornings"
