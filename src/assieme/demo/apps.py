from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "assieme.demo"
    label = "demo"
