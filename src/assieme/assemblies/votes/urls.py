from django.urls import include, path

from assieme.assemblies.votes import standing_views, views

urlpatterns = [
    path("votes/<uuid:id>/open", views.open_vote, name="open_vote"),
    path("votes/<uuid:id>/ballot", views.ballot, name="ballot"),
    path("votes/<uuid:id>/close", views.close_vote, name="close_vote"),
    path("votes/<uuid:id>/receipt", views.find_receipt, name="find_receipt"),
    path("votes/<uuid:id>/count-again", views.count_again, name="count_again"),
    path("votes/<uuid:id>/box.json", views.box_file, name="box_file"),
    path("votes/<uuid:id>/stand", standing_views.stand, name="stand"),
    path("votes/<uuid:id>/step-back", standing_views.step_back, name="step_back"),
    path("votes/<uuid:id>/seats", standing_views.seat_elected, name="seat_elected"),
    path("votes/<uuid:id>/next-round", standing_views.next_round, name="next_round"),
    path("", include("assieme.assemblies.votes.ballot_urls")),
    path("", include("assieme.assemblies.votes.trust_urls")),
    path("what-happens-with-my-vote", views.vote_help, name="vote_help"),
]
