"""Pages that belong to the machine rather than to a person."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def blank(request: HttpRequest) -> HttpResponse:
    return render(request, "core/blank.html")


@login_not_required
def health(request: HttpRequest) -> HttpResponse:
    """200 while the database answers; for a health check on the same machine."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain")
