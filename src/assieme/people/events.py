"""What is logged of people: never a name."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

code_issued = kind("people.code_issued", _("A one-time code to sign in was made"), "person", "purpose")
code_used = kind("people.code_used", _("A one-time code was used to sign in"), "person", "purpose")
identity_erased = kind("people.identity_erased", _("A person erased who they are"))
