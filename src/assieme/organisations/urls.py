from django.urls import path

from assieme.organisations import focus_views, market_views, matrix_views, views

urlpatterns = [
    path("organisation.css", views.organisation_css, name="organisation_css"),
    path("who-reads-what", views.who_reads, name="who_reads"),
    path("organisations/<uuid:id>", views.organisation, name="organisation"),
    path("organisations/<uuid:id>/settings", views.organisation_settings, name="organisation_settings"),
    path("organisations/<uuid:id>/services/new", views.add_service, name="add_service"),
    path("organisations/<uuid:id>/initiatives/new", views.begin_initiative, name="begin_initiative"),
    path("initiatives", views.initiatives, name="initiatives"),
    path("initiatives/<uuid:id>/take-part", views.take_part, name="take_part"),
    path("initiatives/<uuid:id>/stop", views.stop_taking_part, name="stop_taking_part"),
    path("initiatives/<uuid:id>/focus", focus_views.focus, name="focus"),
    path("initiatives/<uuid:id>/focus/<slug:page>", focus_views.declare, name="declare"),
    path("initiatives/<uuid:id>/market", market_views.market, name="market"),
    path("initiatives/<uuid:id>/market/withdraw", market_views.close_invitation, name="close_invitation"),
    path("initiatives/<uuid:id>/market/poster", market_views.poster, name="poster"),
    path("join-requests/<uuid:id>", market_views.settle_join_request, name="settle_join_request"),
    path("join-requests/<uuid:id>/forget", market_views.forget_join_request, name="forget_join_request"),
    path("join/<str:code>", market_views.join, name="join"),
    path("join/<str:code>/thanks", market_views.join_thanks, name="join_thanks"),
    path("matrix", matrix_views.matrix, name="matrix"),
    path("matrix.csv", matrix_views.matrix_as_csv, name="matrix_csv"),
    path("matrix.json", matrix_views.matrix_as_json, name="matrix_json"),
    path("comparison", matrix_views.comparison, name="comparison"),
]
