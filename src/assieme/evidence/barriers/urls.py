from django.urls import path

from assieme.evidence.barriers import views

urlpatterns = [
    path("organisations/<uuid:id>/barriers", views.barriers, name="barriers"),
    path("organisations/<uuid:id>/barriers/new", views.new_barrier, name="new_barrier"),
    path("organisations/<uuid:id>/barriers/published", views.published_barriers, name="published_barriers"),
    path("organisations/<uuid:id>/barriers/published/<slug:slug>", views.take_over, name="take_over_barrier"),
    path("organisations/<uuid:id>/barriers/sheet", views.blank_barrier, name="blank_barrier"),
    path("barriers/<uuid:id>", views.barrier, name="barrier"),
    path("barriers/<uuid:id>/evidence", views.add_evidence, name="barrier_evidence"),
    path("barriers/<uuid:id>/owner", views.owner, name="barrier_owner"),
    path("barriers/<uuid:id>/answer", views.answer, name="answer_barrier"),
    path("barriers/<uuid:id>/became", views.became, name="barrier_became"),
    path("barriers/<uuid:id>/sheet", views.barrier_pdf, name="barrier_pdf"),
]
