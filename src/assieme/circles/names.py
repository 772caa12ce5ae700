"""Does it look like a job title? A circle holds people with names, not posts (EQUIL's toolkit)."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLE_WORDS = _words(
    # English
    "manager director head lead leader coordinator chair chairman chairwoman nurse doctor psychiatrist psychologist "
    "therapist educator worker officer assistant secretary consultant commissioner clinician physician pharmacist "
    "trainer facilitator team staff service department ward committee council volunteers carers users patients "
    "family families somebody someone anyone representative "
    # Italian
    "responsabile direttore direttrice dirigente coordinatore coordinatrice caposala capo primario infermiere "
    "infermiera "
    "medico psichiatra psicologo psicologa terapeuta educatore educatrice operatore operatrice operatori assistente "
    "segretario segretaria segreteria consulente presidente referente équipe equipe staff servizio reparto comitato "
    "comune assessore volontari familiari utenti pazienti famiglia famiglie qualcuno rappresentante tirocinante"
)

PLAIN_WORDS = _words(
    "the a an of for and our my all some day night centre center hospital health mental social community local public "
    "il lo la i gli le un uno una di del della dei delle per e nostro nostra tutti tutte centro diurno ospedale salute "
    "mentale sociale sanitario locale pubblico"
)
"""Words that stand around a title and are nobody's name."""


def looks_like_title(name: str) -> bool:
    """True for "Team manager", "the nurse", "la psicologa"; false where a name stands with it, as in "Doctor Rossi".

    A guess, in English and Italian: it only asks a question, and people may answer that it is a name.
    """
    words = re.findall(r"[^\W\d_]+", name)
    has_title = any(word.lower() in TITLE_WORDS for word in words)
    has_name = any(word[0].isupper() and word.lower() not in TITLE_WORDS | PLAIN_WORDS for word in words)
    return has_title and not has_name
