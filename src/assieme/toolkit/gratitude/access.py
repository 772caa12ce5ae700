"""Who may do what. Nothing here is for people who only lead: they see what they take part in, and what is reported."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import leading
from assieme.organisations.models import Initiative
from assieme.people.models import Person
from assieme.toolkit.gratitude.models import Journal, Postcard, Report, Switch, ThreeThings
from assieme.toolkit.taking import taking_part

OFF = _("Gratitude is switched off here, or the initiative is closed. Nothing was sent.")


def is_on(initiative: Initiative) -> bool:
    return initiative.is_open and Switch.objects.filter(initiative=initiative, on=True).exists()


def _read_by(actor: Actor) -> Q:
    """Cards to the actor, cards to all where the actor takes part, and cards that the actor sent."""
    mine = Q(receiver_id=actor.pk) | Q(sender_id=actor.pk)
    return mine | (Q(receiver=None) & taking_part(actor, "initiative_id"))


note_things = Permission(
    "gratitude.note_things",
    _("Note three good things, for oneself"),
    Person,
    who=lambda actor: Q(pk=actor.pk, kind=Person.Kind.HUMAN, erased_at=None),
)
own_things = Permission(
    "gratitude.own_things",
    _("Read and delete one's own good things"),
    ThreeThings,
    who=lambda actor: Q(author_id=actor.pk),
)
see_gratitude = Permission(
    "gratitude.see_gratitude",
    _("See an initiative's page of gratitude"),
    Initiative,
    who=lambda actor: taking_part(actor, "id") | leading(actor),
)
switch_gratitude = Permission(
    "gratitude.switch_gratitude",
    _("Switch gratitude on or off for an initiative"),
    Initiative,
    who=leading,
    when=lambda initiative: initiative.is_open,
    refusal=_("This initiative is closed. Nothing was changed."),
)
join_in = Permission(
    "gratitude.join_in",
    _("Send postcards, say whether one wants some, and run a round of three good things"),
    Initiative,
    who=lambda actor: taking_part(actor, "id"),
    when=is_on,
    refusal=OFF,
)
read_postcard = Permission(
    "gratitude.read_postcard",
    _("Read a postcard: to oneself, to all, or one's own"),
    Postcard,
    who=lambda actor: _read_by(actor),
)
answer_postcard = Permission(
    "gratitude.answer_postcard",
    _("Hide a postcard, or tell those who lead that it is not kind"),
    Postcard,
    who=lambda actor: _read_by(actor) & ~Q(sender_id=actor.pk),
)
thank_for_postcard = Permission(
    "gratitude.thank_for_postcard",
    _("Say thank you for a postcard"),
    Postcard,
    who=lambda actor: Q(receiver_id=actor.pk),
    when=lambda card: not card.thanked and bool(card.words),
    refusal=_("You have said thank you already."),
)
take_back_postcard = Permission(
    "gratitude.take_back_postcard",
    _("Take back a postcard that one sent"),
    Postcard,
    who=lambda actor: Q(sender_id=actor.pk),
)
handle_report = Permission(
    "gratitude.handle_report",
    _("Read what somebody says about a postcard, and take the card away or leave it"),
    Report,
    who=lambda actor: leading(actor, "postcard__initiative__organisation_id") & ~Q(postcard__sender_id=actor.pk),
    when=lambda report: not report.outcome,
    refusal=_("Somebody has seen to this already."),
)
open_journal = Permission(
    "gratitude.open_journal",
    _("Open the closing journal of an initiative"),
    Initiative,
    who=leading,
    when=is_on,
    refusal=OFF,
)
close_journal = Permission(
    "gratitude.close_journal",
    _("Close a journal, so that what people share comes out"),
    Journal,
    who=lambda actor: leading(actor, "initiative__organisation_id"),
    when=lambda journal: journal.closed_at is None,
    refusal=_("This journal is closed already."),
)
read_journal = Permission(
    "gratitude.read_journal",
    _("Read a journal: one's own pages, and what others share"),
    Journal,
    who=lambda actor: taking_part(actor, "initiative_id"),
)
write_journal = Permission(
    "gratitude.write_journal",
    _("Write in an open journal"),
    Journal,
    who=lambda actor: taking_part(actor, "initiative_id"),
    when=lambda journal: journal.closed_at is None,
    refusal=_("This journal is closed. Your words are kept, and you can still share less of them."),
)
