"""One's own learning: nobody else may see or change it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.core.access import Permission
from assieme.people.models import Person

take_course = Permission(
    "course.take_course",
    _("Take the course, and keep how far one came for oneself"),
    Person,
    who=lambda actor: Q(pk=actor.pk),
)
