from django.apps import AppConfig


class PropositionsConfig(AppConfig):
    name = "assieme.evidence.propositions"
    label = "propositions"
