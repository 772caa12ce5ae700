from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "assieme.assemblies.live"
    label = "live"
