"""Addresses of the journal. None holds a word, a date or a filter."""

from django.urls import path

from apps.journal.views import entry, incident, incident_list, journal, paste, write

urlpatterns = [
    path("write/", write.write, name="write"),
    path("new/", write.capture, name="capture"),
    path("new/paste/", paste.paste, name="paste"),
    path("draft/", write.draft_keep, name="draft_keep"),
    path("d/<uuid:draft_id>/", write.draft_edit, name="draft_edit"),
    path("d/<uuid:draft_id>/discard/", write.draft_discard, name="draft_discard"),
    path("journal/", journal.entry_list, name="journal"),
    path("journal/p/<str:place>/", journal.entry_list, name="journal_earlier"),
    path("journal/f/<uuid:slip>/", journal.entry_list, name="journal_found"),
    path("journal/f/<uuid:slip>/<str:place>/", journal.entry_list, name="journal_found_earlier"),
    path("journal/search/", journal.search, name="search"),
    path("journal/calendar/", journal.calendar, name="calendar"),
    path("journal/check/", journal.check, name="check"),
    path("happened/", incident_list.incident_list, name="happened"),
    path("happened/p/<str:place>/", incident_list.incident_list, name="happened_earlier"),
    path("happened/find/", incident_list.incident_find, name="happened_find"),
    path("happened/f/<uuid:slip>/", incident_list.incident_list, name="happened_found"),
    path(
        "happened/f/<uuid:slip>/<str:place>/",
        incident_list.incident_list,
        name="happened_found_earlier",
    ),
    path("bin/", journal.bin_list, name="bin"),
    path("e/<uuid:entry_id>/", entry.entry_detail, name="entry"),
    path("e/<uuid:entry_id>/edit/", write.entry_edit, name="entry_edit"),
    path("e/<uuid:entry_id>/saved/", incident.entry_saved, name="entry_saved"),
    path("e/<uuid:entry_id>/paste/", paste.entry_paste, name="entry_paste"),
    path("e/<uuid:entry_id>/kind/", incident.entry_kind, name="entry_kind"),
    path("e/<uuid:entry_id>/add/<slug:code>/", write.entry_part, name="entry_part"),
    path("e/<uuid:entry_id>/history/", entry.entry_history, name="entry_history"),
    path("e/<uuid:entry_id>/history/<int:revision>/", entry.entry_version, name="entry_version"),
    path(
        "e/<uuid:entry_id>/history/<int:revision>/remove/",
        entry.version_destroy,
        name="version_destroy",
    ),
    path("e/<uuid:entry_id>/delete/", entry.entry_delete, name="entry_delete"),
    path("e/<uuid:entry_id>/restore/", entry.entry_restore, name="entry_restore"),
]
