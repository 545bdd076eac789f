"""Long work, with real threads and the real database: how it goes on, and how it ends."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Account
from apps.core import job_keeper, jobs
from apps.core.job_keeper import lock_of
from apps.core.jobs import Progress
from apps.core.logs import ClassAndPlace
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
    return new_owner()


def new_owner() -> UUID:
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


def test_what_may_no_longer_go_on_is_stopped(owner: UUID) -> None:
    slow, is_open = Slow(), threading.Event()
    is_open.set()
    job_id = jobs.start(owner, KIND, slow, may_go_on=is_open.is_set)
    assert slow.begun.wait(PATIENCE)
    is_open.clear()
    ends_as(job_id, Job.State.STOPPED)


def test_what_cannot_be_told_counts_as_no(owner: UUID) -> None:
    def broken() -> bool:
        raise RuntimeError

    ends_as(jobs.start(owner, KIND, Slow(), may_go_on=broken), Job.State.STOPPED)


def test_an_exception_fails_the_work_and_no_log_repeats_its_words(
    owner: UUID, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble(progress: Progress) -> None:
        progress.step(3)
        raise ValueError("The heron stood by the weir.")

    job_id = jobs.start(owner, KIND, stumble, may_go_on=always, total=9)
    ends_as(job_id, Job.State.FAILED)
    (record,) = [record for record in caplog.records if record.name.startswith("apps.core")]
    assert "heron" not in ClassAndPlace().format(record)
    assert "ValueError at stumble" in ClassAndPlace().format(record)


def test_an_exception_after_the_lock_counts_as_stopped(owner: UUID) -> None:
    is_open = threading.Event()
    is_open.set()

    def locked_out(progress: Progress) -> None:
        is_open.clear()
        raise KeyError

    job_id = jobs.start(owner, KIND, locked_out, may_go_on=is_open.is_set)
    ends_as(job_id, Job.State.STOPPED)


def test_a_transaction_around_cancelled_work_leaves_nothing(owner: UUID) -> None:
    slow, written = Slow(), uuid4()

    def inside(progress: Progress) -> None:
        with transaction.atomic():
            Account.objects.create(pk=written, name_tag=written.bytes, password="!")
            slow(progress)

    job_id = jobs.start(owner, KIND, inside, may_go_on=always)
    assert slow.begun.wait(PATIENCE)
    jobs.cancel(owner, job_id)
    ends_as(job_id, Job.State.CANCELLED)
    assert not Account.objects.filter(pk=written).exists()


def test_a_second_job_of_a_kind_is_refused_with_the_id_of_the_first(owner: UUID) -> None:
    slow, other = Slow(), Slow()
    job_id = jobs.start(owner, KIND, slow, may_go_on=always)
    with pytest.raises(jobs.AlreadyRunning) as refused:
        jobs.start(owner, KIND, Slow(), may_go_on=always)
    assert refused.value.id == job_id
    other_id = jobs.start(owner, OTHER_KIND, other, may_go_on=always)
    assert {job.id for job in jobs.running(owner)} == {job_id, other_id}
    slow.goes.set()
    other.goes.set()
    ends_as(job_id, Job.State.DONE)
    ends_as(jobs.start(owner, KIND, slow, may_go_on=always), Job.State.DONE)


def test_twenty_starts_at_once_begin_one_job(owner: UUID) -> None:
    slow = Slow()

    def begin(_number: int) -> UUID:
        try:
            return jobs.start(owner, KIND, slow, may_go_on=always)
        except jobs.AlreadyRunning as refused:
            return refused.id
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        ids = set(pool.map(begin, range(20)))
    assert len(ids) == Job.objects.count() == 1
    slow.goes.set()
    ends_as(ids.pop(), Job.State.DONE)


def test_an_ended_job_gives_its_id_to_the_next_attempt(owner: UUID) -> None:
    slow, wanted = Slow(), uuid4()
    assert jobs.start(owner, KIND, slow, may_go_on=lambda: False, job_id=wanted) == wanted
    ends_as(wanted, Job.State.STOPPED)
    jobs.start(owner, KIND, slow, may_go_on=always, job_id=wanted)
    with pytest.raises(jobs.AlreadyRunning):
        jobs.start(owner, OTHER_KIND, slow, may_go_on=always, job_id=wanted)
    slow.goes.set()
    ends_as(wanted, Job.State.DONE)


def test_two_run_at_once_and_the_next_can_be_cancelled_while_it_waits(owner: UUID) -> None:
    owners = [owner, *(new_owner() for _ in range(2))]
    works = [Slow() for _ in owners]
    ids = [
        jobs.start(who, KIND, work, may_go_on=always)
        for who, work in zip(owners, works, strict=True)
    ]
    until(lambda: sum(work.begun.is_set() for work in works) == 2)
    waiting = next(number for number, work in enumerate(works) if not work.begun.is_set())
    assert state(ids[waiting]) == Job.State.WAITING
    jobs.cancel(owners[waiting], ids[waiting])
    ends_as(ids[waiting], Job.State.CANCELLED)
    assert not works[waiting].begun.is_set()
    for work in works:
        work.goes.set()
    for number in {0, 1, 2} - {waiting}:
        ends_as(ids[number], Job.State.DONE)


def test_a_process_holds_so_many_and_no_more(owner: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job_keeper, "MOST_WAITING", 0)
    works = [Slow(), Slow()]
    for work, kind in zip(works, (KIND, OTHER_KIND), strict=True):
        jobs.start(owner, kind, work, may_go_on=always)
    with pytest.raises(jobs.TooMany):
        jobs.start(new_owner(), KIND, Slow(), may_go_on=always)
    for work in works:
        work.goes.set()


def test_a_stranger_sees_and_cancels_nothing(owner: UUID) -> None:
    slow, stranger = Slow(), new_owner()
    job_id = jobs.start(owner, KIND, slow, may_go_on=always)
    assert jobs.of(stranger, job_id) is None
    assert not jobs.cancel(stranger, job_id)
    assert jobs.running(stranger) == []
    slow.goes.set()
    ends_as(job_id, Job.State.DONE)
    assert not jobs.cancel(owner, job_id)


def test_the_row_of_an_owner_who_is_gone_ends_the_work(owner: UUID) -> None:
    slow, after = Slow(), threading.Event()

    def work(progress: Progress) -> None:
        try:
            slow(progress)
        finally:
            after.set()

    jobs.start(owner, KIND, work, may_go_on=always)
    assert slow.begun.wait(PATIENCE)
    Account.objects.all().delete()
    assert after.wait(PATIENCE)
    assert not Job.objects.exists()


def left_behind(owner: UUID, **fields: Any) -> Job:
    """What a process that was killed leaves."""
    today = timezone.now().date()
    values = {"kind": KIND, "state": Job.State.RUNNING, "purge_on": today, **fields}
    return Job.objects.create(owner_id=owner, **values)


def test_what_a_killed_process_left_is_told_as_interrupted_and_can_be_started_again(
    owner: UUID,
) -> None:
    left = left_behind(owner)
    slow = Slow()
    slow.goes.set()
    ends_as(jobs.start(owner, KIND, slow, may_go_on=always), Job.State.DONE)
    assert state(left.id) == Job.State.STOPPED


def test_any_look_and_any_start_tell_what_a_killed_process_left(owner: UUID) -> None:
    looks: list[Callable[[Job], object]] = [
        lambda job: jobs.of(owner, job.id),
        lambda job: jobs.running(owner),
        lambda job: jobs.give_up_left(),
        lambda job: jobs.purge(),
    ]
    for look in looks:
        left = left_behind(owner)
        look(left)
        assert state(left.id) == Job.State.STOPPED


def test_what_goes_on_is_not_given_up_by_a_start_or_by_housekeeping(owner: UUID) -> None:
    slow = Slow()
    job_id = jobs.start(owner, KIND, slow, may_go_on=always)
    Job.objects.update(purge_on=timezone.now().date() - timedelta(days=9))
    jobs.give_up_left()
    jobs.purge()
    assert [job.id for job in jobs.running(owner)] == [job_id]
    slow.goes.set()
    ends_as(job_id, Job.State.DONE)


def test_rows_go_after_their_day(owner: UUID) -> None:
    today = timezone.now().date()
    kept = left_behind(owner)
    for state in (Job.State.DONE, Job.State.FAILED, Job.State.RUNNING):
        left_behind(new_owner(), state=state, purge_on=today - timedelta(days=1))
    jobs.purge()
    assert [job.id for job in Job.objects.all()] == [kept.id]


def test_work_takes_no_connection_from_the_pages(owner: UUID) -> None:
    found: list[object] = []

    def look(progress: Progress) -> None:
        found.append(connection.pool)  # type: ignore[attr-defined]

    ends_as(jobs.start(owner, KIND, look, may_go_on=always), Job.State.DONE)
    assert found == [None]


def test_a_database_that_was_away_for_a_moment_ends_no_work(owner: UUID) -> None:
    slow = Slow()
    job_id = jobs.start(owner, KIND, slow, may_go_on=always)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
            " AND ((classid::bigint << 32) | objid::bigint) = %s",
            [lock_of(job_id)],
        )
        assert cursor.fetchone() == (True,)
    before = slow.steps
    until(lambda: Job.objects.get(pk=job_id).done > before)
    assert [job.id for job in jobs.running(owner)] == [job_id]
    slow.goes.set()
    ends_as(job_id, Job.State.DONE)


def test_no_row_tells_what_the_work_was_about(owner: UUID) -> None:
    marker = "heron-by-the-weir"

    def work(progress: Progress) -> None:
        progress.step(len(marker))
        raise ValueError(marker)

    ends_as(jobs.start(owner, KIND, work, may_go_on=always), Job.State.FAILED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT core_job::text FROM core_job")
        assert marker not in cursor.fetchone()[0]
