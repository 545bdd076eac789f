"""The steps to a view, pressed one after the other."""

import html
import re
from typing import Any
from uuid import UUID

import pytest

from apps.core import jobs
from tests.site_client import Browser


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies are made in the request itself: threads would not see what a test has written."""

    def start(owner: UUID, kind: str, work: Any, *, job_id: UUID, **_: Any) -> UUID:
        work(jobs.Progress(job_id))
        return job_id

    monkeypatch.setattr(jobs, "start", start)


def begun(browser: Browser, contact_id: UUID) -> str:
    """The address of the first question, without its step."""
    answer = browser.post("/views/new/", {"contact": str(contact_id)})
    assert answer.status_code == 302
    return answer.headers["Location"].removesuffix("role/")


def answered(browser: Browser, way: str, step: str, data: dict[str, Any]) -> None:
    answer = browser.post(f"{way}{step}/", data)
    assert answer.status_code == 302, (step, answer.content.decode())


def through(browser: Browser, way: str, entries: list[UUID], **said: Any) -> str:
    """From the role to the check; its page."""
    answered(browser, way, "role", {"preset": said.get("preset", "friend")})
    answered(browser, way, "which", {"way": "chosen"})
    chosen = [str(entry_id) for entry_id in entries]
    answered(browser, way, "chosen", {"shown": chosen, "entry": chosen, "go": "1"})
    answered(browser, way, "lanes", {"lanes": said.get("lanes", ["short"])})
    answered(browser, way, "extras", dict.fromkeys(said.get("extras", []), "on"))
    answered(browser, way, "until", {"days": "14"})
    answered(
        browser, way, "names", {"reader_as": "Ada", "shown_as": "Alice", **said.get("names", {})}
    )
    answered(browser, way, "words", said.get("words", {}))
    return browser.page(f"{way}check/")


def put_in(page: str) -> dict[str, str]:
    """What is ticked on the page of words."""
    ticked = re.findall(r'type="radio" name="(with-[^"]+)" value="([^"]*)" checked', page)
    return {html.unescape(name): html.unescape(way) for name, way in ticked}


def create(browser: Browser, way: str, page: str) -> UUID:
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found
    answer = browser.post(f"{way}create/", {"seen": found[1]})
    assert answer.status_code == 302, answer.content.decode()
    return UUID(answer.headers["Location"].strip("/").split("/")[1])
