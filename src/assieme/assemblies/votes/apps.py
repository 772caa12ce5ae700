from django.apps import AppConfig


class VotesConfig(AppConfig):
    name = "assieme.assemblies.votes"
    label = "votes"
