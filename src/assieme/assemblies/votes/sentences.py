"""Results in sentences that everybody can read."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assieme.assemblies.bodies.sentences import of_fraction, of_group, of_majority, of_seats


def of_check(check: dict[str, Any]) -> str:
    """One condition of a stored outcome, and how it came out."""
    kind = check["kind"]
    if kind == "quorum of a standpoint":
        return _standpoint_quorum(check)
    if kind == "secrecy":
        return _too_few(check)
    if kind == "quorum":
        words = (
            _("%(share)s of all who can vote had to vote. They did.")
            if check["holds"]
            else _("%(share)s of all who can vote had to vote. Fewer did.")
        )
        return _capital(words % {"share": of_fraction(check["needed"])})
    text = _veto(check) if kind == "veto" else _asked(check)
    if not check["attested"]:
        return text
    return (
        text
        + " "
        + _(
            "The numbers are not shown: the group is small, or one side voted all alike. The server counted them apart "
            "when it opened the box, and only says how it came out."
        )
    )


def _asked(check: dict[str, Any]) -> str:
    """A share or a number of votes for, of everybody or of a group."""
    group = "" if check["kind"] in ("majority", "number") else of_group(check["group"])
    if check["kind"] in ("number", "number of a group"):
        asked = _number(check, group)
    elif check.get("weighed"):
        asked = _weighed(check, group)
    else:
        return _majority(check, group)
    return asked + " " + (_("That was so.") if check["holds"] else _("That was not so."))


def _majority(check: dict[str, Any], group: str) -> str:
    given = {"majority": of_majority(check["needed"], check["strict"]), "group": group}
    if group and check["holds"]:
        return _("Among %(group)s, %(majority)s had to be for. They were.") % given
    if group:
        return _("Among %(group)s, %(majority)s had to be for. They were not.") % given
    if check["holds"]:
        return _("Of all votes for and against, %(majority)s had to be for. They were.") % given
    return _("Of all votes for and against, %(majority)s had to be for. They were not.") % given


def _weighed(check: dict[str, Any], group: str) -> str:
    given = {"majority": of_majority(check["needed"], check["strict"]), "group": group}
    if group:
        return _("Of the weight of the votes of %(group)s, %(majority)s had to be for.") % given
    return _("Of the weight of all votes, %(majority)s had to be for.") % given


def _number(check: dict[str, Any], group: str) -> str:
    given = {"number": check["needed"], "group": group}
    if check.get("weighed") and group:
        return _("Of %(group)s, votes with a weight of %(number)s or more had to be for.") % given
    if check.get("weighed"):
        return _("Votes with a weight of %(number)s or more had to be for.") % given
    if group:
        return _("Of %(group)s, at least %(number)s had to be for.") % given
    return _("At least %(number)s votes had to be for.") % given


def _veto(check: dict[str, Any]) -> str:
    words = (
        _("Each seat of %(group)s could stop it. None did.")
        if check["holds"]
        else _("Each seat of %(group)s could stop it. That happened.")
    )
    return words % {"group": of_group(check["group"])}


def _standpoint_quorum(check: dict[str, Any]) -> str:
    people = of_seats(check["needed"], check["group"][0])
    if check["holds"]:
        return _("At least %(people)s had to vote. They did.") % {"people": people}
    return ngettext(
        "At least %(people)s had to vote. %(found)s did.",
        "At least %(people)s had to vote. %(found)s did.",
        check["found"],
    ) % {"people": people, "found": check["found"]}


def _too_few(check: dict[str, Any]) -> str:
    return ngettext(
        "Only %(found)s ballot came in from %(group)s. From so few, people could guess who voted how.",
        "Only %(found)s ballots came in from %(group)s. From so few, people could guess who voted how.",
        check["found"],
    ) % {"found": check["found"], "group": of_group(check["group"])}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _of_options(outcome: dict[str, Any]) -> tuple[str, str]:
    number = len(outcome["winners"])
    if not number:
        return _("Nothing chosen"), _("The ballots name nothing that could be chosen.")
    counted = ngettext("%(num)s ballot was counted.", "%(num)s ballots were counted.", outcome["ballots"])
    return _("Chosen"), counted % {"num": outcome["ballots"]}


def of_outcome(outcome: dict[str, Any]) -> tuple[str, str]:
    """A stored outcome in a word or two, and in the sentence that says why."""
    if outcome["refused"]:
        if any(check["kind"] == "secrecy" for check in outcome["checks"]):
            return _("Not decided"), _("Too few people voted. Opening the box would tell how they voted.")
        return _("Not decided"), _("Too few people voted, so our rules do not allow a decision.")
    if outcome["shape"] == "consent":
        return _of_consent(outcome)
    if outcome["shape"] == "options":
        return _of_options(outcome)
    numbers = {choice: sum(part[choice] for part in outcome["counts"].values()) for choice in ("for", "against")}
    said = _("%(for)s were for and %(against)s against.") % numbers
    if outcome["passed"]:
        return _("Passed"), said
    return _("Not passed"), said + " " + _why_not([check for check in outcome["checks"] if not check["holds"]])


def _why_not(failed: list[dict[str, Any]]) -> str:
    """The sentence for conditions that did not hold: what everybody's votes lack is said first."""
    kinds = {check["kind"] for check in failed}
    groups = [check for check in failed if check["kind"] in ("second majority", "number of a group")]
    if "veto" in kinds:
        return _("But somebody whose seat can stop a vote was against.")
    if not groups or kinds & {"majority", "number"}:
        return _("That is not enough under our rules.")
    return _("But among %(group)s too few were for. Our rules need both.") % {"group": of_group(groups[0]["group"])}


def _of_consent(outcome: dict[str, Any]) -> tuple[str, str]:
    counts = outcome["counts"]["all"]
    if outcome["passed"]:
        words = ngettext(
            "Nobody objects. %(num)s person can live with it.",
            "Nobody objects. %(num)s people can live with it.",
            counts["consent"],
        )
        return _("Agreed"), words % {"num": counts["consent"]}
    if not counts["objection"]:
        return _("Not agreed"), _("Nobody said that they can live with it.")
    words = ngettext("%(num)s person objects.", "%(num)s people object.", counts["objection"])
    return _("Not agreed yet"), words % {"num": counts["objection"]}
