"""Field types that mark what they hold."""

from typing import Any

from django.db import models


class PrivateText(models.TextField):
    """A person's own words: the one type that export, erasure and encryption look for.

    Shape: text of any length, empty when nothing was said or when it was erased.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)


def private_fields(model: type[models.Model]) -> list[str]:
    """Names of the fields of `model` that hold a person's own words."""
    return [field.name for field in model._meta.get_fields() if isinstance(field, PrivateText)]
