"""A browser of one signed-in writer: Django's client with the cookies that an open vault needs."""

import html
from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from apps.accounts import preferences, same_account
from apps.accounts.documents import ProfileDocument
from apps.vault import tickets
from tests.architecture.markup import Element, read
from tests.cast import Writer

AT_HOME = {"recovery_confirmed": True, "leave_explained": True}


class Browser(Client):
    """Signed in without the cost of a password. Every form it sends names its account, as pages do.

    `profile` is what the session remembers, as after an unlock.
    """

    def __init__(self, writer: Writer, *, profile: ProfileDocument | None = None) -> None:
        super().__init__(headers={same_account.HEADER: str(writer.account.pk)})
        self.writer = writer
        self.force_login(get_user_model().objects.get(pk=writer.account.pk))
        self.remember(profile or ProfileDocument(display_name=writer.name.title(), **AT_HOME))
        self.unlock()

    def remember(self, profile: ProfileDocument) -> None:
        session = self.session
        session[preferences._KEY] = None
        session.save()
        request = type("Request", (), {"session": session})()
        preferences.remember(request, profile)
        session.save()

    def unlock(self) -> None:
        self.cookies[settings.TICKET_COOKIE_NAME] = tickets.issue(self.writer.vault)

    def lock(self) -> None:
        """As the idle lock does it: on the server, while the page stays open."""
        tickets.lock_all(self.writer.account.pk)

    def page(self, path: str, status: int = HTTPStatus.OK) -> str:
        answer = self.get(path)
        assert answer.status_code == status, (path, answer.status_code)
        return answer.content.decode()


def elements(page: str, name: str) -> list[Element]:
    return [element for element in read(page).elements if element.name == name]


def writing_form(page: str) -> dict[str, str]:
    """What a browser sends of the writing form on this page."""
    fields: dict[str, str] = {}
    for element in read(page).elements:
        if element.name == "input" and element.attributes.get("name"):
            fields.setdefault(element.attributes["name"], element.attributes.get("value", ""))
    fields["text"] = text_in_form(page)
    fields["precision"] = chosen(page)
    return {name: fields.get(name, "") for name in FIELDS}


FIELDS = (
    "id",
    "tab",
    "strokes",
    "entry_revision",
    "draft_revision",
    "title",
    "mood",
    "day",
    "time",
    "precision",
    "text",
)


def text_in_form(page: str) -> str:
    """As a browser reads a textarea: entities decoded, the first line break left out."""
    start = page.index("<textarea")
    inner = page[page.index(">", start) + 1 : page.index("</textarea>")]
    return html.unescape(inner.removeprefix("\n"))


def chosen(page: str) -> str:
    picked = [e for e in elements(page, "option") if "selected" in e.attributes]
    return picked[0].attributes["value"] if picked else "exact"


def id_in(location: str) -> UUID:
    """The first id in an address of ours."""
    return UUID(location.strip("/").split("/")[1])
