from django.urls import path

from assieme.evidence.burden import views

urlpatterns = [
    path("me/minutes", views.my_minutes, name="my_minutes"),
    path("me/minutes/add", views.count_minutes, name="count_minutes"),
    path("organisations/<uuid:id>/minutes", views.minutes_here, name="minutes_here"),
]
