"""All addresses. Paths carry no word that tells what this site is for."""

from django.urls import URLPattern, URLResolver, include, path

from apps.core import views as core

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("apps.accounts.urls")),
    path("", include("apps.home.urls")),
    path("", include("apps.journal.urls")),
    path("", include("apps.plan.urls")),
    path("", include("apps.safety.urls")),
    path("", include("apps.sharing.account_urls")),
    path("", include("apps.sharing.urls")),
    path("", include("apps.sharing.visitor.urls")),
    path("", include("apps.support.urls")),
    path("health", core.health, name="health"),
    path("robots.txt", core.robots, name="robots"),
]

handler400 = "apps.home.faults.bad_request"
handler500 = "apps.home.faults.server_error"
