"""A setting with a bad value is refused with a sentence, never guessed."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env


@pytest.mark.parametrize("value", ["yes", "2", "-1"])
def test_a_switch_is_zero_or_one(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SOME_SWITCH", value)
    with pytest.raises(ImproperlyConfigured, match="SOME_SWITCH must be 0 or 1"):
        env.switch("SOME_SWITCH", default=False)


@pytest.mark.parametrize("value", ["0", "11", "three", "1.5", "٣"])
def test_a_number_stays_in_its_bounds(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SOME_NUMBER", value)
    with pytest.raises(ImproperlyConfigured, match="from 1 to 10"):
        env.number("SOME_NUMBER", 5, least=1, most=10)


def test_plain_http_is_for_this_machine_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "http://notes.example.org")
    with pytest.raises(ImproperlyConfigured, match="plain http"):
        env.site_url("SITE_URL", "http://localhost:8000")
    monkeypatch.setenv("SITE_URL", "http://localhost:9000")
    assert env.site_url("SITE_URL", "").port == 9000


def test_a_database_address_is_taken_apart() -> None:
    assert env.database_url("postgres://anna:two%20words@db.example.org:5433/notes") == {
        "NAME": "notes",
        "USER": "anna",
        "PASSWORD": "two words",
        "HOST": "db.example.org",
        "PORT": "5433",
    }


def test_a_database_address_without_a_password_leaves_room_for_the_secret_file() -> None:
    assert "PASSWORD" not in env.database_url("postgres://anna@db/notes")


@pytest.mark.parametrize("value", ["mysql://a:b@c/d", "postgres://host", "notes.db"])
def test_another_kind_of_database_address_is_refused(value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL must look like"):
        env.database_url(value)
