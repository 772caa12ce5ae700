from django.urls import path

from assieme.core.ui import views

urlpatterns = [
    path("style", views.style, name="style"),
]
