from django.urls import path

from assieme.year import report_views, views

urlpatterns = [
    path("organisations/<uuid:id>/years", views.years, name="years"),
    path("years/<uuid:id>", views.year, name="year"),
    path("years/<uuid:id>/plan", views.plan_asking, name="plan_asking"),
    path("years/<uuid:id>/plan.pdf", report_views.plan_pdf, name="year_plan_pdf"),
    path("years/<uuid:id>/report", report_views.report, name="year_report"),
    path("years/<uuid:id>/report.pdf", report_views.report_pdf, name="year_report_pdf"),
    path("years/<uuid:id>/easy", report_views.easy, name="year_easy"),
    path("years/<uuid:id>/easy.pdf", report_views.easy_pdf, name="year_easy_pdf"),
    path("askings/<uuid:id>", views.asking, name="asking"),
    path("askings/<uuid:id>/send", views.send_asking, name="send_asking"),
    path("askings/<uuid:id>/move", views.move_asking, name="move_asking"),
    path("askings/<uuid:id>/remove", views.remove_asking, name="remove_asking"),
    path("askings/<uuid:id>/remind", views.remind, name="remind"),
    path("askings/<uuid:id>/no", views.say_no, name="asking_no"),
    path("askings/<uuid:id>/yes", views.take_back_no, name="asking_yes"),
]
