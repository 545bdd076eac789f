from django.urls import path

from apps.sharing.visitor import landing, pages

urlpatterns = [
    path("v/leave/", pages.leave, name="visit_leave"),
    path("v/<uuid:view_id>", landing.landing, name="visit"),
    path("v/<uuid:view_id>/", landing.landing),
    path("v/<uuid:view_id>/read/", pages.read, name="visit_read"),
    path("v/<uuid:view_id>/e/<uuid:copy_id>/", pages.copy, name="visit_copy"),
    path("v/<uuid:view_id>/freeze/", pages.freeze, name="visit_freeze"),
]
