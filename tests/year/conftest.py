"""A service with one of our questionnaires, its year, and sheets that came back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pytest

from assieme.instruments.answers.kept import kept
from assieme.instruments.models import Instrument, Sheet, Wave
from assieme.instruments.packs import actions as pack_actions
from assieme.instruments.packs.own import pack_called
from assieme.organisations.models import Organisation
from assieme.people.models import Person
from assieme.year import actions
from assieme.year.models import Asking, Year
from tests.factories import NOW, a_facilitator, a_member, an_organisation
from tests.instruments.conftest import factors

TODAY = NOW.date()
MONTH = TODAY.replace(day=1)
LAST_DAY = date(2026, 6, 30)


@dataclass(frozen=True)
class Place:
    organisation: Organisation
    kim: Person  # facilitates
    robin: Person  # a service user
    instrument: Instrument
    year: Year  # from 1 May 2026

    def plan(self, about: str = "factors", month: date = MONTH) -> Asking:
        return actions.plan_asking(
            year=self.year, about=about, instrument=self.instrument, month=month, by=self.kim, now=NOW
        )

    def sent(self) -> Asking:
        asking = self.plan()
        return actions.send_asking(
            asking=asking, title="May", ways=["alone", "paper"], closes_on=LAST_DAY, by=self.kim, now=NOW
        )


@pytest.fixture
def place(db: None) -> Place:
    organisation = an_organisation()
    kim = a_facilitator(organisation)
    pack = pack_called("contextual-factors")
    assert pack is not None
    instrument = pack_actions.take_up_pack(organisation=organisation, pack=pack, by=kim, now=NOW)
    year = actions.begin_year(organisation=organisation, begins_on=MONTH, by=kim, now=NOW)
    return Place(organisation, kim, a_member(organisation, name="Robin"), instrument, year)


def came_back(wave: Wave, standpoint: str, codes: Iterable[str]) -> None:
    """Sheets of a standpoint that count, without an account: one for each code, which answers all lines."""
    first = Sheet.objects.filter(wave=wave).count() + 1
    Sheet.objects.bulk_create(
        Sheet(
            organisation_id=wave.organisation_id,
            wave=wave,
            way=Wave.Way.PAPER,
            standpoint=standpoint,
            answers=kept(factors(code)),
            sent_on=TODAY,
            place=place,
        )
        for place, code in enumerate(codes, start=first)
    )
