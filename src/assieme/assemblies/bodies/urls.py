from django.urls import path

from assieme.assemblies.bodies import break_views, rules_views, seat_views, views

urlpatterns = [
    path("organisations/<uuid:id>/assemblies/new", views.new_assembly, name="new_assembly"),
    path("assemblies/<uuid:id>/rules", rules_views.rules, name="assembly_rules"),
    path("assemblies/<uuid:id>/rules/compare", rules_views.compare_rules, name="compare_rules"),
    path("assemblies/<uuid:id>/rules/draft", rules_views.rules_draft, name="rules_draft"),
    path("assemblies/<uuid:id>/rules/templates", rules_views.rules_templates, name="rules_templates"),
    path("assemblies/<uuid:id>/rules/constitution.toml", rules_views.rules_file, name="rules_file"),
    path("assemblies/<uuid:id>/rules/constitution.pdf", rules_views.rules_pdf, name="rules_pdf"),
    path("assemblies/<uuid:id>/seats", seat_views.seats, name="assembly_seats"),
    path("assemblies/<uuid:id>/seats/new", seat_views.new_seat, name="new_seat"),
    path("assemblies/<uuid:id>/seats/take", seat_views.take_seat, name="take_seat"),
    path("seats/<uuid:id>/break", break_views.take_break, name="take_break"),
    path("breaks/<uuid:id>/end", break_views.end_break, name="end_break"),
    path("seats/<uuid:id>/end", seat_views.end_seat, name="end_seat"),
]
