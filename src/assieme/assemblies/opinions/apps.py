from django.apps import AppConfig


class OpinionsConfig(AppConfig):
    name = "assieme.assemblies.opinions"
    label = "opinions"
