from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "assieme.people"
    label = "people"
