"""Who may do what with cards."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import belonging, leading, system_or
from assieme.organisations.models import Initiative, TakingPart
from assieme.toolkit.cards.models import Authorship, Card, Turns

State = Card.State


def _handling(actor: Actor) -> Q:
    """Cards that came to the actor as their receiver, and those of organisations that they lead."""
    return system_or(actor, belonging(actor) & (Q(receiver_id=actor.pk) | leading(actor)))


def _authoring(actor: Actor) -> Q:
    """One's own cards; for whoever holds a claim code, the card it belongs to."""
    return Q(pk=actor.pk, authorship=Authorship.HIDDEN) if actor.actor_kind == "guest" else Q(author_id=actor.pk)


def _taking_part(actor: Actor) -> Q:
    return Q(pk__in=TakingPart.objects.filter(person_id=actor.pk, until=None).values("initiative_id"))


def _may_know(actor: Actor) -> Q:
    """Cards whose author, if any stands there, is no secret to the actor."""
    return Q(authorship=Authorship.NAMED) | Q(receiver_id=actor.pk) | Q(author_id=actor.pk)


see_card = Permission(
    "cards.see_card",
    _("See a card and what became of it"),
    Card,
    who=belonging,
)
see_photo = Permission(
    "cards.see_photo",
    _("See the photo of a paper card: handwriting can tell whose it is, so only its receiver may where no name shows"),
    Card,
    who=lambda actor: belonging(actor) & _may_know(actor),
    when=lambda card: card.photo_id is not None,
    refusal=_("This card came without a photo."),
)
raise_card = Permission(
    "cards.raise_card",
    _("Raise an idea on a card, and keep a draft of it"),
    Initiative,
    who=belonging,
    when=lambda initiative: initiative.is_open,
    refusal=_("This initiative is closed. Nothing was sent."),
)
choose_receiver = Permission(
    "cards.choose_receiver",
    _("Choose who receives an initiative's cards"),
    Initiative,
    who=leading,
    when=lambda initiative: initiative.is_open,
    refusal=_("This initiative is closed. Nothing was changed."),
)
take_turn = Permission(
    "cards.take_turn",
    _("Take turns to receive an initiative's cards, or stop"),
    Initiative,
    who=lambda actor: leading(actor) | (belonging(actor) & _taking_part(actor)),
    when=lambda initiative: initiative.is_open and Turns.objects.filter(initiative=initiative).exists(),
    refusal=_("Nobody takes turns here. Nothing was changed."),
)
type_card = Permission(
    "cards.type_card",
    _("Type the words of a card that came as a photo or a drawing"),
    Card,
    who=lambda actor: belonging(actor) & _may_know(actor) & (_handling(actor) | Q(author_id=actor.pk)),
    when=lambda card: card.is_wordless,
    refusal=_("The words of this card are there already. Nothing was changed."),
)
receive_card = Permission(
    "cards.receive_card",
    _("Say that a card has arrived, and ask its author first"),
    Card,
    who=_handling,
    when=lambda card: card.state == State.RAISED,
    refusal=_("This card has been received already."),
)
bring_card = Permission(
    "cards.bring_card",
    _("Bring a card to a meeting"),
    Card,
    who=_handling,
    when=lambda card: card.state in (State.RECEIVED, State.BROUGHT),
    refusal=_("This card can go to a meeting once it is received, and until somebody looks after it."),
)
give_owner = Permission(
    "cards.give_owner",
    _("Give a card an owner and a day by which it is answered"),
    Card,
    who=_handling,
    when=lambda card: card.state in (State.BROUGHT, State.OWNED),
    refusal=_("A card gets an owner at a meeting. Bring it to a meeting first."),
)
answer_card = Permission(
    "cards.answer_card",
    _("Answer a card: done, changed, or not done and why"),
    Card,
    who=lambda actor: system_or(
        actor, belonging(actor) & (Q(owner_id=actor.pk) | Q(receiver_id=actor.pk) | leading(actor))
    ),
    when=lambda card: card.state == State.OWNED,
    refusal=_("A card is answered once, after it has an owner and a day."),
)
say_whether_to_help = Permission(
    "cards.say_whether_to_help",
    _("Say whether one helps to carry out one's own idea"),
    Card,
    who=_authoring,
    when=lambda card: card.author_asked_at is not None and card.author_helps is None and card.state != State.ANSWERED,
    refusal=_("Nothing is waiting for you here."),
)
step_forward = Permission(
    "cards.step_forward",
    _("Say that a hidden card is one's own, with its code"),
    Card,
    who=lambda actor: belonging(actor) & Q(authorship=Authorship.HIDDEN),
)
