"""Does it look like a job title? A circle holds people with names, not posts (EQUIL's toolkit)."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLE_WORDS = _words(
    # English
    "manager managers director head lead leader leaders coordinator chair chairman chairwoman chairperson nurse nurses "
    "doctor doctors psychiatrist psychiatrists psychologist psychologists therapist therapists educator worker workers "
    "officer assistant secretary consultant commissioner commissioners clinician clinicians physician pharmacist "
    "gp cpn trainer facilitator team staff service department ward committee council volunteer volunteers carer "
    "carers user users patient patients family families somebody someone anyone everybody everyone representative "
    "receptionist supervisor advocate student students trustee trustees "
    # Italian
    "responsabile responsabili direttore direttrice dirigente dirigenti coordinatore coordinatrice caposala capo "
    "primario infermiere infermiera infermieri medico medici psichiatra psichiatri psicologo psicologa psicologi "
    "terapeuta educatore educatrice educatori operatore operatrice operatori assistente assistenti oss segretario "
    "segretaria segreteria consulente presidente referente équipe equipe staff servizio reparto comitato comune "
    "assessore assessora sindaco sindaca volontario volontaria volontari familiare familiari utente utenti paziente "
    "pazienti famiglia famiglie qualcuno tutti rappresentante rappresentanti tirocinante tirocinanti tutor "
    "facilitatore facilitatrice esperto esperta"
)

PLAIN_WORDS = _words(
    "the a an of for and our my all some day night centre center hospital health mental social community local public "
    "deputy senior junior chief clinical occupational peer support care key home practice by experience "
    "il lo la l i gli le un uno una di del dello della dell dei degli delle d per e nostro nostra tutti tutte centro "
    "diurno ospedale salute mentale sociale sanitario sanitaria socio locale pubblico alla allo vice medicina base "
    "generale esperienza"
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
