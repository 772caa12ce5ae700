from django.urls import path

from assieme.core.streams import views

urlpatterns = [
    path("live/<slug:kind>/<uuid:topic>", views.live, name="live"),
]
