from django.urls import path

from assieme.assemblies.front import views

urlpatterns = [
    path("assemblies", views.assemblies, name="assemblies"),
    path("assemblies/<uuid:id>", views.assembly, name="assembly"),
    path("assemblies/<uuid:id>/rules/change", views.change_rules, name="change_rules"),
]
