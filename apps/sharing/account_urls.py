"""Addresses of reading with an account, of both sides. None holds a name, a word or a code."""

from django.urls import path

from apps.sharing.reading_views import own, readers

urlpatterns = [
    path("readers/", readers.reader_list, name="readers"),
    path("readers/new/<uuid:contact_id>/", readers.reader_new, name="reader_new"),
    path("readers/<uuid:reader_id>/", readers.reader_detail, name="reader"),
    path("readers/<uuid:reader_id>/same/", readers.reader_confirm, name="reader_confirm"),
    path("readers/<uuid:reader_id>/end/", readers.reader_end, name="reader_end"),
    path("readers/<uuid:reader_id>/give/<uuid:view_id>/", readers.reader_give, name="reader_give"),
    path("readers/<uuid:reader_id>/take/<uuid:view_id>/", readers.reader_take, name="reader_take"),
    path("views/<uuid:view_id>/account/", readers.view_account, name="view_account"),
    path("reading/", own.reading, name="reading"),
    path("reading/accept/", own.reading_accept, name="reading_accept"),
    path("reading/notebook/", own.notebook_begin, name="notebook_begin"),
    path("reading/<uuid:grant_id>/end/", own.reading_end, name="reading_end"),
]
