from django.apps import AppConfig


class ReflectionConfig(AppConfig):
    name = "assieme.reflection"
    label = "reflection"
