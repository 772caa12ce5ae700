from django.apps import AppConfig


class PrinciplesConfig(AppConfig):
    name = "assieme.learning.principles"
    label = "principles"
