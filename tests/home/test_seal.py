"""What the sealer does once in a while."""

from datetime import datetime

import pytest

from assieme.core.access import Refused
from assieme.home.management.commands import seal


@pytest.mark.django_db
def test_a_sweep_that_is_refused_does_not_stop_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[datetime] = []

    def somebody_was_quicker(now: datetime) -> int:
        raise Refused(f"done before {now}")

    monkeypatch.setattr(seal, "SWEEPS", (somebody_was_quicker, done.append))
    sealer = seal.Command()
    sealer.turns = seal.TURNS_BETWEEN_SWEEPS - 1
    sealer.turn()
    assert len(done) == 1
