"""A form whose token is stale: refused, shown, and given a fresh token to be sent once more with."""

from http import HTTPStatus

import pytest

from apps.safety.stale_form import FRESH_TOKEN
from tests.site_client import Browser, writing_form

WORDS = {"text": "The gate was open <again>.", "password": "never shown", "title": "Gate"}


@pytest.fixture
def strict_client(alice_client: Browser) -> Browser:
    alice_client.handler.enforce_csrf_checks = True
    return alice_client


def test_a_stale_form_saves_nothing_and_shows_its_words(strict_client: Browser) -> None:
    form = writing_form(strict_client.page("/write/"))
    answer = strict_client.post("/write/", form | WORDS)
    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "The gate was open &lt;again&gt;." in page
    assert "never shown" not in page
    assert "Gate" not in strict_client.page("/journal/")


def test_the_fresh_token_is_good_for_the_same_form(strict_client: Browser) -> None:
    form = writing_form(strict_client.page("/write/")) | WORDS
    refused = strict_client.post("/draft/", form, headers={"HX-Request": "true"})
    fresh = refused.headers[FRESH_TOKEN]
    answer = strict_client.post("/draft/", form | {"csrfmiddlewaretoken": fresh})
    assert answer.status_code == HTTPStatus.OK
    assert "The gate was open" in strict_client.page("/journal/")


def test_a_page_that_was_not_refused_carries_no_token(strict_client: Browser) -> None:
    assert FRESH_TOKEN not in strict_client.get("/write/").headers
