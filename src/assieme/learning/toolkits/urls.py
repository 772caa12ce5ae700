from django.urls import path

from assieme.learning.toolkits import part_views, run_views, sharing_views, views

TOOLKIT = "toolkits/<uuid:id>"

urlpatterns = [
    path("toolkits", views.toolkits, name="toolkits"),
    path("toolkits/new", views.new_toolkit, name="new_toolkit"),
    path(TOOLKIT, views.toolkit, name="toolkit"),
    path(f"{TOOLKIT}/plan", views.plan, name="toolkit_plan"),
    path(f"{TOOLKIT}/add", part_views.add, name="add_part"),
    path("toolkits/parts/<uuid:id>", part_views.part, name="toolkit_part"),
    path("toolkits/parts/<uuid:id>/remove", part_views.remove, name="remove_part"),
    path(f"{TOOLKIT}/run/<int:number>", run_views.run, name="run_toolkit"),
    path(f"{TOOLKIT}/pack.pdf", run_views.pack, name="toolkit_pack"),
    path(f"{TOOLKIT}/share", sharing_views.share, name="share_toolkit"),
    path(f"{TOOLKIT}/take-back", sharing_views.take_back, name="take_back_toolkit"),
    path(f"{TOOLKIT}/copy", sharing_views.copy, name="copy_toolkit"),
    path(f"{TOOLKIT}/delete", sharing_views.delete, name="delete_toolkit"),
]
