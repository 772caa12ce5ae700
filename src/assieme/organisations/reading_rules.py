"""Who reads what, and when: written by hand for people, with the list of all permissions behind it."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from assieme.core.access import PERMISSIONS
from assieme.organisations.terms import Text


@dataclass(frozen=True)
class Rule:
    """One thing that people leave here, who can read it, and when."""

    what: Text
    who: Text
    when: Text


READING_RULES = (
    Rule(
        _("The name you chose"),
        _("People in your organisation"),
        _("From the day you join until you erase it"),
    ),
    Rule(
        _("What you bring: service user, carer, and so on"),
        _("You. Others too, if you show it beside your name"),
        _("Pictures show groups of five people or more"),
    ),
    Rule(
        _("What you need to take part"),
        _("Whoever plans what you come to, if you said yes"),
        _("While you belong here"),
    ),
    Rule(_("An idea on a card"), _("People in your organisation"), _("From the moment you send it")),
    Rule(
        _("Your name on a card"),
        _("As you choose: all, one person, or nobody"),
        _("From the moment you send it"),
    ),
    Rule(
        _("Something went wrong"),
        _("One person outside the team. Nobody in your team"),
        _("When that person next signs in"),
    ),
    Rule(_("How you vote"), _("Nobody"), _("Never. A vote is sealed, then mixed with the others")),
    Rule(
        _("What you say of yourself for a draw by lot"),
        _("Nobody. Who runs it sees if there are enough people"),
        _("Erased when the panel is complete"),
    ),
    Rule(
        _("What you answer to a short statement"),
        _("Nobody. All see the map at the end"),
        _("Your name is taken off when the question ends"),
    ),
    Rule(
        _("A short statement that you write"),
        _("Two people look first. Nobody is told it is yours"),
        _("When two people let it through"),
    ),
    Rule(_("That you voted"), _("Those who could vote with you"), _("After the vote has closed")),
    Rule(
        _("Your answers on how ready we are"),
        _("You. Others see groups of five people or more"),
        _("When your sheet is sent"),
    ),
    Rule(
        _("Your answers to a questionnaire"),
        _("You. Others see groups of five people or more"),
        _("When your answers are sent"),
    ),
    Rule(
        _("An answer that shows you may not be safe"),
        _("One person. Their name stands before the first question"),
        _("In the hours that stand there, and not at other times"),
    ),
    Rule(_("Names on a circle of support"), _("People in your organisation"), _("Until they are taken off")),
    Rule(
        _("What you say stands in the way"),
        _("People in your organisation. Your name too, if you show it"),
        _("From the moment you say it"),
    ),
    Rule(
        _("What you add to the road, and say before something starts"),
        _("People in your organisation, with your name"),
        _("From the moment you send it. Take back what you added at any time"),
    ),
    Rule(
        _("Your minutes on forms, if you let us count"),
        _("You. Others see groups of five people or more"),
        _("When three months are over"),
    ),
    Rule(
        _("What you wrote when you asked to join"),
        _("Those who lead the initiative"),
        _("Until they answer. A “no” erases it at once"),
    ),
    Rule(
        _("The log of what was done"),
        _("Those who lead the organisation. It holds no names and no words"),
        _("For good, so that nobody can change the past"),
    ),
    Rule(
        _("All that is stored, but for sealed votes"),
        _("The few people who look after the server"),
        _("Only when they must repair something"),
    ),
)

ROOMS: dict[str, Text] = {
    "organisations": _("Organisations and initiatives"),
    "people": _("Your account"),
    "home": _("Your day and the log"),
    "circles": _("Circles of support"),
    "instruments": _("Questionnaires"),
    "readiness": _("How ready we are"),
    "cards": _("Idea cards"),
    "concerns": _("Something went wrong"),
    "roadmap": _("The road of two years"),
    "barriers": _("What stands in the way"),
    "propositions": _("Does it hold here?"),
    "burden": _("Minutes on forms"),
    "assemblies": _("Meetings and votes"),
    "opinions": _("What people think"),
}


def permission_rooms() -> list[tuple[Text, list[Text]]]:
    """Every permission's label, by room: the whole list that the program itself goes by."""
    labels: dict[str, list[Text]] = defaultdict(list)
    for name, permission in PERMISSIONS.items():
        labels[name.split(".")[0]].append(permission.label)
    return [(ROOMS.get(room, room), found) for room, found in labels.items()]
