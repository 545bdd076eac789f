from django.urls import path

from apps.home import views, work

urlpatterns = [
    path("", views.today, name="today"),
    path("work/<uuid:job_id>/", work.work, name="work"),
    path("work/<uuid:job_id>/cancel/", work.work_cancel, name="work_cancel"),
]
