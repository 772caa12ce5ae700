from django.urls import path

from assieme.assemblies.meetings import profile_views, views

urlpatterns = [
    path("assemblies/<uuid:id>/meetings/new", views.new_meeting, name="new_meeting"),
    path("meetings/<uuid:id>", views.meeting, name="meeting"),
    path("meetings/<uuid:id>/minutes", views.minutes, name="minutes"),
    path("meetings/<uuid:id>/profiles", profile_views.profiles, name="meeting_profiles"),
    path("meetings/<uuid:id>/profiles/paper", profile_views.profiles_on_paper, name="meeting_profiles_paper"),
    path("meetings/<uuid:id>/profiles/show", profile_views.show_at_meeting, name="show_at_meeting"),
    path("meetings/<uuid:id>/profiles/<uuid:key>/picture", profile_views.picture_at_meeting, name="picture_at_meeting"),
]
