"""`assieme manage first_visit_code`: the one-time code with which somebody sets this place up."""

from django.conf import settings
from django.core.management.base import BaseCommand

from assieme.home.door import make_code
from assieme.organisations.membership_reads import has_any_organisation


class Command(BaseCommand):
    help = "Print a one-time code for the first visit; nothing once an organisation is there."

    def handle(self, **_: object) -> None:
        if not settings.FIRST_VISIT or has_any_organisation():
            return
        self.stdout.write(f"Nobody has set this place up yet. Open {settings.ENV.origin}/first-visit")
        self.stdout.write(f"and type this one-time code: {make_code()}")
