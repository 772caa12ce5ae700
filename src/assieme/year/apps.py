from django.apps import AppConfig


class YearConfig(AppConfig):
    name = "assieme.year"
    label = "year"
