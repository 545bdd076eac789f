"""Asked by a name that is not its own, the site answers nothing; on its own machine it says where it is."""

from http import HTTPStatus

import pytest
from django.test import Client

ADDRESS = "http://testserver/"


@pytest.fixture
def client(settings: object) -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "127.0.0.1", "[::1]:8000"])
def test_on_its_own_machine_the_right_address_is_told(client: Client, host: str) -> None:
    answer = client.get("/journal/", headers={"Host": host})
    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert 'href="http://localhost:8000/"' in page
    assert host not in page


@pytest.mark.parametrize(
    "host",
    [
        "notes.example.org",
        "127.0.0.1.example.org",
        "127.0.0.1:8000.example.org",
        "127.0.0.1:x",
        "user@127.0.0.1",
        "127.0.0.1/..",
        "0.0.0.0",
        "127.0.0.1:8000\n",
    ],
)
def test_by_any_other_name_nothing_is_told(client: Client, host: str) -> None:
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert b"localhost" not in answer.content
    assert b"example" not in answer.content


def test_what_is_sent_there_is_refused_as_before(client: Client) -> None:
    answer = client.post("/sign-in/", {"name": "x"}, headers={"Host": "127.0.0.1:8000"})
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert b"localhost" not in answer.content
