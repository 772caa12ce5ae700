from django.urls import path

from assieme.assemblies.mornings import huddle_views, paper_views, views

urlpatterns = [
    path("assemblies/<uuid:id>/mornings", views.mornings, name="mornings"),
    path("assemblies/<uuid:id>/mornings/begin", views.begin_morning, name="begin_morning"),
    path("assemblies/<uuid:id>/mornings/tasks", views.usual, name="usual_tasks"),
    path("assemblies/<uuid:id>/mornings/memory", views.memory, name="mornings_memory"),
    path("assemblies/<uuid:id>/mornings/blank.pdf", paper_views.blank_morning, name="blank_morning_paper"),
    path("usual-tasks/<uuid:id>/drop", views.drop_usual, name="drop_usual_task"),
    path("mornings/<uuid:id>", views.morning, name="morning"),
    path("mornings/<uuid:id>/wishes", views.my_wishes, name="my_wishes"),
    path("mornings/<uuid:id>/tasks", views.tasks_of_day, name="tasks_of_day"),
    path("mornings/<uuid:id>/share", views.share_tasks, name="share_tasks"),
    path("mornings/<uuid:id>/huddle", huddle_views.huddle, name="huddle"),
    path("mornings/<uuid:id>/huddle/<uuid:key>", huddle_views.one_person, name="huddle_person"),
    path("mornings/<uuid:id>/today.pdf", paper_views.morning_paper, name="morning_paper"),
    path("tasks-of-a-day/<uuid:id>/off", views.take_off_task, name="take_off_task"),
    path("given-tasks/<uuid:id>/decline", views.decline_task, name="decline_task"),
    path("here/<uuid:id>/out", views.step_out, name="step_out"),
]
