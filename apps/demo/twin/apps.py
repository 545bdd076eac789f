from django.apps import AppConfig


class TwinConfig(AppConfig):
    name = "apps.demo.twin"
    label = "twin"
