"""Addresses of the network. None holds a name, a word or a filter."""

from django.urls import path

from apps.support.views import contact, distance, files, people, person

urlpatterns = [
    path("people/", people.people_list, name="people"),
    path("people/p/<int:page>/", people.people_list, name="people_page"),
    path("people/find/", people.people_find, name="people_find"),
    path("people/f/<uuid:slip>/", people.people_list, name="people_found"),
    path("people/f/<uuid:slip>/<int:page>/", people.people_list, name="people_found_page"),
    path("people/deleted/", people.deleted_list, name="people_deleted"),
    path("people/import/", files.people_import, name="people_import"),
    path("people/import/<uuid:slip>/", files.people_import_choose, name="people_import_choose"),
    path("people/export/", files.people_export, name="people_export"),
    path("people/new/", contact.contact_new, name="contact_new"),
    path("people/<uuid:contact_id>/", contact.contact_detail, name="contact"),
    path("people/<uuid:contact_id>/edit/", contact.contact_edit, name="contact_edit"),
    path("people/<uuid:contact_id>/stance/", contact.contact_stance, name="contact_stance"),
    path(
        "people/<uuid:contact_id>/not-called/",
        distance.contact_not_called,
        name="contact_not_called",
    ),
    path("people/<uuid:contact_id>/merge/", contact.contact_merge, name="contact_merge"),
    path("people/<uuid:contact_id>/delete/", contact.contact_delete, name="contact_delete"),
    path("people/<uuid:contact_id>/restore/", contact.contact_restore, name="contact_restore"),
    path("people/persons/", person.person_list, name="persons"),
    path("people/persons/new/", person.person_new, name="person_new"),
    path("people/persons/<uuid:person_id>/", person.person_detail, name="person"),
    path("people/persons/<uuid:person_id>/edit/", person.person_edit, name="person_edit"),
    path("people/persons/<uuid:person_id>/delete/", person.person_delete, name="person_delete"),
    path("people/persons/<uuid:person_id>/restore/", person.person_restore, name="person_restore"),
]
