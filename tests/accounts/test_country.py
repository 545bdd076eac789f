"""The country alone, chosen on a short page that leads back to where it was offered."""

from http import HTTPStatus

import pytest

from tests.site_client import Browser

HERE = "/settings/country/"


def test_it_is_kept_and_leads_back(alice_client: Browser) -> None:
    page = alice_client.get(HERE, headers={"Referer": "http://testserver/library/help/"})
    assert '<input type="hidden" name="back" value="/library/help/">' in page.content.decode()
    answer = alice_client.post(HERE, {"country": "DE", "back": "/library/help/"})
    assert (answer.status_code, answer["Location"]) == (HTTPStatus.FOUND, "/library/help/")
    assert '<h2 id="own-country">Germany</h2>' in alice_client.page("/library/help/")


@pytest.mark.parametrize(
    "back",
    [
        "https://example.org/x",
        "//example.org/",
        "javascript:alert(1)",
        "/nowhere/",
        "",
        HERE,
        "/leave/",
        "/leave/words/",
        "/sign-out/",
        "/lock/",
        "/views/freeze/",
        "/settings/key/keep/",
    ],
)
def test_it_leads_nowhere_else(alice_client: Browser, back: str) -> None:
    answer = alice_client.post(HERE, {"country": "DE", "back": back})
    assert answer["Location"] == "/"


def test_a_country_without_rows_is_refused(alice_client: Browser) -> None:
    answer = alice_client.post(HERE, {"country": "ZZ"})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
