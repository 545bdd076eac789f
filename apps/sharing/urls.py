"""Addresses of the writer's side. None holds a name, a word or a secret."""

from django.urls import path

from apps.sharing.views import (
    check,
    copying,
    entries,
    giving,
    one,
    overview,
    questions,
    seen,
)

urlpatterns = [
    path("views/", overview.view_list, name="views"),
    path("views/freeze/", overview.views_freeze, name="views_freeze"),
    path(
        "views/of/<uuid:contact_id>/stop/", overview.contact_views_stop, name="contact_views_stop"
    ),
    path("views/new/", questions.view_new, name="view_new"),
    path("views/new/<uuid:slip>/create/", check.view_create, name="view_create"),
    path("views/new/<uuid:slip>/seen/", seen.wishes_seen, name="wishes_seen"),
    path("views/new/<uuid:slip>/seen/<int:number>/", seen.wishes_seen, name="wishes_seen_page"),
    path(
        "views/new/<uuid:slip>/seen/<uuid:entry_id>/", seen.wishes_seen_one, name="wishes_seen_one"
    ),
    path("views/new/<uuid:slip>/keep/<uuid:entry_id>/", seen.wishes_keep, name="wishes_keep"),
    path("views/new/<uuid:slip>/<slug:step>/", questions.view_step, name="view_step"),
    path("views/<uuid:view_id>/", one.view_detail, name="view"),
    path("views/<uuid:view_id>/change/", questions.view_change, name="view_change"),
    path("views/<uuid:view_id>/go-on/", copying.view_go_on, name="view_go_on"),
    path("views/<uuid:view_id>/renew/", one.view_renew, name="view_renew"),
    path("views/<uuid:view_id>/freeze/", one.view_freeze, name="view_freeze"),
    path("views/<uuid:view_id>/unfreeze/", one.view_unfreeze, name="view_unfreeze"),
    path("views/<uuid:view_id>/stop/", one.view_stop, name="view_stop"),
    path("views/<uuid:view_id>/forget/", one.view_forget, name="view_forget"),
    path("views/<uuid:view_id>/link/", giving.view_link, name="view_link"),
    path(
        "views/<uuid:view_id>/link/withdraw/",
        giving.view_link_withdraw,
        name="view_link_withdraw",
    ),
    path("views/<uuid:view_id>/seen/", seen.view_seen, name="view_seen"),
    path("views/<uuid:view_id>/seen/<int:number>/", seen.view_seen, name="view_seen_page"),
    path("views/<uuid:view_id>/seen/<uuid:copy_id>/", seen.view_seen_one, name="view_seen_one"),
    path("views/<uuid:view_id>/entries/", entries.view_entries, name="view_entries"),
    path(
        "views/<uuid:view_id>/entries/<int:number>/", entries.view_entries, name="view_entries_page"
    ),
    path("views/<uuid:view_id>/waiting/", entries.view_waiting, name="view_waiting"),
    path("views/<uuid:view_id>/add/<uuid:entry_id>/", entries.view_add, name="view_add"),
    path("views/<uuid:view_id>/let/<uuid:entry_id>/", entries.view_let, name="view_let"),
    path("views/<uuid:view_id>/keep/<uuid:entry_id>/", entries.view_keep, name="view_keep"),
]
