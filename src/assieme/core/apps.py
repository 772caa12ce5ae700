from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules


def _guard_tables(using: str, **_: Any) -> None:
    from assieme.core.events.triggers import install

    install(using)


class CoreConfig(AppConfig):
    name = "assieme.core"
    label = "core"

    def ready(self) -> None:
        from assieme.core import checks  # noqa: F401

        autodiscover_modules("events", "access")  # so that every kind of event and every permission is declared
        # Django rebuilds tables on SQLite and drops their triggers silently: put them back each time.
        post_migrate.connect(_guard_tables, dispatch_uid="assieme.append_only")
