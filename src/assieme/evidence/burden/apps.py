from django.apps import AppConfig


class BurdenConfig(AppConfig):
    name = "assieme.evidence.burden"
    label = "burden"
