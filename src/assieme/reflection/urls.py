from django.urls import path

from assieme.reflection import paper_views, plan_views, views

urlpatterns = [
    path("organisations/<uuid:id>/reflection", views.reflection, name="team_reflection"),
    path("organisations/<uuid:id>/reflection/new", views.new_session, name="new_session"),
    path("organisations/<uuid:id>/reflection/blank.pdf", paper_views.blank, name="session_blank"),
    path("organisations/<uuid:id>/reflection/plan", plan_views.plan_session, name="plan_session"),
    path("planned-reflections/<uuid:id>/remove", plan_views.call_off_session, name="call_off_session"),
    path("reflections/<uuid:id>", views.session, name="session"),
    path("reflections/<uuid:id>/filled.pdf", paper_views.filled, name="session_filled"),
    path("organisations/<uuid:id>/training", views.training, name="training"),
    path("training/<uuid:id>/remove", views.remove_training, name="remove_training"),
]
