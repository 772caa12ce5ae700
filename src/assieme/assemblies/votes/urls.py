from django.urls import include, path

from assieme.assemblies.votes import views

urlpatterns = [
    path("votes/<uuid:id>", views.vote, name="vote"),
    path("votes/<uuid:id>/open", views.open_vote, name="open_vote"),
    path("votes/<uuid:id>/ballot", views.ballot, name="ballot"),
    path("votes/<uuid:id>/paper", views.paper, name="paper_ballot"),
    path("votes/<uuid:id>/close", views.close_vote, name="close_vote"),
    path("votes/<uuid:id>/receipt", views.find_receipt, name="find_receipt"),
    path("votes/<uuid:id>/count-again", views.count_again, name="count_again"),
    path("votes/<uuid:id>/box.json", views.box_file, name="box_file"),
    path("", include("assieme.assemblies.votes.ballot_urls")),
    path("", include("assieme.assemblies.votes.trust_urls")),
    path("what-happens-with-my-vote", views.vote_help, name="vote_help"),
]
