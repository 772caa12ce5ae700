from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "assieme.organisations"
    label = "organisations"
