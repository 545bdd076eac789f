"""Addresses of the plan. None holds a word of the writer's."""

from django.urls import path

from apps.plan.views import plans

urlpatterns = [
    path("plan/", plans.overview, name="plan"),
    path("plan/begin/", plans.plan_begin, name="plan_begin"),
    path("plan/<uuid:plan_id>/", plans.plan_detail, name="plan_detail"),
    path("plan/<uuid:plan_id>/remove/", plans.plan_remove, name="plan_remove"),
    path("plan/<uuid:plan_id>/<slug:code>/", plans.plan_part, name="plan_part"),
]
