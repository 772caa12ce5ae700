"""One's minutes are one's own; what they come to in groups is for those who belong."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.core.access import Permission
from assieme.organisations.access import belonging

# The row that the permission is about: views, which import no models, name it through here.
from assieme.organisations.models import Organisation as Organisation
from assieme.people.models import Person

own_minutes = Permission(
    "burden.own_minutes",
    _("Say whether one's minutes on forms are counted, see them and delete them"),
    Person,
    who=lambda actor: Q(pk=actor.pk),
)
see_minutes = Permission(
    "burden.see_minutes",
    _("See how long forms take, in groups of ten people or more"),
    Organisation,
    who=lambda actor: belonging(actor, "id"),
)
