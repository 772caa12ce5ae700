from django.urls import path

from assieme.assemblies.live import lead_views, phone_views, pulse_views, views

urlpatterns = [
    path("meetings/<uuid:id>/room", views.meeting_room, name="meeting_room"),
    path("meetings/<uuid:id>/end", lead_views.end_meeting, name="end_meeting"),
    path("meet/<str:code>/room", views.join_by_invitation, name="join_by_invitation"),
    path("room", views.find_room, name="find_room"),
    path("room/<str:code>", views.join_room, name="join_room"),
    path("rooms/<uuid:id>", views.room, name="room"),
    path("rooms/<uuid:id>/phone", phone_views.room_phone, name="room_phone"),
    path("rooms/<uuid:id>/press", phone_views.press_in_room, name="press_in_room"),
    path("rooms/<uuid:id>/think", phone_views.think_in_room, name="think_in_room"),
    path("rooms/<uuid:id>/write", phone_views.write_in_round, name="write_in_round"),
    path("rooms/<uuid:id>/screen", lead_views.room_screen, name="room_screen"),
    path("rooms/<uuid:id>/chair", lead_views.room_chair, name="room_chair"),
    path("rooms/<uuid:id>/lead", lead_views.lead_in_room, name="lead_in_room"),
    path("rooms/<uuid:id>/finish", lead_views.finish_in_room, name="finish_in_room"),
    path("rooms/<uuid:id>/join.pdf", lead_views.room_sheet, name="room_sheet"),
    path("how-was-it/<uuid:key>", pulse_views.pulse, name="pulse"),
    path("meetings/<uuid:id>/pulse", pulse_views.felt, name="meeting_pulse"),
]
