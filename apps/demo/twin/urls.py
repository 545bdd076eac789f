"""The twin's pages at the addresses of the journal's; every other address is the site's own."""

from django.urls import URLPattern, URLResolver, include, path

from apps.demo.twin import network_views, views

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
    path("people/", network_views.people_list, name="people"),
    path("people/p/<int:page>/", network_views.people_list, name="people_page"),
    path("people/find/", network_views.people_find, name="people_find"),
    path("plan/", network_views.overview, name="plan"),
    path("plan/<uuid:plan_id>/", network_views.plan_detail, name="plan_detail"),
    path("", include("config.urls")),
]
