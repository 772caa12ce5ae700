from django.apps import AppConfig


class CirclesConfig(AppConfig):
    name = "assieme.circles"
    label = "circles"
