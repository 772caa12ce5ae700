"""The forms whose minutes may be counted, by the names of their addresses.

Left out for good: whatever somebody can send without their name, or as a secret (cards, concerns, ballots, pulses,
opinions, codes, what one looks back on alone), since the time of it could tell whose it was; and signing in.
"""

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.core.actors import Actor
from assieme.toolkit.cards.kept import keeper_of

COOKIE = "minutes"

FORMS: dict[str, str | Promise] = {
    "answer_page": _("A questionnaire"),
    "readiness_questions": _("Are we ready?"),
    "readiness_new_goal": _("A goal of our plan"),
    "readiness_goal_settle": _("What became of a goal"),
    "edit_profile": _("My one-page profile"),
    "my_access_needs": _("What helps me to take part"),
    "declare": _("What we do together"),
    "begin_initiative": _("A new initiative"),
    "new_member": _("Welcoming somebody"),
    "circle_add": _("A person on the circle"),
    "circle_contact": _("A plan to be in touch"),
    "new_meeting": _("Planning a meeting"),
    "change_meeting": _("Changing a meeting"),
    "new_item": _("Something for a meeting"),
    "minutes": _("Minutes of a meeting"),
    "correct_minutes": _("A correction of the minutes"),
    "new_vote": _("Preparing a vote"),
    "new_commitment": _("Who does what"),
    "commitment": _("What became of a decision"),
    "follow_up": _("What became of what we agreed"),
    "understand_problem": _("What is behind a problem"),
    "begin_try": _("Something we try"),
    "end_try": _("What a try did"),
    "new_matter": _("A matter for another group"),
    "answer_matter": _("An answer to another group"),
    "answer_card": _("An answer to an idea"),
    "change_rules": _("The rules of a group"),
    "new_draw": _("A draw by lot"),
    "answer_barrier": _("What is done about something in the way"),
    "barrier_became": _("What became of something in the way"),
    "new_toolkit": _("A plan for a session"),
    "toolkit_plan": _("A plan for a session, its parts"),
}

SENDS = {"check_answers": "answer_page"}
"""Pages that send a form of many pages: its minutes run on all of them, and it counts as sent on this one."""


def meter_of(request: HttpRequest, person: Actor) -> str:
    """The name of the page's form where its minutes are counted on this device for this person, else empty."""
    match = request.resolver_match
    if match is None or match.url_name not in {*FORMS, *SENDS} or request.COOKIES.get(COOKIE) != keeper_of(person):
        return ""
    return str(match.url_name)
