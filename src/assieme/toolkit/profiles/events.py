"""What is logged of profiles: that something happened, never what a page says, nor to whom it is shown."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

draft_begun = kind("profiles.draft_begun", _("A member began to type a profile for somebody"), "page")
draft_thrown_away = kind("profiles.draft_thrown_away", _("A draft of a profile was thrown away"), "page")
draft_taken_over = kind("profiles.draft_taken_over", _("A person took over a draft that was typed for them"), "page")
page_approved = kind("profiles.page_approved", _("A person said that a page is their profile"), "page")
picture_set = kind("profiles.picture_set", _("A person set or removed the picture of their profile"))
paper_kept = kind("profiles.paper_kept", _("A photo of a profile on paper was handed in"), "page")
help_set = kind("profiles.help_set", _("A person said whether others may type for them"), "welcome")
profile_shared = kind("profiles.profile_shared", _("A person showed their profile to somebody"), "share")
sharing_stopped = kind("profiles.sharing_stopped", _("A person stopped showing their profile"), "share")
headings_set = kind("profiles.headings_set", _("A group's own headings for profiles were set"), "headings")
