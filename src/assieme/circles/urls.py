from django.urls import path

from assieme.circles import views

urlpatterns = [
    path("initiatives/<uuid:id>/people", views.people, name="people"),
    path("initiatives/<uuid:id>/people/add", views.add, name="circle_add"),
    path("circles/people/<uuid:id>", views.person, name="circle_person"),
    path("circles/people/<uuid:id>/move", views.move, name="circle_move"),
    path("circles/people/<uuid:id>/contact", views.contact, name="circle_contact"),
    path("circles/people/<uuid:id>/remove", views.remove, name="circle_remove"),
]
