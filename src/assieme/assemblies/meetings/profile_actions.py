"""Showing one's profile to a meeting, and looking at those that are shown to it."""

from collections.abc import Sequence
from datetime import datetime

from assieme.assemblies.meetings import profile_access as access
from assieme.assemblies.meetings.models import Meeting
from assieme.core.access import Refused, require
from assieme.core.action import lock, quiet
from assieme.core.actors import Actor
from assieme.toolkit.profiles import set_reads
from assieme.toolkit.profiles.audience import AtMeeting
from assieme.toolkit.profiles.looks import keep_looks
from assieme.toolkit.profiles.models import Profile, Share
from assieme.toolkit.profiles.reads import Shown
from assieme.toolkit.profiles.share_actions import share_profile


@quiet
def show_profile(
    *, meeting: Meeting, profile: Profile, parts: Sequence[str], until: datetime, by: Actor, now: datetime
) -> Share:
    """Show parts of one's page to those who are at the meeting. The room of profiles logs it."""
    meeting = lock(meeting)
    require(access.show_profile, by, meeting)
    if access.is_over(meeting, now):
        raise Refused(access.OVER)
    to = AtMeeting(meeting.pk, meeting.organisation_id, meeting.assembly.name, meeting.held_on)
    return share_profile(profile=profile, to=to, parts=parts, until=until, by=by, now=now)


@quiet
def look_at_profiles(*, meeting: Meeting, printed: bool, by: Actor, now: datetime) -> tuple[Shown, ...]:
    """The profiles that are shown to the meeting; their owners see who looked. Leaves no event."""
    require(access.see_profiles, by, meeting)
    shown = set_reads.shared_with_meeting(meeting.pk, by)
    keep_looks(set_reads.profiles_of(shown), by, now, printed=printed)
    return shown
