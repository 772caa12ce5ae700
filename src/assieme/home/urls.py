from django.urls import path

from assieme.home import views

urlpatterns = [
    path("", views.front, name="front"),
]
