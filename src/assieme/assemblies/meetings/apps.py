from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "assieme.assemblies.meetings"
    label = "meetings"
