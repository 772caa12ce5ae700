from django.urls import path

from assieme.assemblies.front import meeting_views, views

urlpatterns = [
    path("assemblies", views.assemblies, name="assemblies"),
    path("assemblies/<uuid:id>", views.assembly, name="assembly"),
    path("assemblies/<uuid:id>/rules/change", views.change_rules, name="change_rules"),
    path("meetings/<uuid:id>", meeting_views.meeting, name="meeting"),
]
