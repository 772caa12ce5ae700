from django.apps import AppConfig


class MirrorsConfig(AppConfig):
    name = "assieme.mirrors"
    label = "mirrors"
