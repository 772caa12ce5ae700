from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class StreamsConfig(AppConfig):
    name = "assieme.core.streams"
    label = "streams"

    def ready(self) -> None:
        autodiscover_modules("streams")  # so that every kind is declared
