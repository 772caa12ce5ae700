from django.urls import path

from assieme.toolkit.readiness import paper_views, plan_views, practice_views, talk_views, views

urlpatterns = [
    path("initiatives/<uuid:id>/map", views.map_page, name="map"),
    path("initiatives/<uuid:id>/map/rounds", views.new_round, name="readiness_new_round"),
    path("initiatives/<uuid:id>/map/goals", plan_views.new_goal, name="readiness_new_goal"),
    path("initiatives/<uuid:id>/map/blank.pdf", paper_views.blank, name="readiness_blank"),
    path("initiatives/<uuid:id>/map/results.pdf", paper_views.results, name="readiness_results"),
    path("organisations/<uuid:id>/readiness", views.organisation_map, name="organisation_readiness"),
    path(
        "organisations/<uuid:id>/readiness/rounds",
        views.new_organisation_round,
        name="readiness_organisation_new_round",
    ),
    path(
        "organisations/<uuid:id>/readiness/goals",
        plan_views.new_organisation_goal,
        name="readiness_organisation_new_goal",
    ),
    path(
        "organisations/<uuid:id>/readiness/blank.pdf",
        paper_views.organisation_blank,
        name="readiness_organisation_blank",
    ),
    path(
        "organisations/<uuid:id>/readiness/results.pdf",
        paper_views.organisation_results,
        name="readiness_organisation_results",
    ),
    path("readiness/<uuid:id>/check", views.check, name="readiness_check"),
    path("readiness/<uuid:id>/mine.pdf", paper_views.mine, name="readiness_mine"),
    path("readiness/<uuid:id>/talk", talk_views.talk, name="readiness_talk"),
    path("readiness/<uuid:id>/talk/begin", talk_views.begin_talk, name="readiness_begin_talk"),
    path("readiness/<uuid:id>/talk/<slug:prompt>", talk_views.talk_question, name="readiness_talk_question"),
    path("readiness/<uuid:id>/<slug:principle>", views.questions, name="readiness_questions"),
    path("readiness/goals/<uuid:id>", plan_views.goal_page, name="readiness_goal"),
    path("readiness/goals/<uuid:id>/agree", plan_views.goal_agree, name="readiness_goal_agree"),
    path("readiness/goals/<uuid:id>/settle", plan_views.goal_settle, name="readiness_goal_settle"),
    path("readiness/goals/<uuid:id>/move", plan_views.goal_move, name="readiness_goal_move"),
    path("practice", practice_views.practices, name="practices"),
    path("practice/blank.pdf", paper_views.practice_blank, name="practice_blank"),
    path("practice/<uuid:id>", practice_views.practice_page, name="practice"),
    path("practice/<uuid:id>/delete", practice_views.practice_delete, name="practice_delete"),
    path("practice/<uuid:id>/data.json", practice_views.practice_data, name="practice_data"),
    path("practice/<uuid:id>/paper.pdf", paper_views.practice, name="practice_paper"),
    path("practice/<uuid:id>/<slug:principle>", practice_views.practice_questions, name="practice_questions"),
]
