"""All addresses: one line a room."""

from django.urls import include, path

urlpatterns = [
    path("", include("assieme.home.urls")),
]
