from django.urls import path

from assieme.mirrors import views

urlpatterns = [
    path("assemblies/<uuid:id>/mirror", views.mirror, name="mirror"),
    path("evidence", views.evidence, name="evidence"),
]
