"""Addresses around ballots: help to choose a way, paper, the file of a budget."""

from django.urls import path

from assieme.assemblies.votes import ballot_views

urlpatterns = [
    path("votes/ways", ballot_views.ways_to_decide, name="ways_to_decide"),
    path("assemblies/<uuid:id>/votes/way", ballot_views.choose_way, name="choose_way"),
    path("votes/<uuid:id>/budget.pb", ballot_views.budget_file, name="budget_file"),
]
