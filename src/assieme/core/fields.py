"""Field types that mark what they hold."""

from typing import Any

from django.db import models


class PrivateText(models.TextField):  # type: ignore[type-arg]  # takes none at run time
    """A person's own words: the one type that export, erasure and encryption look for.

    Shape: text of any length, empty when nothing was said or when it was erased. `author` names the field of the
    same row that points to the Person whose words they are, where its name does not tell (`assieme.people.erasure`).
    """

    def __init__(self, *args: Any, author: str = "", **kwargs: Any) -> None:
        self.author = author
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)


def private_fields(model: type[models.Model]) -> list[str]:
    """Names of the fields of `model` that hold a person's own words."""
    return [field.name for field in model._meta.get_fields() if isinstance(field, PrivateText)]
