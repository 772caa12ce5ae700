from django.apps import AppConfig


class ConcernsConfig(AppConfig):
    name = "assieme.toolkit.concerns"
    label = "concerns"
