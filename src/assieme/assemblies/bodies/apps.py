from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "assieme.assemblies.bodies"
    label = "assemblies"
