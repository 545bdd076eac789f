"""All addresses. Paths carry no word that tells what this site is for."""

from django.urls import URLPattern, URLResolver, path

from apps.core import views as core

urlpatterns: list[URLPattern | URLResolver] = [
    path("", core.blank, name="today"),
    path("health", core.health, name="health"),
    path("robots.txt", core.robots, name="robots"),
]
