"""A Questionnaire checked against the R4B models of `fhir.resources`, beside our own reading of it.

The models know the form of every FHIR type; R4's rules between fields, and what is supported, are for
`logic.questionnaires.read`. Both must agree before a file is taken in.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from fhir.resources.R4B.questionnaire import Questionnaire
from pydantic import ValidationError

from assieme.logic.questionnaires.findings import N_, Problem
from assieme.logic.questionnaires.read import Reading, read_questionnaire

NOT_VALID = N_("is not valid FHIR R4")
MOST_SHOWN = 100
FHIRPATH_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")
READ_KINDS = {"ValueSet", "CodeSystem"}


def check(content: bytes | str) -> Reading:
    """What `read_questionnaire` gives, with the problems that `fhir.resources` finds added; never raises."""
    reading = read_questionnaire(content)
    if not reading.document:
        return reading
    told = {problem.link_id for problem in reading.problems}
    found = [problem for problem in fhir_problems(reading.document) if problem.link_id not in told]
    if not found:
        return reading
    return replace(reading, questionnaire=None, problems=(*reading.problems, *found))


def fhir_problems(document: Mapping[str, Any]) -> tuple[Problem, ...]:
    """What the R4B models refuse, each named by the linkId of the item that it is in."""
    try:
        Questionnaire.model_validate(document)
    except ValidationError as error:
        faults = [one for one in error.errors(include_url=False) if not _mistaken(document, one["loc"])]
        return tuple(dict.fromkeys(_problem(document, one["loc"], one["msg"]) for one in faults[:MOST_SHOWN]))
    except (TypeError, KeyError, AttributeError):  # the models fall over what has the wrong form altogether
        return (Problem("", NOT_VALID),)
    return ()


def _problem(document: Mapping[str, Any], location: tuple[int | str, ...], message: str) -> Problem:
    link_id, rest = "", list(location)
    at: Any = document
    for depth, step in enumerate(location):
        at = _step(at, step)
        if isinstance(at, dict) and isinstance(at.get("linkId"), str):
            link_id, rest = at["linkId"], list(location[depth + 1 :])
    field = ".".join(str(step) for step in rest if step != "root")
    return Problem(link_id, NOT_VALID, f"{field}: {message}" if field else message)


def _mistaken(document: Mapping[str, Any], location: tuple[int | str, ...]) -> bool:
    """Whether what the models refuse is well enough; each case has its test.

    Templates for taking data out leave required values to an extension, which R4 allows and the models refuse:
    nothing here reads these. And R4 gives an expression the name of an id, in which FHIRPath's own names with an
    underscore do not fit; R5 put that right, and public questionnaires have always written them so.
    """
    if location[-2:] == ("valueExpression", "name"):
        found: Any = document
        for step in location:
            found = _step(found, step)
        return isinstance(found, str) and FHIRPATH_NAME.fullmatch(found) is not None
    if location[:1] != ("contained",) or len(location) == 1:
        return False
    contained = _step(document.get("contained"), location[1])
    return isinstance(contained, dict) and contained.get("resourceType") not in READ_KINDS


def _step(at: Any, step: int | str) -> Any:
    if isinstance(at, dict):
        return at.get(step)
    if isinstance(at, list) and isinstance(step, int) and step < len(at):
        return at[step]
    return None
