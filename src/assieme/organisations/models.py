"""Places: an organisation, its services, its initiatives; who belongs to them, and who asks to."""

from uuid import UUID, uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assieme.core.fields import PrivateText
from assieme.core.rows import Row
from assieme.people.models import Person


class Level(models.TextChoices):
    """Levels of involvement (IAP2), from least to most."""

    INFORM = "inform", _("inform")
    CONSULT = "consult", _("consult")
    INVOLVE = "involve", _("involve")
    COLLABORATE = "collaborate", _("collaborate")
    EMPOWER = "empower", _("empower")


class Standpoint(models.TextChoices):
    """What a person brings to a body."""

    SERVICE_USER = "service user", _("service user")
    CARER = "carer", _("carer")
    VOLUNTEER = "volunteer", _("volunteer")
    COMMUNITY_MEMBER = "community member", _("community member")
    PROFESSIONAL = "professional", _("professional")
    MANAGER = "manager", _("manager")


class Organisation(Row):
    """The whole that owns its rows; all that is private to it does not exist for others."""

    name = models.CharField(max_length=200)
    place = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=5, default="en")
    time_zone = models.CharField(max_length=60, default="Europe/Rome")
    colour = models.CharField(max_length=7, default="#0B5C63", help_text="#rrggbb; contrast with white at least 4.5")
    crisis_words = models.CharField(max_length=300, blank=True)
    crisis_phone = models.CharField(max_length=40, blank=True)
    crisis_hours = models.CharField(max_length=100, blank=True)
    advocacy_name = models.CharField(max_length=200, blank=True)
    advocacy_contact = models.CharField(max_length=200, blank=True)
    concern_receiver_name = models.CharField(max_length=200, blank=True, help_text="outside the team")
    concern_receiver_contact = models.CharField(max_length=200, blank=True)
    concern_receiver = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    sign_in_cards = models.BooleanField(default=False, help_text="printed cards with a one-time code are offered")
    made_up = models.BooleanField(default=False, help_text="part of the demonstration")
    published_year = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="set for a published case: read-only"
    )
    source = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

    @property
    def organisation_id(self) -> UUID:
        return self.pk

    @property
    def is_published_case(self) -> bool:
        return self.published_year is not None


class Service(Row):
    """A part of an organisation that does the work. Kind: the seven of seed 000 (Table 2), or another."""

    class Kind(models.TextChoices):
        DAILY_CENTRE = "daily centre", _("Daily Centre")
        PSYCHOLOGICAL_SOCIAL_CENTRE = "psychological social centre", _("Psychological Social Centre")
        HIGH_INTENSIVE_CARE = "high intensive care", _("High Intensive Care")
        HOSPITAL_CENTRE = "hospital centre", _("Hospital centre")
        PATIENTS_ORGANISATION = "patients' organisation", _("Patients' organisation")
        CAREGIVERS_ORGANISATION = "caregivers' organisation", _("Caregivers' organisation")
        VOLUNTARY_ORGANISATION = "voluntary organisation", _("Voluntary organisation")
        OTHER = "other", _("Another kind")

    class Coproduction(models.TextChoices):
        LOW = "low", _("low")
        HIGH = "high", _("high")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="services")
    kind = models.CharField(max_length=40, choices=Kind)
    name = models.CharField(max_length=200, blank=True, help_text="empty where a source names the kind alone")
    clinical = models.BooleanField()
    level_of_coproduction = models.CharField(max_length=4, choices=Coproduction, blank=True)
    source = models.CharField(max_length=200, blank=True, help_text="the table and cell of a published case")
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name or str(self.get_kind_display())


class Initiative(Row):
    """Something that people do together, from *Map it* to *Grow it*."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="initiatives")
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="initiatives")
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "-id"], name="initiative_by_organisation")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class Declaration(Row):
    """What an initiative says it will do. Never changed: a new one is added, with who and when."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="declarations")
    level = models.CharField(max_length=11, choices=Level)
    rung = models.CharField(max_length=20, blank=True)
    way = models.CharField(max_length=30, blank=True, help_text="between; between and with; organisation")
    type = models.CharField(max_length=20, blank=True)
    parts = models.JSONField(default=list, help_text="values of ProcessPart: the parts of the work that are shared")
    scale = models.CharField(max_length=10, blank=True)
    understanding = models.CharField(max_length=20, blank=True)
    definition = PrivateText(help_text="what these people mean by doing it together")
    aims = PrivateText()
    means = PrivateText()
    coupled_with = PrivateText()
    whose_words = PrivateText(help_text="who put it like this: a group, or a name they chose")
    replaces_paid_service = models.BooleanField(null=True)
    source = models.CharField(max_length=200, blank=True, help_text="the table and cell of a published case")
    declared_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()

    class Meta:
        get_latest_by = "id"
        indexes = [models.Index(fields=["initiative", "-id"], name="declaration_by_initiative")]


class Membership(Row):
    """A person in an organisation: what they may do there, and which standpoint they speak from."""

    class Role(models.TextChoices):
        MEMBER = "member", _("member")
        FACILITATOR = "facilitator", _("facilitator")
        ADMINISTRATOR = "administrator", _("administrator")
        RESEARCHER = "researcher", _("researcher")

    class PaidRole(models.TextChoices):
        NONE = "", _("no paid role")
        PEER_WORKER = "peer worker", _("peer worker")
        OTHER = "other", _("another paid role")

    # Random: the order in which people joined tells nothing.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=15, choices=Role, default=Role.MEMBER)
    paid_role = models.CharField(max_length=15, choices=PaidRole, blank=True, help_text="apart from the standpoint")
    standpoints = models.JSONField(default=list, help_text="values of Standpoint that the person holds here")
    speaking_as = models.CharField(max_length=20, choices=Standpoint, blank=True)
    show_standpoint = models.BooleanField(default=False, help_text="beside the name, if the person wishes it")
    joined_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True, blank=True, help_text="a pause loses no role and no history")
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "person"], name="one_membership")]
        indexes = [models.Index(fields=["person", "left_at"], name="membership_by_person")]

    @property
    def needs_second_factor(self) -> bool:
        return self.role in (self.Role.FACILITATOR, self.Role.ADMINISTRATOR)


class TakingPart(Row):
    """A person in an initiative. They chose to, and may stop at any time."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="initiatives")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["initiative", "person"], name="takes_part_once")]


class StepState(Row):
    """Where an initiative is with one step of the journey. Steps reopen: the way is no straight line."""

    class Step(models.TextChoices):
        MAP = "map", _("Map it")
        FOCUS = "focus", _("Focus it")
        PEOPLE = "people", _("People it")
        MARKET = "market", _("Market it")
        GROW = "grow", _("Grow it")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=10, choices=Step)
    done_at = models.DateTimeField(null=True, blank=True)
    reopened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["initiative", "step"], name="one_state_per_step")]


class Invitation(Row):
    """An initiative's public page, where people ask to join. The link can be withdrawn."""

    initiative = models.OneToOneField(Initiative, on_delete=models.CASCADE, related_name="invitation")
    code = models.CharField(max_length=32, unique=True, help_text="random; part of the public address")
    words = PrivateText()
    is_open = models.BooleanField(default=True)
    opened_at = models.DateTimeField()

    @property
    def organisation_id(self) -> UUID:
        return self.initiative.organisation_id

    @property
    def actor_kind(self) -> str:
        """A guest acts through the link that they hold."""
        return "guest"


class JoinRequest(Row):
    """Somebody asks to join, from the public page.

    Their words are erased when the answer is no, and after a welcome once they have a way in.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        WELCOMED = "welcomed", _("welcomed")
        DECLINED = "declined", _("declined")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="join_requests")
    name = PrivateText()
    contact = PrivateText()
    words = PrivateText()
    standpoint = models.CharField(max_length=20, choices=Standpoint, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    membership = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["initiative", "state", "id"], name="join_request_by_state")]


class PrintedFindings(Row):
    """What a study printed about a published case. Shown beside what is derived, never used by a rule."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="printed")
    interviews = models.JSONField(default=list, help_text="[[role in the study's word, number of people], …]")
    involvement = models.CharField(max_length=20, blank=True)
    level_of_coproduction = models.CharField(max_length=20, blank=True)
    power = models.CharField(max_length=20, blank=True)
    valuing = models.CharField(max_length=20, blank=True)
    leadership = models.CharField(max_length=20, blank=True)
    approach = models.CharField(max_length=20, blank=True)
    source = models.CharField(max_length=200, blank=True)
