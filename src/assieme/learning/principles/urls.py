from django.urls import path

from assieme.learning.principles import views

urlpatterns = [
    path("principles", views.principles_page, name="principles"),
    path("principles/sheet", views.sheet, name="principles_sheet"),
]
