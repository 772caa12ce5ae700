"""`assieme manage stage_demo`: the made-up service and the four published cases."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from assieme.demo.load_cases import load_cases
from assieme.demo.stage import stage


class Command(BaseCommand):
    help = "Stage the demonstration; what is there already stays as it is."

    def handle(self, *_: Any, **__: Any) -> None:
        now = timezone.now()
        loaded = load_cases(now=now)
        staged = stage(now=now)
        self.stderr.write(
            f"  {len(loaded)} published cases loaded, made-up service {'staged' if staged else 'is there'}"
        )
