from django.apps import AppConfig


class ToolkitsConfig(AppConfig):
    name = "assieme.learning.toolkits"
    label = "toolkits"
