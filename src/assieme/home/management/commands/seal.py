"""`assieme manage seal [--forever]`: seals events in small batches, finishes votes, sweeps what is not needed."""

import time
from contextlib import suppress
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, IntegrityError, connection
from django.utils import timezone

from assieme.assemblies.bodies.terms import end_terms
from assieme.assemblies.draws.sweep import end_draws
from assieme.assemblies.live.sweep import close_forgotten_rooms
from assieme.assemblies.meetings.forgetting import forget_past
from assieme.assemblies.opinions.sweep import end_questions
from assieme.assemblies.votes.closing import finish_closings
from assieme.core.access import Refused
from assieme.core.events.seal import seal_all
from assieme.core.files.store import sweep
from assieme.core.streams.topics import forget_old
from assieme.mirrors.keeping import keep_all
from assieme.year.sweep import keep_reports

SECONDS_BETWEEN = 2
TURNS_BETWEEN_SWEEPS = 1800
SWEEPS = (sweep, end_terms, end_draws, end_questions, close_forgotten_rooms, forget_past, keep_reports, keep_all)


class Command(BaseCommand):
    help = "Seal the event log in small batches and finish what a restart interrupted."
    turns = 0

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--forever", action="store_true", help="go on until stopped")

    def handle(self, *_: Any, **options: Any) -> None:
        self.turn()
        while options["forever"]:
            time.sleep(SECONDS_BETWEEN)
            self.turn()

    def turn(self) -> None:
        """One round. Another sealer at work, or a database that is busy or restarting, is met again next round."""
        try:
            finish_closings(now=timezone.now())
            while seal_all(timezone.now()):
                pass
            self.turns += 1
            if self.turns % TURNS_BETWEEN_SWEEPS == 0:
                self.sweep()
        except (IntegrityError, DatabaseError) as error:
            self.stderr.write(f"sealing waits: {error}")
            connection.close()

    def sweep(self) -> None:
        """All that goes by itself. Where a person was quicker, the rest is found next time."""
        forget_old(now=timezone.now())
        for one in SWEEPS:
            with suppress(Refused):
                one(timezone.now())
