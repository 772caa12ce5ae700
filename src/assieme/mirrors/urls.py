from django.urls import path

from assieme.mirrors import together_views, views

urlpatterns = [
    path("assemblies/<uuid:id>/mirror", views.mirror, name="mirror"),
    path("assemblies/<uuid:id>/mirror/<slug:what>", views.mirror_rows, name="mirror_rows"),
    path("initiatives/<uuid:id>/mirror", together_views.of_initiative, name="mirror_of_initiative"),
    path(
        "initiatives/<uuid:id>/mirror/<slug:what>", together_views.rows_of_initiative, name="mirror_rows_of_initiative"
    ),
    path("services/<uuid:id>/mirror", together_views.of_service, name="mirror_of_service"),
    path("services/<uuid:id>/mirror/<slug:what>", together_views.rows_of_service, name="mirror_rows_of_service"),
    path("organisations/<uuid:id>/mirror", together_views.of_organisation, name="mirror_of_organisation"),
    path(
        "organisations/<uuid:id>/mirror/<slug:what>",
        together_views.rows_of_organisation,
        name="mirror_rows_of_organisation",
    ),
    path("evidence", views.evidence, name="evidence"),
]
