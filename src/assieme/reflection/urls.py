from django.urls import path

from assieme.reflection import paper_views, views

urlpatterns = [
    path("organisations/<uuid:id>/reflection", views.reflection, name="team_reflection"),
    path("organisations/<uuid:id>/reflection/new", views.new_session, name="new_session"),
    path("organisations/<uuid:id>/reflection/blank.pdf", paper_views.blank, name="session_blank"),
    path("reflections/<uuid:id>", views.session, name="session"),
    path("reflections/<uuid:id>/filled.pdf", paper_views.filled, name="session_filled"),
    path("organisations/<uuid:id>/training", views.training, name="training"),
    path("training/<uuid:id>/remove", views.remove_training, name="remove_training"),
]
