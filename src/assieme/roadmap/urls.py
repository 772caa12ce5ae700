from django.urls import path

from assieme.roadmap import evidence_views, gate_views, register_views, task_views, views

urlpatterns = [
    path("organisations/<uuid:id>/roadmap", views.roadmap, name="roadmap"),
    path("organisations/<uuid:id>/roadmap.pdf", views.roadmap_pdf, name="roadmap_pdf"),
    path("organisations/<uuid:id>/roadmap-blank.pdf", views.roadmap_blank, name="roadmap_blank"),
    path("roadmaps/<uuid:id>/<slug:key>", views.road_action, name="road_action"),
    path("roadmaps/<uuid:id>/<slug:key>/evidence", evidence_views.new_evidence, name="new_evidence"),
    path("roadmaps/<uuid:id>/<slug:key>/task", task_views.new_task, name="new_road_task"),
    path("road-tasks/<uuid:id>", task_views.task, name="road_task"),
    path("road-tasks/<uuid:id>/plan", task_views.plan, name="plan_road_task"),
    path("road-tasks/<uuid:id>/leave-out", task_views.leave_out, name="leave_out_road_task"),
    path("road-tasks/<uuid:id>/take-in", task_views.take_in, name="take_in_road_task"),
    path("road-tasks/<uuid:id>/give-back", task_views.give_back, name="give_back_road_task"),
    path("road-evidence/<uuid:id>/picture", evidence_views.picture, name="evidence_picture"),
    path("road-evidence/<uuid:id>/take-back", evidence_views.take_back, name="take_back_evidence"),
    path("organisations/<uuid:id>/registers/<slug:kind>", register_views.register, name="register"),
    path("organisations/<uuid:id>/registers/<slug:kind>.csv", register_views.register_csv, name="register_csv"),
    path("organisations/<uuid:id>/registers/<slug:kind>.pdf", register_views.register_pdf, name="register_pdf"),
    path("organisations/<uuid:id>/registers/<slug:kind>/new", register_views.new_entry, name="new_entry"),
    path("organisations/<uuid:id>/registers/<slug:kind>/<uuid:entry>", register_views.entry, name="register_entry"),
    path(
        "organisations/<uuid:id>/registers/<slug:kind>/<uuid:entry>/correct",
        register_views.correct,
        name="correct_entry",
    ),
    path("initiatives/<uuid:id>/before-starting", gate_views.gate, name="look_first"),
    path("initiatives/<uuid:id>/before-starting.pdf", gate_views.gate_pdf, name="look_first_pdf"),
]
