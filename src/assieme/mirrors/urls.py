from django.urls import path

from assieme.mirrors import folder_views, outside_views, together_views, views

urlpatterns = [
    path("assemblies/<uuid:id>/mirror", views.mirror, name="mirror"),
    path("assemblies/<uuid:id>/mirror/records.zip", folder_views.records_file, name="mirror_records"),
    path("assemblies/<uuid:id>/mirror/outside", outside_views.ask_outside, name="ask_outside"),
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
    path("mirrors/<uuid:id>", outside_views.outside, name="outside"),
    path("mirrors/<uuid:id>/show", outside_views.show_outside, name="show_outside"),
    path("mirrors/<uuid:id>/end", outside_views.end_outside, name="end_outside"),
    path("mirrors/<uuid:id>/print", outside_views.outside_sheet, name="outside_sheet"),
    path("shown/<str:code>", outside_views.shown, name="shown"),
    path("shown/<str:code>/print", outside_views.shown_sheet, name="shown_sheet"),
    path("evidence", views.evidence, name="evidence"),
]
