"""Django's client, with the few moves that people make on these pages."""

import html
import re
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from apps.accounts import flows
from apps.accounts.documents import ProfileDocument
from apps.vault import memory_files
from tests.cast import Writer

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
HTMX = {"HX-Request": "true"}


def _explained(profile: ProfileDocument) -> None:
    profile.leave_explained = True


def hidden_fields(answer: Any) -> dict[str, str]:
    """Names and values of the page's hidden fields, those of its first form winning."""
    found: dict[str, str] = {}
    for name, value in HIDDEN.findall(answer.content.decode()):
        found.setdefault(name, html.unescape(value))
    return found


class Browser(Client):
    """`account` goes with every form, as the pages send it."""

    account = ""

    def sign_in(self, writer: Writer, password: str | None = None, **more: str) -> Any:
        fields = {"name": writer.name, "password": password or writer.password, **more}
        answer = self.post("/sign-in/", fields)
        if answer.status_code == 302:
            self.account = str(writer.account.pk)
        return answer

    def knowing(self, writer: Writer) -> "Browser":
        flows.save_profile(vault=writer.vault, change=_explained)
        self.sign_in(writer)
        return self

    def send(self, path: str, fields: dict[str, Any] | None = None, **more: Any) -> Any:
        return self.post(path, {"account": self.account, **(fields or {})}, **more)

    def unlock(self, page: Any, password: str, **more: Any) -> Any:
        """Answer the page that asks for the password, its hidden fields and all."""
        return self.post("/unlock/", {**hidden_fields(page), "password": password}, **more)

    @property
    def ticket(self) -> str:
        return self.cookies[settings.TICKET_COOKIE_NAME].value

    def lose_ticket(self) -> None:
        """As after a long time without use."""
        for path in memory_files.folder().glob("ticket-*"):
            path.unlink()


def text_of(answer: HttpResponse) -> str:
    return html.unescape(answer.content.decode())
