from django.urls import path

from assieme.toolkit.readiness import views

urlpatterns = [
    path("initiatives/<uuid:id>/map", views.map_page, name="map"),
    path("initiatives/<uuid:id>/map/rounds", views.new_round, name="readiness_new_round"),
    path("initiatives/<uuid:id>/map/goals", views.new_goal, name="readiness_new_goal"),
    path("initiatives/<uuid:id>/map/blank", views.blank, name="readiness_blank"),
    path("readiness/<uuid:id>/check", views.check, name="readiness_check"),
    path("readiness/<uuid:id>/<slug:principle>", views.questions, name="readiness_questions"),
    path("readiness/goals/<uuid:id>/done", views.goal_done, name="readiness_goal_done"),
]
