from django.urls import path

from assieme.assemblies.bodies import views

urlpatterns = [
    path("organisations/<uuid:id>/assemblies/new", views.new_assembly, name="new_assembly"),
    path("assemblies/<uuid:id>/rules", views.rules, name="assembly_rules"),
    path("assemblies/<uuid:id>/seats/new", views.new_seat, name="new_seat"),
    path("seats/<uuid:id>/end", views.end_seat, name="end_seat"),
]
