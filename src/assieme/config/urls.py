"""All addresses: one line a room."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    *([path("", include("assieme.demo.urls"))] if settings.ENV.mode == "demo" else []),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("assieme.assemblies.front.urls")),
    path("", include("assieme.assemblies.bodies.urls")),
    path("", include("assieme.assemblies.votes.urls")),
    path("", include("assieme.assemblies.meetings.urls")),
    path("", include("assieme.assemblies.mornings.urls")),
    path("", include("assieme.assemblies.matters.urls")),
    path("", include("assieme.assemblies.live.urls")),
    path("", include("assieme.assemblies.draws.urls")),
    path("", include("assieme.assemblies.opinions.urls")),
    path("", include("assieme.circles.urls")),
    path("", include("assieme.instruments.urls")),
    path("", include("assieme.toolkit.readiness.urls")),
    path("", include("assieme.learning.course.urls")),
    path("", include("assieme.learning.toolkits.urls")),
    path("", include("assieme.learning.principles.urls")),
    path("", include("assieme.toolkit.cards.urls")),
    path("", include("assieme.toolkit.concerns.urls")),
    path("", include("assieme.toolkit.profiles.urls")),
    path("", include("assieme.toolkit.ladder.urls")),
    path("", include("assieme.toolkit.gratitude.urls")),
    path("", include("assieme.reflection.urls")),
    path("", include("assieme.roadmap.urls")),
    path("", include("assieme.mirrors.urls")),
    path("", include("assieme.evidence.barriers.urls")),
    path("", include("assieme.evidence.propositions.urls")),
    path("", include("assieme.evidence.burden.urls")),
    path("", include("assieme.year.urls")),
    path("", include("assieme.home.urls")),
    path("", include("assieme.home.first_visit_urls")),
    path("", include("assieme.people.urls")),
    path("", include("assieme.organisations.urls")),
    path("", include("assieme.organisations.membership_urls")),
    path("", include("assieme.core.ui.urls")),
    path("", include("assieme.core.streams.urls")),
]

handler403 = "assieme.core.ui.views.forbidden"
handler404 = "assieme.core.ui.views.not_found"
handler500 = "assieme.core.ui.views.server_error"
