"""Addresses of people: the ways in, and pages about oneself."""

from django.urls import include, path

from assieme.people import views

urlpatterns = [
    path("account/logout/", views.sign_out, name="account_logout"),
    path("account/", include("allauth.urls")),
    path("session/extend", views.extend_session, name="extend_session"),
    path("session/ended", views.session_ended, name="session_ended"),
    path("code", views.use_code, name="use_code"),
    path("code/<str:code>", views.use_code, name="use_code_link"),
    path("me/second-step", views.second_factor, name="second_factor"),
    path("me/way-in", views.my_way_in, name="my_way_in"),
    path("me/name", views.my_name, name="my_name"),
    path("me/access-needs", views.my_access_needs, name="my_access_needs"),
    path("me/notices/read", views.read_notices, name="read_notices"),
    path("me/data", views.my_data, name="my_data"),
]
