from django.apps import AppConfig


class AssembliesConfig(AppConfig):
    name = "assieme.assemblies"
    label = "assemblies"
