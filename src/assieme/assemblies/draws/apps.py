from django.apps import AppConfig


class DrawsConfig(AppConfig):
    name = "assieme.assemblies.draws"
    label = "draws"
