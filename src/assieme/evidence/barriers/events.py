"""What is logged of barriers: that something was said, never what."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

barrier_raised = kind("barriers.barrier_raised", _("Somebody said what stands in the way"), "published")
evidence_added = kind("barriers.evidence_added", _("Somebody said where a barrier shows"), "entry")
barrier_taken = kind("barriers.barrier_taken", _("Somebody took a barrier on"))
barrier_left = kind("barriers.barrier_left", _("Somebody handed a barrier back"))
barrier_answered = kind("barriers.barrier_answered", _("It was said what is done about a barrier"), "entry")
barrier_became = kind("barriers.barrier_became", _("It was said what became of a barrier"), "entry", "became")
