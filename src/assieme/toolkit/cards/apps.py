from django.apps import AppConfig


class CardsConfig(AppConfig):
    name = "assieme.toolkit.cards"
    label = "cards"
