"""A question above the page that htmx is on: the page itself, and the words in it, stay."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def in_dialog(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Never swapped in where the request came from, whatever that was."""
    answer = render(request, template, context, status=status)
    answer.headers["HX-Retarget"] = "#dialog"
    answer.headers["HX-Reswap"] = "innerHTML"
    return answer
