"""`assieme manage load_cases`."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from assieme.demo.load_cases import load_cases


class Command(BaseCommand):
    help = "Load the four published cases, read-only. Cases that are here already stay as they are."

    def handle(self, *_args: object, **_options: object) -> None:
        loaded = load_cases(now=timezone.now())
        names = ", ".join(organisation.name for organisation in loaded)
        self.stderr.write(f"loaded: {names}" if names else "all published cases are here already")
