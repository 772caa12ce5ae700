from django.urls import path

from assieme.assemblies.draws import leading_views, paper_views, views

urlpatterns = [
    path("assemblies/<uuid:id>/draws", views.draws, name="draws"),
    path("assemblies/<uuid:id>/draws/new", leading_views.new_draw, name="new_draw"),
    path("draws/<uuid:id>", views.draw, name="draw"),
    path("draws/<uuid:id>/enter", views.enter, name="enter_draw"),
    path("draws/<uuid:id>/numbers", leading_views.targets, name="draw_targets"),
    path("draws/<uuid:id>/ask", leading_views.new_feature, name="new_draw_feature"),
    path("draws/<uuid:id>/ask-less", leading_views.drop_feature, name="drop_draw_feature"),
    path("draws/<uuid:id>/open", leading_views.open_call, name="open_draw"),
    path("draws/<uuid:id>/close", leading_views.close_call, name="close_draw"),
    path("draws/<uuid:id>/nearest", leading_views.take_nearest, name="take_nearest"),
    path("draws/<uuid:id>/draw", leading_views.draw_panel, name="draw_panel"),
    path("draws/<uuid:id>/again", leading_views.draw_again, name="draw_again"),
    path("draws/<uuid:id>/free", leading_views.free_places, name="free_places"),
    path("draws/<uuid:id>/finish", leading_views.finish, name="finish_draw"),
    path("draws/<uuid:id>/call-off", leading_views.call_off, name="call_off_draw"),
    path("draws/<uuid:id>/poster.pdf", paper_views.poster, name="draw_poster"),
    path("draws/<uuid:id>/record.pdf", paper_views.record, name="draw_record"),
    path("draws/<uuid:id>/lottery-<int:number>.json", paper_views.lottery_file, name="draw_lottery"),
    path("names-in-a-draw/<uuid:id>/out", views.leave, name="leave_draw"),
    path("names-in-a-draw/<uuid:id>/take", views.take_place, name="take_place"),
    path("names-in-a-draw/<uuid:id>/refuse", views.refuse_place, name="refuse_place"),
    path("panel/<str:code>", views.call, name="draw_call"),
]
