"""What a meeting's page says of the one-page profiles that are shown to it."""

from dataclasses import dataclass
from datetime import datetime

from assieme.assemblies.meetings import profile_access as access
from assieme.assemblies.meetings.models import Meeting
from assieme.core.actors import Actor
from assieme.toolkit.profiles import set_reads
from assieme.toolkit.profiles.set_reads import OwnHere


@dataclass(frozen=True)
class Around:
    """How many are shown (None: this reader may not see them), one's own page, and whether one may show it."""

    shown: int | None
    own: OwnHere | None
    may_show: bool

    @property
    def says_something(self) -> bool:
        return self.shown is not None or self.may_show


def around(meeting: Meeting, actor: Actor, now: datetime) -> Around:
    """Five queries at most."""
    sees = access.see_profiles.allows(actor, meeting)
    return Around(
        shown=set_reads.number_at_meeting(meeting.pk, actor) if sees else None,
        own=set_reads.own_at_meeting(meeting.pk, meeting.organisation_id, actor),
        may_show=not access.is_over(meeting, now) and access.show_profile.allows(actor, meeting),
    )
