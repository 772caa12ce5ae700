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
    if kind == "quorum":
        words = (
            _("%(share)s of all who can vote had to vote. They did.")
            if check["holds"]
            else _("%(share)s of all who can vote had to vote. Fewer did.")
        )
        return _capital(words % {"share": of_fraction(check["needed"])})
    majority = of_majority(check["needed"], check["strict"])
    if kind == "second majority":
        return _second_majority(check, majority)
    words = (
        _("Of all votes for and against, %(majority)s had to be for. They were.")
        if check["holds"]
        else _("Of all votes for and against, %(majority)s had to be for. They were not.")
    )
    return words % {"majority": majority}


def _standpoint_quorum(check: dict[str, Any]) -> str:
    people = of_seats(check["needed"], check["group"][0])
    if check["holds"]:
        return _("At least %(people)s had to vote. They did.") % {"people": people}
    return ngettext(
        "At least %(people)s had to vote. %(found)s did.",
        "At least %(people)s had to vote. %(found)s did.",
        check["found"],
    ) % {"people": people, "found": check["found"]}


def _second_majority(check: dict[str, Any], majority: str) -> str:
    words = (
        _("Among %(group)s, %(majority)s had to be for. They were.")
        if check["holds"]
        else _("Among %(group)s, %(majority)s had to be for. They were not.")
    )
    text = words % {"group": of_group(check["group"]), "majority": majority}
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
        few = _("Too few people voted, so our rules do not allow a decision.")
        unread = _("The box stayed shut. The ballots were destroyed unread.")
        return _("Not decided"), f"{few} {unread}" if outcome["shape"] == "shut" else few
    if outcome["shape"] == "options":
        return _of_options(outcome)
    numbers = {choice: sum(part[choice] for part in outcome["counts"].values()) for choice in ("for", "against")}
    said = _("%(for)s were for and %(against)s against.") % numbers
    if outcome["passed"]:
        return _("Passed"), said
    failed = {check["kind"]: check for check in outcome["checks"] if not check["holds"]}
    if "majority" not in failed:
        group = of_group(failed["second majority"]["group"])
        return _("Not passed"), said + " " + _("But among %(group)s too few were for. Our rules need both.") % {
            "group": group
        }
    return _("Not passed"), said + " " + _("That is not enough under our rules.")
