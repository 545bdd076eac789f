from django.urls import path

from apps.safety import views

urlpatterns = [
    path("leave/", views.leave, name="leave"),
    path("leave/words/", views.leave_with_words, name="leave_with_words"),
    path("lock/", views.lock, name="lock"),
]
