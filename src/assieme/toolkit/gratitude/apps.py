from django.apps import AppConfig


class GratitudeConfig(AppConfig):
    name = "assieme.toolkit.gratitude"
    label = "gratitude"
