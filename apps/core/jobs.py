"""Long work: it runs in threads of the web process, with what it needs in memory alone.

Whoever starts it says by `may_go_on` when it has to stop; nothing here knows of vaults. A row says
how far it has come, so that any page can tell. Work that was cut off is never begun again by itself.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise

from apps.core.job_keeper import AlreadyRunning as AlreadyRunning
from apps.core.job_keeper import TooMany as TooMany
from apps.core.job_keeper import keeper, lock_of
from apps.core.job_runs import Cancelled as Cancelled
from apps.core.job_runs import Progress as Progress
from apps.core.job_runs import Run, Work
from apps.core.job_runs import Stopped as Stopped
from apps.core.models import Job


class Kind(NamedTuple):
    """What a page says of it. Both addresses are made from the job's id: where one goes on once it is
    done, and where it can be started again."""

    title: Promise
    done_url: Callable[[UUID], str]
    again_url: Callable[[UUID], str]


kinds: dict[str, Kind] = {}


def register(
    code: str,
    title: Promise,
    *,
    done_url: Callable[[UUID], str],
    again_url: Callable[[UUID], str],
) -> None:
    """In an app's `ready()`. `code` (20 signs at most) is stored and never changes."""
    kinds[code] = Kind(title, done_url, again_url)


def start(
    owner: UUID,
    kind: str,
    work: Work,
    *,
    may_go_on: Callable[[], bool],
    total: int = 0,
    job_id: UUID | None = None,
) -> UUID:
    """Begin `work(progress)` in a thread of its own. Returns the job's id: a new one, or `job_id`,
    which may be that of what is made; an ended job of that id gives way.

    Not inside a transaction: the thread would not see what it wrote. `may_go_on` is asked some times
    a second, in other threads. Raises AlreadyRunning where the owner has live work of this kind, and
    TooMany.
    """
    assert kind in kinds
    _give_up_left(Job.objects.filter(owner=owner))
    job = Job(
        id=job_id or uuid4(),
        owner_id=owner,
        kind=kind,
        total=total,
        purge_on=timezone.now().date() + timedelta(days=1),
    )
    return keeper.add(Run(job, work, may_go_on))


def cancel(owner: UUID, job_id: UUID) -> bool:
    """Heard at the next step of the work. False where there is nothing left to cancel."""
    live = Job.objects.filter(owner=owner, pk=job_id, state__in=Job.LIVE)
    return live.update(cancel_asked=True) > 0


def of(owner: UUID, job_id: UUID) -> Job | None:
    own = Job.objects.filter(owner=owner, pk=job_id)
    _give_up_left(own)
    return own.first()


def running(owner: UUID) -> list[Job]:
    """What has not ended, waiting work included."""
    own = Job.objects.filter(owner=owner)
    _give_up_left(own)
    return list(own.filter(state__in=Job.LIVE))


def give_up_left() -> None:
    """A start step: what a killed process left behind was interrupted."""
    _give_up_left(Job.objects.all())


def purge() -> None:
    """Housekeeping: rows go the day after the next."""
    give_up_left()
    today = timezone.now().date()
    Job.objects.filter(purge_on__lt=today).exclude(state__in=Job.LIVE).delete()


def _give_up_left(jobs: QuerySet[Job]) -> None:
    for job_id in list(jobs.filter(state__in=Job.LIVE).values_list("id", flat=True)):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [lock_of(job_id)])
            if cursor.fetchone()[0]:
                row = Job.objects.filter(pk=job_id, state__in=Job.LIVE)
                row.update(state=Job.State.STOPPED)
