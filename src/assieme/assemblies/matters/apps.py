from django.apps import AppConfig


class MattersConfig(AppConfig):
    name = "assieme.assemblies.matters"
    label = "matters"
