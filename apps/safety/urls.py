from django.urls import path

from apps.safety import library, pause, views

urlpatterns = [
    path("leave/", views.leave, name="leave"),
    path("leave/words/", views.leave_with_words, name="leave_with_words"),
    path("library/", library.library, name="library"),
    path("library/help/", library.help_by_country, name="help"),
    path("library/<str:code>/", library.library_page, name="library_page"),
    path("lock/", views.lock, name="lock"),
    path("pause/", pause.pause, name="pause"),
]
