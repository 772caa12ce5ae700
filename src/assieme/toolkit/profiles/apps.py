from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    name = "assieme.toolkit.profiles"
    label = "profiles"
