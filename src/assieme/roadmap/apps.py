from django.apps import AppConfig


class RoadmapConfig(AppConfig):
    name = "assieme.roadmap"
    label = "roadmap"
