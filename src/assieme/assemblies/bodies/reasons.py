"""Why rules allow a level: the reason codes of `logic.power.formal` in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assieme.assemblies.bodies.sentences import of_group
from assieme.logic.power.formal import FormalLevel, Reason

REASONS: dict[Reason, Promise] = {
    Reason.NOTHING_DECIDED: gettext_lazy("Nothing is decided here."),
    Reason.ALL_SEATS: gettext_lazy("All seats are held by service users."),
    Reason.ROLE: gettext_lazy("The decision belongs to a role that service users hold."),
    Reason.OTHER_ROLE: gettext_lazy("The decision belongs to a role that others hold."),
    Reason.BINDS: gettext_lazy("A decision binds the service."),
    Reason.DOES_NOT_BIND: gettext_lazy("A decision is advice. It does not bind the service."),
    Reason.NOT_SET_ASIDE: gettext_lazy("Nobody else can set it aside."),
    Reason.SET_ASIDE_REASONED: gettext_lazy("It can be set aside, but only with a reason that everybody can read."),
    Reason.SET_ASIDE_FREELY: gettext_lazy("It can be set aside without a reason."),
    Reason.CAN_BLOCK: gettext_lazy("Service users can stop a decision. So they can’t be outvoted."),
    Reason.CAN_BLOCK_JOINED: gettext_lazy("They can stop a decision when they vote as one. So they can’t be outvoted."),
    Reason.CAN_BE_OUTVOTED: gettext_lazy("Service users can be outvoted."),
    Reason.AGENDA_OPEN: gettext_lazy("Everybody with a seat can bring a question."),
    Reason.AGENDA_CLOSED: gettext_lazy("Not everybody with a seat can bring a question."),
    Reason.VOTE: gettext_lazy("Service users have a vote."),
    Reason.HEARD: gettext_lazy("Service users have a seat and are heard. They have no vote."),
    Reason.ABSENT: gettext_lazy("Service users have no seat."),
}


def reasons(formal: FormalLevel) -> list[str]:
    """Why the rules allow this level, a sentence for each reason in the rule's order."""
    return [_reason(formal, reason) for reason in formal.reasons]


def _reason(formal: FormalLevel, reason: Reason) -> str:
    if reason is not Reason.CAN_BLOCK_JOINED:
        return str(REASONS[reason])
    able = [one for one in formal.joined if one.can_block]
    who = of_group([standpoint.value for standpoint in able[0].group.standpoints]) if able else ""
    return _("%(group)s can stop a decision when they vote as one. So they can’t be outvoted.") % {
        "group": who[:1].upper() + who[1:]
    }
