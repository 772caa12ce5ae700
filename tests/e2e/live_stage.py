"""A meeting of the demonstration's committee that has begun, with its room: prints what the screens need, as JSON.

python -m tests.e2e.live_stage
"""

from __future__ import annotations

import json
import sys

import django


def main() -> None:
    from django.utils import timezone

    from assieme.assemblies.bodies.models import Assembly
    from assieme.assemblies.live import actions
    from assieme.assemblies.meetings import actions as meeting_actions
    from assieme.assemblies.meetings import agenda_actions, held_actions, invitation_actions
    from assieme.assemblies.votes.actions import prepare_vote
    from assieme.core.days import day_of
    from assieme.organisations.models import Membership

    committee = Assembly.objects.get(organisation__made_up=True, initiative__isnull=False)
    here = Membership.objects.filter(organisation_id=committee.organisation_id)
    kim = here.get(role=Membership.Role.FACILITATOR).person
    now = timezone.now()
    today = day_of(now, committee.organisation.time_zone)
    meeting = meeting_actions.plan_meeting(
        assembly=committee, held_on=today, place="Big room", remote="", by=kim, now=now
    )
    for title in ("Chairs", "Curtains"):
        agenda_actions.bring_item(meeting=meeting, title=title, minutes=10, by=kim, now=now)
    vote = prepare_vote(assembly=committee, title="Blue chairs", question="Shall we buy them?", by=kim, now=now)
    invite = invitation_actions.invite_guest(meeting=meeting, name="Vera", by=kim, now=now)
    link = invitation_actions.make_link(invite=invite, by=kim, now=now)
    meeting = held_actions.begin_meeting(meeting=meeting, present=committee.seats.all(), by=kim, now=now)
    room = actions.open_room(meeting=meeting, by=kim, now=now)
    said = {"room": str(room.pk), "code": room.code, "vote": str(vote.pk), "link": f"/meet/{link}"}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    django.setup()
    main()
