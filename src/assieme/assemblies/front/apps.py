from django.apps import AppConfig


class FrontConfig(AppConfig):
    name = "assieme.assemblies.front"
    label = "assemblies_front"
