from django.urls import path

from assieme.assemblies.matters import claim_views, decision_views, matter_views, problem_views
from assieme.assemblies.matters.decision_reads import beside_vote
from assieme.assemblies.votes.views import vote

urlpatterns = [
    path("assemblies/<uuid:id>/decisions", decision_views.decisions, name="decisions"),
    path("assemblies/<uuid:id>/decisions.pdf", decision_views.decisions_pdf, name="decisions_pdf"),
    # The page of a vote, with what became of it.
    path("votes/<uuid:id>", vote, {"more": beside_vote}, name="vote"),
    path("votes/<uuid:id>/after", decision_views.after_vote, name="after_vote"),
    path("votes/<uuid:id>/after/new", decision_views.new_commitment, name="new_commitment"),
    path("votes/<uuid:id>/set-aside", decision_views.override, name="override_decision"),
    path("commitments/<uuid:id>", decision_views.commitment, name="commitment"),
    path("commitments/<uuid:id>/agree", decision_views.agree, name="agree_to_commitment"),
    path("agreed/<uuid:id>", decision_views.follow_up, name="follow_up"),
    path("organisations/<uuid:id>/late", decision_views.late_answers, name="late_answers"),
    path("assemblies/<uuid:id>/problems", problem_views.problems, name="problems"),
    path("assemblies/<uuid:id>/problems/new", problem_views.new_problem, name="new_problem"),
    path("assemblies/<uuid:id>/problems/blank.pdf", problem_views.blank_problem, name="blank_problem"),
    path("problems/<uuid:id>", problem_views.problem, name="problem"),
    path("problems/<uuid:id>/behind", problem_views.understand, name="understand_problem"),
    path("problems/<uuid:id>/try", problem_views.begin_try, name="begin_try"),
    path("problems/<uuid:id>/tried", problem_views.end_try, name="end_try"),
    path("problems/<uuid:id>/end", problem_views.close, name="close_problem"),
    path("problems/<uuid:id>/team", problem_views.team, name="problem_team"),
    path("problems/<uuid:id>/problem.pdf", problem_views.problem_pdf, name="problem_pdf"),
    path("assemblies/<uuid:id>/matters", matter_views.matters, name="matters"),
    path("assemblies/<uuid:id>/matters/new", matter_views.new_matter, name="new_matter"),
    path("matters", matter_views.my_matters, name="my_matters"),
    path("matters/by-code", claim_views.way_by_code, name="way_by_code"),
    path("matters/<uuid:id>", matter_views.matter, name="matter"),
    path("matters/<uuid:id>/list", matter_views.list_matter, name="list_matter"),
    path("matters/<uuid:id>/answer", matter_views.answer_matter, name="answer_matter"),
    path("matters/<uuid:id>/further", matter_views.send_further, name="send_further"),
    path("matters/<uuid:id>/matter.pdf", matter_views.matter_pdf, name="matter_pdf"),
    path("cards/<uuid:id>/way", matter_views.card_way, name="card_way"),
    path("organisations/<uuid:id>/links", matter_views.links, name="matter_links"),
    path("links/<uuid:id>/end", matter_views.end_link, name="end_link"),
]
