"""Where words or tags speak of danger, who can help comes first; elsewhere nothing does."""

import pytest
from django.test import Client

from apps.journal import marking, tagging
from tests.cast import Writer
from tests.journal.writing import DAY_ENDS_AT, save
from tests.site_client import Browser

HELP = "If you are in danger"


@pytest.fixture
def client(alice: Writer) -> Browser:
    return Browser(alice)


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def tag(writer: Writer, entry_id: object, slug: str) -> None:
    marking.mark(
        vault=writer.vault,
        entry_ids=[entry_id],  # type: ignore[list-item]
        change=lambda marked: setattr(marked, "tactics", tagging.tags_of([slug])),
        day_ends_at=DAY_ENDS_AT,
    )


def test_a_quiet_entry_shows_no_help(alice: Writer, client: Client) -> None:
    entry_id = save(alice.vault, "We walked to the lake. I died laughing at his joke.")
    tag(alice, entry_id, "casual-check-in")
    assert "emergency number" not in page(client, f"/e/{entry_id}/")


@pytest.mark.parametrize("path", ["/e/{}/", "/e/{}/saved/"])
def test_words_of_danger_show_help_above_them(alice: Writer, client: Client, path: str) -> None:
    words = "He put his hands around my throat and said he is going to kill me."
    shown = page(client, path.format(save(alice.vault, words)))
    assert HELP in shown
    if words in shown:
        assert shown.index(HELP) < shown.index(words)


def test_a_tag_with_the_safety_flag_shows_help(alice: Writer, client: Client) -> None:
    entry_id = save(alice.vault, "It came by post.")
    tag(alice, entry_id, "threats")
    assert HELP in page(client, f"/e/{entry_id}/")


def test_a_threat_to_end_a_life_shows_the_help_for_that(alice: Writer, client: Client) -> None:
    entry_id = save(alice.vault, "It came by post.")
    tag(alice, entry_id, "self-harm-threat")
    assert "ending your life" in page(client, f"/e/{entry_id}/")


def test_help_beside_an_old_entry_is_folded(
    alice: Writer, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry_id = save(alice.vault, "It came by post.")
    tag(alice, entry_id, "threats")
    assert "<summary>" not in page(client, f"/e/{entry_id}/").split("<article")[0]
    monkeypatch.setattr("apps.journal.incidents.care._FRESH_SECONDS", -1)
    assert "Who can help" in page(client, f"/e/{entry_id}/").split("<article")[0]


def test_without_a_country_no_number_is_shown(alice: Writer, client: Client) -> None:
    entry_id = save(alice.vault, "He has a gun and he is going to kill me.")
    shown = page(client, f"/e/{entry_id}/")
    assert HELP in shown
    assert "tel:" not in shown
