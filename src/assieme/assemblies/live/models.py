"""The meeting room. All but sums and answers is erased when the meeting ends; nothing leads from these to a person."""

from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q

from assieme.assemblies.meetings.models import Invite, Meeting
from assieme.assemblies.opinions.models import Question
from assieme.core.fields import PrivateText
from assieme.core.rows import AppendOnly
from assieme.organisations.models import Organisation, Standpoint
from assieme.people.models import Person


class Room(models.Model):
    """The room of one meeting. `code` opens its door to guests, and is empty once the meeting has ended."""

    # Random: whoever knows it can answer how the meeting was.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="room")
    code = models.CharField(max_length=9, null=True, unique=True)
    counting = models.BooleanField(default=True, help_text="turns are counted: nobody has said no")
    asked = models.ForeignKey(
        Question,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="an opinion map's, on the phones now",
    )
    in_round = models.BooleanField(default=False, help_text="a round of gratitude goes on")
    opened_at = models.DateTimeField()
    asks_until = models.DateField(null=True, blank=True, help_text="the last day to say how the meeting was")

    @property
    def is_live(self) -> bool:
        """Whether people are in it. A meeting that is over, however it ended, has no room."""
        return self.code is not None and not self.meeting.is_over


class Participant(models.Model):
    """Somebody in the room: a person, or a guest by the name they chose. Erased when the meeting ends."""

    erased_with = "person"

    class Said(models.TextChoices):
        SAID = "said"
        PASSED = "passed"
        WROTE = "wrote"

    # Random: what stands on screens tells nothing.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    invite = models.ForeignKey(Invite, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    name = PrivateText(author="person", help_text="a guest's; empty for a person")
    standpoint = models.CharField(max_length=20, choices=Standpoint, blank=True, help_text="of the seat they hold")
    joined_at = models.DateTimeField()
    let_in_at = models.DateTimeField(null=True, blank=True, help_text="empty while they wait at the door")
    hand_since = models.DateTimeField(null=True, blank=True)
    speaking_since = models.DateTimeField(null=True, blank=True)
    turns = models.PositiveSmallIntegerField(default=0, help_text="0 for all where turns are not counted")
    break_since = models.DateTimeField(null=True, blank=True, help_text="asked for a break")
    break_named = models.BooleanField(default=False, help_text="who leads may see whose it is")
    place = models.PositiveSmallIntegerField(null=True, blank=True, help_text="in the round of gratitude")
    said = models.CharField(max_length=6, choices=Said, blank=True, help_text="how they took their turn in the round")
    words = PrivateText(author="person", help_text="what they wrote in the round, for all in the room")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "person"], name="a_person_is_in_the_room_once"),
            models.UniqueConstraint(fields=["room", "invite"], name="an_invite_is_in_the_room_once"),
            models.UniqueConstraint(
                fields=["room"], condition=Q(speaking_since__isnull=False), name="one_speaks_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return str(self.person) if self.person else str(self.name)

    @property
    def organisation_id(self) -> UUID:
        return self.room.organisation_id


class Press(models.Model):
    """A button was pressed: sent again after the network was away, the same press counts once."""

    id = models.UUIDField(primary_key=True, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    @property
    def organisation_id(self) -> UUID:
        return self.room.organisation_id


class Turns(AppendOnly):
    """How often a standpoint spoke at a meeting. Only where nobody objected, and at least five of it were there."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    standpoint = models.CharField(max_length=20, choices=Standpoint)
    turns = models.PositiveIntegerField()
    people = models.PositiveIntegerField(help_text="of this standpoint, in the room")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "standpoint"], name="turns_once_a_standpoint")]


class Pulse(AppendOnly):
    """What somebody answered after a meeting, 0 to 10. Nobody is named, and no time is kept."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="pulses")
    standpoint = models.CharField(max_length=20, choices=Standpoint, blank=True, help_text="empty where not said")
    heard = models.PositiveSmallIntegerField()
    counted = models.PositiveSmallIntegerField()
    next = models.PositiveSmallIntegerField(help_text="how clear it is what happens next")
    batch = models.PositiveSmallIntegerField(help_text="five answers of a standpoint come out together")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="pulse_from_0_to_10", condition=Q(heard__lte=10) & Q(counted__lte=10) & Q(next__lte=10)
            )
        ]


class PulseGiven(models.Model):
    """This person has answered, until the days to answer are over: then the row goes. It holds no answer and no time,
    its key is chance, and the event of an answer carries the day alone. What remains: while both are kept, whoever
    reads the database itself may see in which order its rows were written."""

    erased_with = "person"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="pulse_once_a_person")]
