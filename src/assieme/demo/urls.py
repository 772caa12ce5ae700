"""Addresses that exist in the demonstration only."""

from django.urls import path

from assieme.demo import views

urlpatterns = [
    path("", views.seats, name="front"),
    path("seat/<slug:key>", views.take_seat, name="take_seat"),
]
