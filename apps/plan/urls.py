"""Addresses of the plan. None holds a word of the writer's."""

from collections.abc import Iterator

from django.urls import URLPattern, path

from apps.plan.shelves import SHELVES, Shelf
from apps.plan.views import after, check, dates, decisions, deleted, mend, needed, plans, shelves


def shelf_urls(shelf: Shelf) -> Iterator[URLPattern]:
    name, known = shelf.url_name, {"shelf": shelf}
    yield path(f"plan/{shelf.code}/", shelves.shelf_list, known, name=name)
    yield path(f"plan/{shelf.code}/new/", shelves.shelf_new, known, name=f"{name}_new")
    one = f"plan/{shelf.code}/<uuid:record_id>/"
    yield path(one, shelves.shelf_edit, known, name=f"{name}_edit")
    yield path(f"{one}remove/", shelves.shelf_remove, known, name=f"{name}_remove")


urlpatterns = [
    path("plan/", plans.overview, name="plan"),
    path("plan/begin/", plans.plan_begin, name="plan_begin"),
    path("plan/mend/", mend.mend, name="plan_mend"),
    path("plan/deleted/", deleted.deleted_list, name="plan_deleted"),
    path(
        "plan/deleted/<slug:code>/<uuid:record_id>/restore/",
        deleted.record_restore,
        name="plan_restore",
    ),
    path("plan/check/", check.check, name="plan_check"),
    path("plan/needed/", needed.contact_needed, name="plan_needed"),
    path("plan/dates/", dates.date_list, name="plan_dates"),
    path("plan/dates/new/", dates.date_new, name="plan_dates_new"),
    path("plan/dates/holidays/", dates.holidays, name="plan_holidays"),
    path("plan/dates/export/", dates.export, name="plan_export"),
    path("plan/dates/<uuid:record_id>/", dates.date_edit, name="plan_dates_edit"),
    path("plan/dates/<uuid:record_id>/after/", after.date_after, name="plan_dates_after"),
    path("plan/dates/<uuid:record_id>/remove/", dates.date_remove, name="plan_dates_remove"),
    *(pattern for shelf in SHELVES for pattern in shelf_urls(shelf)),
    path("plan/<uuid:plan_id>/", plans.plan_detail, name="plan_detail"),
    path("plan/<uuid:plan_id>/remove/", plans.plan_remove, name="plan_remove"),
    path("plan/<uuid:plan_id>/decision/", decisions.decision_sheet, name="plan_decision"),
    path("plan/<uuid:plan_id>/reasons/", decisions.reasons, name="plan_reasons"),
    path("plan/<uuid:plan_id>/entries/", decisions.entries, name="plan_entries"),
    path("e/<uuid:entry_id>/keep/", decisions.entry_keep, name="plan_keep"),
    path("plan/<uuid:plan_id>/<slug:code>/", plans.plan_part, name="plan_part"),
]
