"""The address of the first visit."""

from django.urls import path

from assieme.home.first_visit import first_visit

urlpatterns = [
    path("first-visit", first_visit, name="first_visit"),
]
