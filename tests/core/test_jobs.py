"""Long work, with real threads and the real database: how it goes on, and how it ends."""

import threading
import time
from collections.abc import Callable, Iterator
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Account
from apps.core import jobs
from apps.core.jobs import Progress
from apps.core.models import Job

pytestmark = pytest.mark.django_db(transaction=True)

KIND, OTHER_KIND = "counting", "folding"
PATIENCE = 10.0


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(jobs, "kinds", {})
    for code in (KIND, OTHER_KIND):
        jobs.register(code, _("Counting"), done_url=lambda _id: "/", again_url=lambda _id: "/")
    yield
    for thread in threading.enumerate():
        if thread.name.startswith("job"):
            thread.join(PATIENCE)
            assert not thread.is_alive()


@pytest.fixture
def owner() -> UUID:
    return Account.objects.create(name_tag=uuid4().bytes, password="!").pk


class Slow:
    """Work that goes on step by step as the test lets it, until it is let go."""

    def __init__(self) -> None:
        self.begun, self.goes = threading.Event(), threading.Event()
        self.steps = 0

    def __call__(self, progress: Progress) -> None:
        self.begun.set()
        while not self.goes.wait(0.01):
            progress.step()
            self.steps += 1


def always() -> bool:
    return True


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def state(job_id: UUID) -> str:
    return Job.objects.get(pk=job_id).state


def ends_as(job_id: UUID, wanted: Job.State) -> None:
    until(lambda: state(job_id) not in Job.LIVE)
    assert state(job_id) == wanted


def test_work_is_done_and_its_row_tells_how_far_it_came(owner: UUID) -> None:
    def count(progress: Progress) -> None:
        for _number in range(30):
            progress.step()

    job_id = jobs.start(owner, KIND, count, may_go_on=always, total=30)
    ends_as(job_id, Job.State.DONE)
    job = jobs.of(owner, job_id)
    assert job is not None
    assert (job.done, job.total, job.kind) == (30, 30, KIND)
    assert jobs.running(owner) == []


def test_progress_is_seen_while_the_work_is_inside_a_transaction(owner: UUID) -> None:
    slow = Slow()

    def inside(progress: Progress) -> None:
        with transaction.atomic():
            connection.cursor().execute("SELECT 1")
            slow(progress)

    job_id = jobs.start(owner, KIND, inside, may_go_on=always)
    until(lambda: Job.objects.get(pk=job_id).done > 0)
    assert [job.id for job in jobs.running(owner)] == [job_id]
    assert jobs.cancel(owner, job_id)
    ends_as(job_id, Job.State.CANCELLED)
