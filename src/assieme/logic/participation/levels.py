"""The terms of participation as plain values.

Sources: IAP2 and four cases (seed 000), Norton 2018 (seed 001), EQUIL's toolkit (seed 004), Arnstein 1969.
The value of each member is the word written in files; words of the screen belong to the pages.
"""

from enum import StrEnum

from assieme.logic.participation.words import OrderedWord


class Level(OrderedWord):
    """Level of involvement (IAP2), numbered 0 to 4. No level is better than another (seed 000)."""

    INFORM = "inform"
    CONSULT = "consult"
    INVOLVE = "involve"
    COLLABORATE = "collaborate"
    EMPOWER = "empower"


class Band(OrderedWord):
    """Arnstein's three bands of rungs. Words of code and files: no screen shows them."""

    NON_PARTICIPATION = "non-participation"
    TOKENISM = "tokenism"
    CITIZEN_POWER = "citizen power"


class Rung(OrderedWord):
    """Arnstein's eight rungs, from the bottom."""

    MANIPULATION = "manipulation"
    THERAPY = "therapy"
    INFORMING = "informing"
    CONSULTATION = "consultation"
    PLACATION = "placation"
    PARTNERSHIP = "partnership"
    DELEGATED_POWER = "delegated power"
    CITIZEN_CONTROL = "citizen control"

    @property
    def band(self) -> Band:
        """Arnstein's band: two rungs, then three, then three."""
        if self <= Rung.THERAPY:
            return Band.NON_PARTICIPATION
        if self <= Rung.PLACATION:
            return Band.TOKENISM
        return Band.CITIZEN_POWER


class Way(OrderedWord):
    """Doing to, for or with (seed 004)."""

    TO = "to"
    FOR = "for"
    WITH = "with"


class Standpoint(StrEnum):
    """What a person brings to a body."""

    SERVICE_USER = "service user"
    CARER = "carer"
    VOLUNTEER = "volunteer"
    COMMUNITY_MEMBER = "community member"
    PROFESSIONAL = "professional"
    MANAGER = "manager"

    @property
    def informal(self) -> bool:
        """True for those whom seed 000 calls informal actors. A word of code and files only."""
        return self not in (Standpoint.PROFESSIONAL, Standpoint.MANAGER)


INFORMAL: frozenset[Standpoint] = frozenset(standpoint for standpoint in Standpoint if standpoint.informal)


class CoproductionLevel(OrderedWord):
    """Who decides in a service (seed 000): its own people alone (low), or others too, by structure (high)."""

    LOW = "low"
    HIGH = "high"


class ServiceKind(StrEnum):
    """The seven kinds of seed 000, Table 2, and all others."""

    DAILY_CENTRE = "daily centre"
    PSYCHOLOGICAL_SOCIAL_CENTRE = "psychological social centre"
    HIGH_INTENSIVE_CARE = "high intensive care"
    HOSPITAL_CENTRE = "hospital centre"
    PATIENTS_ORGANISATION = "patients' organisation"
    CAREGIVERS_ORGANISATION = "caregivers' organisation"
    VOLUNTARY_ORGANISATION = "voluntary organisation"
    OTHER = "other"

    @property
    def clinical(self) -> bool | None:
        """Whether the kind is clinical; None for `other`, where each service says so itself."""
        if self is ServiceKind.OTHER:
            return None
        return self in CLINICAL_KINDS


CLINICAL_KINDS: frozenset[ServiceKind] = frozenset(
    {
        ServiceKind.DAILY_CENTRE,
        ServiceKind.PSYCHOLOGICAL_SOCIAL_CENTRE,
        ServiceKind.HIGH_INTENSIVE_CARE,
        ServiceKind.HOSPITAL_CENTRE,
    }
)


class Involvement(OrderedWord):
    """How far an organisation involves people: seed 000, Table 4, with `none` and `low` below."""

    NONE = "none"
    LOW = "low"
    MEDIUM_LOW = "medium-low"
    MEDIUM_HIGH = "medium-high"
    HIGH = "high"


class Approach(StrEnum):
    """How an organisation takes co-production up (seed 000, discussion). None ranks above another."""

    ADD_ON = "add-on"
    TRADE_OFF = "trade-off"
    ESSENTIAL_PART = "essential part"
