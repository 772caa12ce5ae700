"""Which names look like a job title, in English and Italian."""

import pytest

from assieme.circles.names import looks_like_title

TITLES = [
    "Team manager", "Team Manager", "the nurse", "head of the ward", "Day Centre Manager", "all carers", "psychiatrist",
    "la psicologa", "Responsabile del servizio", "operatori del centro diurno",
    "Assessore comunale alla salute", "utenti", "the GP", "Deputy Ward Manager", "peer support workers", "Volontaria",
    "L'infermiera", "I familiari", "Dirigente medico", "il sindaco", "dell'équipe", "Esperto per esperienza", "Carer",
]  # fmt: skip
NAMES = [
    "Kim", "Kim Nurse", "Doctor Rossi", "Maria, nurse", "Lo Russo", "Giuseppina", "Dott. Bianchi", "Anna la psicologa",
    "Max", "maria", "Émile", "李", "Head Robinson", "", "Sindaco Bianchi", "Lee Carer", "Zoe (my carer)", "D'Angelo",
]  # fmt: skip


@pytest.mark.parametrize("name", TITLES)
def test_a_job_is_asked_about(name: str) -> None:
    assert looks_like_title(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_not_asked_about(name: str) -> None:
    assert not looks_like_title(name)
