from django.urls import path

from assieme.evidence.propositions import views

urlpatterns = [path("organisations/<uuid:id>/claims", views.claims, name="propositions")]
