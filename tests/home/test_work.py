"""The page of long work: what it says, to whom, and that looking at it is no act of a person."""

import os
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts import flows
from apps.core import jobs
from apps.core.jobs import Progress
from apps.core.models import Job
from apps.vault import going_on, head, memory_files, tickets
from tests.cast import Writer
from tests.site_client import Browser

PARTIAL = {"HX-Request": "true"}
KIND = "counting"


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "kinds", {})
    jobs.register(
        KIND,
        _("Counting pages"),
        done_url=lambda job_id: f"/counted/{job_id}/",
        again_url=lambda _id: "/count/",
    )


def a_job(owner: UUID, state: Job.State, **fields: object) -> str:
    """The address of a row as some work has left it."""
    day = timezone.now().date() + timedelta(days=1)
    job = Job.objects.create(owner_id=owner, kind=KIND, state=state, purge_on=day, **fields)
    return f"/work/{job.id}/"


@pytest.fixture
def is_live(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows that no thread of ours keeps are left as they are."""
    monkeypatch.setattr(jobs, "_give_up_left", lambda rows: None)


@pytest.mark.usefixtures("is_live")
def test_live_work_says_how_far_it_is_and_asks_for_itself(alice_client: Browser) -> None:
    path = a_job(alice_client.writer.account.pk, Job.State.RUNNING, done=412, total=2000)
    page = alice_client.page(path)
    assert "<h1>Counting pages</h1>" in page
    assert "412 of 2000" in page
    assert 'max="2000" value="412"' in page
    assert f'action="{path}cancel/"' in page
    assert f'hx-get="{path}"' in page
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page
    answer = alice_client.get(path, headers=PARTIAL)
    assert "<h1>" not in answer.content.decode()
    assert "412 of 2000" in answer.content.decode()


@pytest.mark.usefixtures("is_live")
def test_waiting_work_and_work_without_an_end_in_sight_say_so(alice_client: Browser) -> None:
    owner = alice_client.writer.account.pk
    path = a_job(owner, Job.State.WAITING, total=5)
    assert "Waiting for its turn." in alice_client.page(path)
    Job.objects.update(state=Job.State.RUNNING, total=0, done=17)
    page = alice_client.page(path)
    assert "17 so far" in page
    assert "max=" not in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "words", "url"),
    [
        (Job.State.DONE, "Done.", "/counted/"),
        (Job.State.CANCELLED, "You cancelled this. You can start it again.", "/count/"),
        (Job.State.STOPPED, "Nothing was lost; you can start it again.", "/count/"),
        (Job.State.FAILED, "Something went wrong on our side", "/count/"),
    ],
)
def test_what_is_over_says_how_it_ended_and_leads_on(
    alice_client: Browser, state: Job.State, words: str, url: str
) -> None:
    path = a_job(alice_client.writer.account.pk, state)
    page = alice_client.page(path)
    assert words in page
    assert f'href="{url}' in page
    assert "http-equiv" not in page
    assert "hx-get" not in page
    assert "cancel/" not in page
    assert alice_client.get(path, headers=PARTIAL).headers["HX-Refresh"] == "true"


def test_work_of_a_killed_process_is_told_as_interrupted(alice_client: Browser) -> None:
    path = a_job(alice_client.writer.account.pk, Job.State.RUNNING)
    assert "This was interrupted." in alice_client.page(path)


def test_a_stranger_and_an_id_that_never_was_get_404(alice: Writer, bob_client: Browser) -> None:
    for path in (a_job(alice.account.pk, Job.State.RUNNING), f"/work/{uuid4()}/"):
        assert bob_client.get(path).status_code == 404
        assert bob_client.get(path, headers=PARTIAL).status_code == 404
        assert bob_client.post(f"{path}cancel/").status_code == 404
    assert not Job.objects.get().cancel_asked


def test_a_kind_that_is_no_longer_known_has_no_page(alice_client: Browser) -> None:
    path = a_job(alice_client.writer.account.pk, Job.State.DONE)
    Job.objects.update(kind="forgotten")
    assert alice_client.get(path).status_code == 404


@pytest.mark.usefixtures("is_live")
def test_cancel_is_asked_by_post_and_under_a_locked_vault_too(alice_client: Browser) -> None:
    path = a_job(alice_client.writer.account.pk, Job.State.RUNNING)
    assert alice_client.get(f"{path}cancel/").status_code == 405
    alice_client.lock()
    answer = alice_client.post(f"{path}cancel/")
    assert (answer.status_code, answer.headers["Location"]) == (302, path)
    assert Job.objects.get().cancel_asked
    alice_client.unlock()
    page = alice_client.page(path)
    assert "Ending." in page
    assert "cancel/" not in page


@pytest.mark.usefixtures("is_live")
def test_a_locked_vault_shows_nothing_of_it(alice_client: Browser) -> None:
    path = a_job(alice_client.writer.account.pk, Job.State.RUNNING)
    alice_client.lock()
    for headers in ({}, PARTIAL):
        assert "Counting" not in alice_client.get(path, headers=headers).content.decode()
    assert alice_client.get(path, headers=PARTIAL).headers["HX-Retarget"] == "#dialog"


def grow_older(minutes: float) -> None:
    for path in memory_files.folder().glob("ticket-*"):
        then = path.stat().st_mtime - minutes * 60
        os.utime(path, (then, then))


@pytest.mark.usefixtures("is_live")
def test_looking_at_it_does_not_extend_the_idle_time_and_cancelling_does(
    alice_client: Browser,
) -> None:
    path = a_job(alice_client.writer.account.pk, Job.State.RUNNING)
    grow_older(14)
    for headers in ({}, PARTIAL):
        assert "Counting" in alice_client.get(path, headers=headers).content.decode()
    grow_older(2)
    assert "Counting" not in alice_client.page(path)
    alice_client.unlock()
    grow_older(14)
    alice_client.post(f"{path}cancel/")
    grow_older(14)
    assert "Counting" in alice_client.page(path)


def test_every_other_page_extends_the_idle_time(alice_client: Browser) -> None:
    grow_older(14)
    alice_client.page("/journal/")
    grow_older(14)
    assert "Journal" in alice_client.page("/journal/")
    assert tickets.is_any_open(alice_client.writer.account.pk, idle_minutes=15)


class Counting:
    def __init__(self) -> None:
        self.begun, self.ended = threading.Event(), threading.Event()

    def __call__(self, progress: Progress) -> None:
        self.begun.set()
        try:
            while True:
                progress.step()
                time.sleep(0.01)
        finally:
            self.ended.set()


@pytest.fixture
def ends() -> Iterator[None]:
    yield
    for thread in threading.enumerate():
        if thread.name.startswith("job"):
            thread.join(10)


def begun(browser: Browser) -> tuple[str, Counting]:
    """The page of work that counts until it is told to stop."""
    owner, counting = browser.writer.vault.owner, Counting()
    cookie = browser.cookies[settings.TICKET_COOKIE_NAME].value
    ticket = tickets.read(owner, cookie, idle_minutes=15)
    assert ticket is not None
    job_id = jobs.start(owner, KIND, counting, may_go_on=going_on.while_open(ticket))
    assert counting.begun.wait(10)
    return f"/work/{job_id}/", counting


def is_interrupted(counting: Counting) -> None:
    assert counting.ended.wait(going_on.BETWEEN_TICKETS + 3)
    latest = time.monotonic() + 5
    while Job.objects.get().state in Job.LIVE:
        assert time.monotonic() < latest
        time.sleep(0.05)
    assert Job.objects.get().state == Job.State.STOPPED


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("own_folders", "ends")
def test_lock_stops_the_work_and_the_page_says_so(alice_client: Browser) -> None:
    path, counting = begun(alice_client)
    alice_client.post("/lock/")
    is_interrupted(counting)
    alice_client.unlock()
    assert "This was interrupted." in alice_client.page(path)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("own_folders", "ends")
def test_a_new_password_stops_the_work(alice_client: Browser) -> None:
    alice = alice_client.writer
    _, counting = begun(alice_client)
    new = flows.change_password(
        account=alice.account, vault=alice.vault, password="eleven quiet gulls by the pier"
    )
    tickets.issue(new)
    is_interrupted(counting)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("own_folders", "ends")
def test_work_that_saves_in_an_ended_epoch_counts_as_interrupted(alice_client: Browser) -> None:
    alice = alice_client.writer
    cookie = alice_client.cookies[settings.TICKET_COOKIE_NAME].value
    ticket = tickets.read(alice.vault.owner, cookie, idle_minutes=15)
    assert ticket is not None

    def save_late(progress: Progress) -> None:
        flows.change_password(
            account=alice.account, vault=alice.vault, password="eleven quiet gulls by the pier"
        )
        with head.writing(alice.vault):
            progress.step()

    may_go_on = going_on.while_open(ticket)
    jobs.start(alice.vault.owner, KIND, save_late, may_go_on=may_go_on)
    latest = time.monotonic() + 10
    while Job.objects.get().state in Job.LIVE:
        assert time.monotonic() < latest
        time.sleep(0.05)
    assert (Job.objects.get().state, Job.objects.get().done) == (Job.State.STOPPED, 0)
