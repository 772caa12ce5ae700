"""Who may read what the claims of the theory come to here."""

from django.utils.translation import gettext_lazy as _

from assieme.core.access import Permission
from assieme.organisations.access import belonging

# The row that the permission is about: views, which import no models, name it through here.
from assieme.organisations.models import Organisation as Organisation

see_claims = Permission(
    "propositions.see_claims",
    _("See what claims about working together come to here"),
    Organisation,
    who=lambda actor: belonging(actor, "id"),
)
