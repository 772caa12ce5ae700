from django.urls import path

from assieme.assemblies.opinions import guest_views, leading_views, paper_views, views

urlpatterns = [
    path("assemblies/<uuid:id>/opinions", views.opinions, name="opinions"),
    path("assemblies/<uuid:id>/opinions/new", leading_views.new_question, name="new_opinions"),
    path("opinions/<uuid:id>", views.question, name="opinion_question"),
    path("opinions/<uuid:id>/answer", views.answer, name="answer_opinions"),
    path("opinions/<uuid:id>/say", views.say, name="say_opinion"),
    path("opinions/<uuid:id>/mine", views.mine, name="my_opinions"),
    path("opinions/<uuid:id>/take-back", views.take_back, name="take_back_opinions"),
    path("opinions/<uuid:id>/write", views.write, name="write_statement"),
    path("opinions/<uuid:id>/look", views.look, name="look_at_statements"),
    path("opinions/<uuid:id>/day", leading_views.move_day, name="opinions_day"),
    path("opinions/<uuid:id>/end", leading_views.end, name="end_opinions"),
    path("opinions/with-code", guest_views.type_code, name="opinions_with_code"),
    path("opinions/with-code/<str:code>", guest_views.begin, name="opinions_by_code"),
    path("opinions/<uuid:id>/finish", guest_views.finish, name="finish_opinions"),
    path("opinions/<uuid:id>/slips", guest_views.slips, name="opinion_slips"),
    path("opinions/<uuid:id>/slips/withdraw", guest_views.withdraw_slips, name="withdraw_slips"),
    path("opinions/<uuid:id>/map.pdf", paper_views.map_sheet, name="opinions_paper"),
    path("opinions/<uuid:id>/statements.pdf", paper_views.blank_sheet, name="opinions_blank"),
    path("opinions/<uuid:id>/opinions.zip", paper_views.votes_file, name="opinions_file"),
    path("opinions/<uuid:id>/opinions.json", paper_views.map_file, name="opinions_json"),
    path("statements/<uuid:id>/look", views.looked, name="looked_at_statement"),
]
