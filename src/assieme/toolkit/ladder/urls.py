from django.urls import path

from assieme.toolkit.ladder import example_views, file_views, together_views, views

urlpatterns = [
    path("ladder", views.ladder, name="ladder"),
    path("ladder/new", views.new_reflection, name="new_reflection"),
    path("ladder/blank.pdf", file_views.blank, name="ladder_blank"),
    path("ladder/<uuid:id>", views.reflection, name="reflection"),
    path("ladder/<uuid:id>/doing/<str:way>", example_views.new_example, name="new_example"),
    path("ladder/<uuid:id>/doing/<str:way>/<uuid:key>", example_views.tell, name="tell_example"),
    path("ladder/<uuid:id>/doing/<str:way>/<uuid:key>/draft", example_views.draft, name="example_draft"),
    path("ladder/examples/<uuid:id>/after", example_views.after, name="tell_after"),
    path("ladder/examples/<uuid:id>/delete", example_views.delete, name="delete_example"),
    path("ladder/<uuid:id>/closing/<str:question>", views.closing, name="ladder_closing"),
    path("ladder/<uuid:id>/tried", views.tried, name="ladder_tried"),
    path("ladder/<uuid:id>/share", views.share, name="share_reflection"),
    path("ladder/<uuid:id>/take-back", views.take_back, name="take_back_reflection"),
    path("ladder/<uuid:id>/delete", views.delete, name="delete_reflection"),
    path("ladder/<uuid:id>/paper.pdf", file_views.on_paper, name="ladder_paper"),
    path("ladder/<uuid:id>/words.txt", file_views.as_text, name="reflection_text"),
    path("ladder/<uuid:id>/data.json", file_views.as_json, name="reflection_json"),
    path("initiatives/<uuid:id>/ladder", together_views.together, name="ladder_together"),
    path("initiatives/<uuid:id>/ladder/new", together_views.begin, name="begin_together"),
    path("initiatives/<uuid:id>/ladder/blank.pdf", file_views.blank_together, name="ladder_blank_together"),
    path("services/<uuid:id>/ladder", together_views.service_together, name="service_ladder"),
    path("services/<uuid:id>/ladder/new", together_views.begin_service, name="begin_service_ladder"),
    path("services/<uuid:id>/ladder/blank.pdf", file_views.blank_service, name="service_ladder_blank"),
    path("ladder/<uuid:id>/delete-together", together_views.delete, name="delete_together"),
]
