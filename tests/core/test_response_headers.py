"""Every answer carries every header: pages, errors, files."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from config.urls import urlpatterns as real_urls

pytestmark = pytest.mark.django_db

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "font-src 'self'; connect-src 'self'; media-src 'self' blob:; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
EXPECTED = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "X-Robots-Tag": "noindex",
    "X-Frame-Options": "DENY",
}


@login_not_required
def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("words that somebody wrote")


urlpatterns = [*real_urls, path("broken", broken)]
handler500 = "django.views.defaults.server_error"


def assert_headers(response: HttpResponse) -> None:
    assert {name: response.headers.get(name) for name in EXPECTED} == EXPECTED
    policy = response.headers["Permissions-Policy"]
    for needed in ("publickey-credentials-create", "publickey-credentials-get", "clipboard-write"):
        assert f"{needed}=(self)" in policy
    assert "camera=()" in policy


def fetched(client: Client, address: str) -> HttpResponse:
    response = client.get(address)
    assert response.status_code == 200
    assert response.getvalue()
    response.close()
    return response


def static_file(pattern: str) -> str:
    names = (
        str(file.relative_to(settings.STATIC_ROOT))
        for file in Path(settings.STATIC_ROOT).rglob("*")
    )
    return next(name for name in names if re.search(pattern, name))


@pytest.mark.parametrize(
    "address", ["/", "/health", "/robots.txt", "/no-such-page", "/static/none.css"]
)
def test_every_page_carries_every_header(client: Client, address: str) -> None:
    response = client.get(address)
    assert_headers(response)
    assert response.headers["Cache-Control"] == "no-store"


@override_settings(ROOT_URLCONF=__name__)
def test_a_broken_page_carries_every_header_and_none_of_the_error() -> None:
    response = Client(raise_request_exception=False).get("/broken")
    assert response.status_code == 500
    assert b"somebody wrote" not in response.content
    assert_headers(response)
    assert response.headers["Cache-Control"] == "no-store"


def test_an_unknown_host_gets_an_error_with_every_header(client: Client) -> None:
    response = client.get("/no-such-page", headers={"host": "elsewhere.example.org"})
    assert response.status_code in {400, 404}
    assert_headers(response)


def test_a_file_with_its_hash_in_its_name_may_be_kept(client: Client) -> None:
    response = fetched(client, "/static/" + static_file(r"\.[0-9a-f]{12}\.js$"))
    assert_headers(response)
    assert response.headers["Cache-Control"] == "private, max-age=31536000, immutable"


def test_a_file_without_a_hash_is_not_kept(client: Client) -> None:
    response = fetched(client, "/static/" + static_file(r"^(?!.*\.[0-9a-f]{12}\.).*\.js$"))
    assert_headers(response)
    assert response.headers["Cache-Control"] == "no-store"


def test_nothing_tells_a_session_apart_before_one_exists(client: Client) -> None:
    assert not client.get("/robots.txt").cookies
