"""Rules that were adopted under an earlier form of the house read the same today."""

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from assieme.assemblies.bodies.models import Assembly, Constitution, majorities
from assieme.core.events.triggers import missing
from tests.factories import NOW, an_organisation

BEFORE, AFTER = [("assemblies", "0002_rooms_of_their_own")], [("assemblies", "0004_one_form_of_rules")]


def _migrated(target: list[tuple[str, str]]) -> Any:
    executor = MigrationExecutor(connection)
    executor.migrate(target)
    return executor.loader.project_state(target).apps


@pytest.mark.django_db(transaction=True)
def test_a_share_and_joined_standpoints_become_conditions() -> None:
    organisation = an_organisation()
    assembly = Assembly.objects.create(organisation=organisation, name="Wednesday committee", created_at=NOW)
    before = _migrated(BEFORE)
    try:
        before.get_model("assemblies", "Constitution").objects.create(
            assembly_id=assembly.pk, version=1, share="2/3", strict=False, joined=["carer"], written_at=NOW
        )
    finally:
        _migrated(AFTER)
    rules = Constitution.objects.get(assembly=assembly)
    assert rules.conditions == majorities("2/3", strict=False, joined=["carer"])
    assert (rules.share, rules.strict, rules.joined) == ("2/3", False, ["carer"])
    assert (rules.ballots, rules.papers_days, rules.seat_plan) == ("secret", 7, [])
    assert missing() == []
