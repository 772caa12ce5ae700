from django.urls import path

from assieme.assemblies import meeting_views, views, vote_views

urlpatterns = [
    path("assemblies", views.assemblies, name="assemblies"),
    path("organisations/<uuid:id>/assemblies/new", views.new_assembly, name="new_assembly"),
    path("assemblies/<uuid:id>", views.assembly, name="assembly"),
    path("assemblies/<uuid:id>/rules", views.rules, name="assembly_rules"),
    path("assemblies/<uuid:id>/rules/change", views.change_rules, name="change_rules"),
    path("assemblies/<uuid:id>/seats/new", views.new_seat, name="new_seat"),
    path("seats/<uuid:id>/end", views.end_seat, name="end_seat"),
    path("assemblies/<uuid:id>/votes/new", vote_views.new_vote, name="new_vote"),
    path("votes/<uuid:id>", vote_views.vote, name="vote"),
    path("votes/<uuid:id>/open", vote_views.open_vote, name="open_vote"),
    path("votes/<uuid:id>/ballot", vote_views.ballot, name="ballot"),
    path("votes/<uuid:id>/paper", vote_views.paper, name="paper_ballot"),
    path("votes/<uuid:id>/close", vote_views.close_vote, name="close_vote"),
    path("votes/<uuid:id>/receipt", vote_views.find_receipt, name="find_receipt"),
    path("votes/<uuid:id>/count-again", vote_views.count_again, name="count_again"),
    path("votes/<uuid:id>/box.json", vote_views.box_file, name="box_file"),
    path("what-happens-with-my-vote", vote_views.vote_help, name="vote_help"),
    path("assemblies/<uuid:id>/meetings/new", meeting_views.new_meeting, name="new_meeting"),
    path("meetings/<uuid:id>", meeting_views.meeting, name="meeting"),
    path("meetings/<uuid:id>/minutes", meeting_views.minutes, name="minutes"),
]
