from django.apps import AppConfig


class CourseConfig(AppConfig):
    name = "assieme.learning.course"
    label = "course"
