"""Addresses around ballots: bringing a question, help to choose a way, paper, the file of a budget."""

from django.urls import path

from assieme.assemblies.votes import asking_views, ballot_paper_views, ballot_views

urlpatterns = [
    path("votes/ways", ballot_views.ways_to_decide, name="ways_to_decide"),
    path("assemblies/<uuid:id>/votes/new", asking_views.new_vote, name="new_vote"),
    path("assemblies/<uuid:id>/votes/way", asking_views.choose_way, name="choose_way"),
    path("votes/<uuid:id>/paper", ballot_paper_views.paper_ballot, name="paper_ballot"),
    path("votes/<uuid:id>/result.pdf", ballot_paper_views.paper_result, name="paper_result"),
    path("votes/<uuid:id>/budget.pb", ballot_views.budget_file, name="budget_file"),
]
