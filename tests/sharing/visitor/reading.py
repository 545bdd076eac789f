"""A browser of somebody who was let read, and short ways to lend a view."""

from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.test import Client

from apps.sharing import flows
from apps.sharing.links import Given
from apps.sharing.models import Copy
from tests.cast import Writer
from tests.sharing.sharing import made
from tests.site_client import elements


class Reader(Client):
    """Signed in nowhere."""

    def try_to_open(self, view_id: UUID, link: str, words: str) -> Any:
        sent = {"invitation_link": link, "password_words": words}
        return self.post(f"/v/{view_id}", sent)

    def open(self, view_id: UUID, given: Given) -> None:
        answer = self.try_to_open(view_id, f"#{given.fragment}", given.passphrase)
        assert answer.status_code == 302, answer.content.decode()
        assert answer.headers["Location"] == f"/v/{view_id}/read/#main"

    def page(self, path: str) -> str:
        answer = self.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.content.decode()

    @property
    def cookie(self) -> str:
        return self.cookies[settings.VISIT_COOKIE_NAME].value


def lent(alice: Writer, **facts: Any) -> tuple[UUID, Given]:
    """A view with its link and its words."""
    view_id = made(alice.vault, **facts)
    return view_id, flows.give_link(vault=alice.vault, view_id=view_id)


def opened(alice: Writer, **facts: Any) -> tuple[UUID, Reader]:
    view_id, given = lent(alice, **facts)
    reader = Reader()
    reader.open(view_id, given)
    return view_id, reader


def copy_ids(view_id: UUID) -> list[UUID]:
    return list(Copy.objects.filter(view_id=view_id).values_list("id", flat=True))


def paths_of(view_id: UUID, copy_id: UUID | None = None) -> list[str]:
    """Every page of a visit."""
    return [
        f"/v/{view_id}/read/",
        f"/v/{view_id}/e/{copy_id or uuid4()}/",
        f"/v/{view_id}/freeze/",
    ]


def links_in(page: str) -> set[str]:
    return {element.attributes.get("href", "") for element in elements(page, "a")}
