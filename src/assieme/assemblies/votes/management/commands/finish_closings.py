"""`assieme manage finish_closings`: finish what a restart cut short, and close votes whose time is over."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from assieme.assemblies.votes.closing import finish_closings


class Command(BaseCommand):
    help = "Close the votes whose time is over, and destroy the envelopes and keys of counted ones."

    def handle(self, *_args: Any, **_options: Any) -> None:
        done = finish_closings(timezone.now())
        self.stderr.write(f"Closings finished: {done}")
