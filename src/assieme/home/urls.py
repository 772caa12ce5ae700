from django.urls import path

from assieme.home import log_views, views

urlpatterns = [
    path("", views.front, name="front"),
    path("my-day", views.my_day, name="my_day"),
    path("tools", views.tools, name="tools"),
    path("initiatives/<uuid:id>", views.initiative, name="initiative"),
    path("initiatives/<uuid:id>/step", views.step, name="step"),
    path("initiatives/<uuid:id>/grow", views.grow, name="grow"),
    path("organisations/<uuid:id>/log", log_views.event_log, name="event_log"),
]
