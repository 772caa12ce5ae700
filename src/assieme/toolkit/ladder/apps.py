from django.apps import AppConfig


class LadderConfig(AppConfig):
    name = "assieme.toolkit.ladder"
    label = "ladder"
