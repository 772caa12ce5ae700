from django.urls import path

from assieme.learning.course import views

urlpatterns = [
    path("learn", views.learn, name="learn"),
    path("learn/certificate", views.certificate, name="certificate"),
    path("learn/again", views.again, name="learn_again"),
    path("learn/<slug:slug>", views.unit_page, name="unit"),
    path("learn/<slug:slug>/done", views.finish, name="finish_unit"),
]
