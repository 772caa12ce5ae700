"""`assieme manage sweep_files`: removes private files that nothing uses any more."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from assieme.core.files.store import sweep


class Command(BaseCommand):
    help = "Remove private files that nothing uses any more."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stderr.write(f"Files removed: {sweep(timezone.now())}")
