"""One attempt with a password or a key: its delay, its count, and what is said when it fails."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from apps.core import rate_limits, turns
from apps.core.turns import Turn
from apps.vault import stretching
from apps.vault.exceptions import (
    PepperMismatch,
    TamperedEnvelope,
    TooManyAtOnce,
    UnknownVersion,
    WrapRevoked,
    WrongKey,
)

TOO_BUSY = _("Many people are signing in at this moment. Please try again in a minute.")
REVOKED = _(
    "This was replaced by a newer one. If an older copy of the data was put back here, the recovery "
    "key of that time works, unless it was replaced later."
)
NO_PEPPER = _(
    "A secret file of this site was lost, so no password opens anything. Your recovery key still does."
)

DAMAGED = _(
    "What is stored for this account was changed from outside or is damaged, so it stays closed. "
    "Whoever runs this site can put a backup in its place."
)


Bucket = tuple[str, ...]
TURN_FIELD = "turn"


class Refused(Exception):
    """`sentence` may be shown as it is; `status` is the HTTP status that goes with it. The form
    carries `turn` back, in a field named TURN_FIELD."""

    def __init__(self, sentence: str | Promise, status: int, turn: str = "") -> None:
        super().__init__()
        self.sentence = sentence
        self.status = status
        self.turn = turn


@contextmanager
def attempt(
    *buckets: Bucket, wrong: str | Promise, is_known_device: bool, held: str
) -> Iterator[None]:
    """Raises Refused for each way in which an attempt can fail. It is counted in the first of the
    buckets that is free; `held` is the turn that the form carried, of the last.

    It counts as failed from the moment at which it has a place in the queue, so that many at once
    gain nothing over one by one. What gets no place tries nothing, and leaves no counter behind.
    """
    bucket, turn = _free_one(buckets, held)
    place = stretching.place(is_known_device=is_known_device, has_waited=turn.was_held)
    with telling(wrong, turn=turn.text), place:
        _refuse_before(turns.take(*bucket, held=held))
        yield
    rate_limits.forget(*bucket)


@contextmanager
def attempt_with_key(bucket: str, *, wrong: str | Promise) -> Iterator[None]:
    """For keys and codes of 80 random bits or more: only wrong ones are delayed, so that a flood of
    them cannot keep the right one out."""
    try:
        with telling(wrong):
            yield
    except Refused as refusal:
        if refusal.status == 422:
            seconds = rate_limits.wait_seconds(bucket)
            if seconds:
                raise Refused(_please_wait(seconds), 429) from None
            rate_limits.note_failure(bucket)
        raise


def _free_one(buckets: tuple[Bucket, ...], held: str) -> tuple[Bucket, Turn]:
    *others, last = buckets
    for bucket in others:
        turn = turns.ask(*bucket, held=held)
        if not turn.seconds:
            return bucket, turn
    turn = turns.ask(*last, held=held)
    _refuse_before(turn)
    return last, turn


def _refuse_before(turn: Turn) -> None:
    if turn.seconds:
        raise Refused(_please_wait(turn.seconds), 429, turn.text)


def _please_wait(seconds: int) -> str:
    sentence = ngettext(
        "Please wait %(n)d second, then try again.",
        "Please wait %(n)d seconds, then try again.",
        seconds,
    )
    return sentence % {"n": seconds}


@contextmanager
def telling(wrong: str | Promise, *, turn: str = "") -> Iterator[None]:
    try:
        yield
    except WrapRevoked:
        raise Refused(REVOKED, 422) from None
    except WrongKey:
        raise Refused(wrong, 422) from None
    except PepperMismatch:
        raise Refused(NO_PEPPER, 503) from None
    except (TamperedEnvelope, UnknownVersion):
        raise Refused(DAMAGED, 503) from None
    except TooManyAtOnce:
        raise Refused(TOO_BUSY, 503, turn) from None
