from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "assieme.home"
    label = "home"
