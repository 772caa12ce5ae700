from django.urls import path

from assieme.toolkit.concerns import views

urlpatterns = [
    path("something-went-wrong", views.concern, name="concern"),
    path("something-went-wrong/code", views.claim, name="claim_concern"),
    path("something-went-wrong/received", views.received, name="concerns_received"),
    path("something-went-wrong/<uuid:id>", views.one_concern, name="one_concern"),
]
