"""The twin's pages at the addresses of the journal's; every other address is the site's own."""

from django.urls import URLPattern, URLResolver, include, path

from apps.demo.twin import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.today, name="today"),
    path("sign-in/", views.sign_in, name="sign_in"),
    path("write/", views.write, name="write"),
    path("new/", views.capture, name="capture"),
    path("happened/", views.incident_list, name="happened"),
    path("happened/p/<str:place>/", views.incident_list, name="happened_earlier"),
    path("happened/find/", views.incident_find, name="happened_find"),
    path("draft/", views.draft_keep, name="draft_keep"),
    path("d/<uuid:draft_id>/discard/", views.draft_discard, name="draft_discard"),
    path("journal/", views.entry_list, name="journal"),
    path("journal/p/<str:place>/", views.entry_list, name="journal_earlier"),
    path("journal/search/", views.search, name="search"),
    path("e/<uuid:entry_id>/", views.entry_detail, name="entry"),
    path("", include("config.urls")),
]
