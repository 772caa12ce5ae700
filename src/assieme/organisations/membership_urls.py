"""Addresses of members' pages, and of one's own page."""

from django.urls import path

from assieme.organisations import membership_views as views

urlpatterns = [
    path("standpoint", views.standpoint, name="standpoint"),
    path("me", views.me, name="me"),
    path("me/erase", views.erase_me, name="erase_me"),
    path("memberships/<uuid:id>", views.change_place, name="change_place"),
    path("memberships/<uuid:id>/leave", views.leave, name="leave_place"),
    path("organisations/<uuid:id>/members", views.members, name="members"),
    path("organisations/<uuid:id>/members/new", views.new_member, name="new_member"),
    path("members/<uuid:id>", views.member, name="member"),
    path("members/<uuid:id>/code", views.make_code, name="make_code"),
]
