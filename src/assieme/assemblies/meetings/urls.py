from django.urls import path

from assieme.assemblies.meetings import agenda_views, profile_views, views

urlpatterns = [
    path("assemblies/<uuid:id>/meetings/new", views.new_meeting, name="new_meeting"),
    path("meetings/<uuid:id>", views.meeting, name="meeting"),
    path("meetings/<uuid:id>/change", views.change_meeting, name="change_meeting"),
    path("meetings/<uuid:id>/agenda/new", agenda_views.new_item, name="new_item"),
    path("meetings/<uuid:id>/agenda/<uuid:key>/move", agenda_views.move_item, name="move_item"),
    path("agenda/<uuid:id>/off", agenda_views.take_off_item, name="take_off_item"),
    path("meetings/<uuid:id>/minutes", views.minutes, name="minutes"),
    path("meetings/<uuid:id>/profiles", profile_views.profiles, name="meeting_profiles"),
    path("meetings/<uuid:id>/profiles/paper", profile_views.profiles_on_paper, name="meeting_profiles_paper"),
    path("meetings/<uuid:id>/profiles/show", profile_views.show_at_meeting, name="show_at_meeting"),
    path("meetings/<uuid:id>/profiles/<uuid:key>/picture", profile_views.picture_at_meeting, name="picture_at_meeting"),
]
