"""How far a person has come in the course. Theirs alone."""

from django.db import models

from assieme.core.rows import Row
from assieme.people.models import Person


class Done(Row):
    """A person finished a unit."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="units_done")
    unit = models.SlugField(max_length=40)
    done_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "unit"], name="a_unit_is_done_once")]
