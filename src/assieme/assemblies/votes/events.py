"""What is logged of votes. Never a choice, and nothing that leads to one."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

vote_prepared = kind("assemblies.vote_prepared", _("A question was prepared for a vote"), "assembly", "card", "method")
vote_opened = kind("assemblies.vote_opened", _("A vote was opened"), "assembly", "constitution", "roll")
ballot_received = kind("assemblies.ballot_received", _("A sealed ballot was received"))
named_ballot_received = kind("assemblies.named_ballot_received", _("A ballot of an open vote was received"))
box_opened = kind("assemblies.box_opened", _("The box was opened and counted"), "ballots", "passed", "refused")
rules_not_adopted = kind(
    "assemblies.rules_not_adopted",
    _("New rules passed, but the old ones had changed meanwhile, so they do not count"),
    "constitution",
    "version",
)
box_kept_shut = kind("assemblies.box_kept_shut", _("Too few people voted, so the box stayed shut"), "ballots")
envelopes_destroyed = kind(
    "assemblies.envelopes_destroyed", _("The key and the envelopes of a vote were destroyed"), "ballots"
)
vote_closed = kind("assemblies.vote_closed", _("Nothing is left of the envelopes and the key of a vote"))
vote_voided = kind("assemblies.vote_voided", _("A vote became void"), "reason")
trustee_named = kind("assemblies.trustee_named", _("Somebody was asked to keep a part of a vote’s key"), "trustee")
trustee_dropped = kind("assemblies.trustee_dropped", _("Somebody keeps no part of a vote’s key after all"), "trustee")
share_taken = kind("assemblies.share_taken", _("Somebody took their part of a vote’s key"), "trustee")
share_forgotten = kind("assemblies.share_forgotten", _("Somebody lost their part of a vote’s key"), "trustee")
share_brought = kind("assemblies.share_brought", _("Somebody brought their part of a vote’s key back"), "trustee")
voting_ended = kind("assemblies.voting_ended", _("The voting ended, and the box was still shut"))
proxy_given = kind("assemblies.proxy_given", _("Somebody let another person vote for them"), "giver", "holder")
proxy_ended = kind("assemblies.proxy_ended", _("A person votes for another no more"), "giver", "holder")
paper_handed = kind("assemblies.paper_handed", _("Somebody was handed a ballot on paper"), "person")
paper_denied = kind("assemblies.paper_denied", _("Somebody said that they have no ballot on paper"))
slips_counted = kind("assemblies.slips_counted", _("The ballots on paper that came back were counted"), "back")
slip_typed = kind("assemblies.slip_typed", _("A ballot on paper was typed"), "slip")
round_followed = kind("assemblies.round_followed", _("A question was asked again, with other words"), "later", "method")
candidate_stood = kind("assemblies.candidate_stood", _("Somebody stood for election"))
candidate_stepped_back = kind("assemblies.candidate_stepped_back", _("Somebody no longer stands for election"))
elected_seated = kind("assemblies.elected_seated", _("Those who were elected got their seats"), "seats")
