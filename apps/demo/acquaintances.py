"""Contacts without a meaning, and dates, for a network of any size: the same for the same count."""

import datetime as dt
import random
from collections.abc import Iterator
from typing import Final, NamedTuple
from uuid import UUID, uuid4

from apps.demo import settled, vocabulary
from apps.plan import records
from apps.plan.documents import DateDocument, PlanDocument
from apps.plan.records import Opened
from apps.support import choices
from apps.support.documents import (
    ContactDocument,
    ContactFields,
    PersonDocument,
    PersonFields,
    Stance,
    Way,
)
from apps.support.models import Contact, OtherPerson
from apps.support.network import Network
from apps.vault import head
from apps.vault.documents import OpenVault

REGION: Final = "GB"
DATES: Final = 40
_DATES_APART: Final = 5
_STANCES: Final = ("stood", "unsure", "sides", "carries", "ended", "back")


def contacts(count: int, today: dt.date) -> Iterator[ContactDocument]:
    """Half with a second way, a third with a history; numbers from a range kept for fiction."""
    draw = random.Random(5)  # noqa: S311 - nothing secret is drawn
    roles, helps = ([code for code, _ in of] for of in (choices.ROLES, choices.HELPS))
    for number in range(count):
        first, last = draw.choice(vocabulary.NOUNS), draw.choice(vocabulary.ADJECTIVES)
        name = f"{first.title()} {last.title()}"
        ways = [Way(kind="phone", value=f"07700 {900_000 + number:06}", is_safe="yes")]
        if number % 2:
            ways.append(Way(kind="mail", value=f"{first}.{last}{number}@example.org"))
        fields = ContactFields(
            name=name,
            role=draw.choice(roles),
            relation=draw.choice(("", "neighbour", "from work", "an old friend")),
            ways=ways,
            helps=draw.sample(helps, draw.randrange(4)),
            at_night=not number % 9,
            on_call=draw.sample([code for code, _ in choices.DAYS], draw.randrange(3)),
            notes=" ".join(draw.choices(vocabulary.COMMON, k=draw.randrange(60))),
        )
        stances = [_stance(draw, today) for _ in range(draw.randrange(4))] if number % 3 else []
        yield ContactDocument(fields=fields, stances=sorted(stances, key=lambda one: one.on))


def dates(today: dt.date) -> Iterator[DateDocument]:
    """One every five days; of each third, what may come and what to do."""
    for number in range(DATES):
        on = today + dt.timedelta(days=1 + number * _DATES_APART)
        words = " ".join(vocabulary.COMMON[number : number + 20])
        yield DateDocument(
            title=vocabulary.NOUNS[number].title(),
            day=str(on.day),
            month=str(on.month),
            repeats="yearly",
            may_come=words if not number % 3 else "",
            will_do=words if not number % 3 else "",
            made_on=today.isoformat(),
        )


class Known(NamedTuple):
    """All that a network of the bench holds, each with its id."""

    contacts: list[tuple[UUID, ContactDocument]]
    persons: list[tuple[UUID, PersonDocument]]
    plans: list[Opened[PlanDocument]]
    dates: list[Opened[DateDocument]]


def drawn(count: int, today: dt.date) -> Known:
    """With one other person, and the plan of the sample about them: one whom no text names, so that
    nothing in a text is linked and the twin can show the same."""
    person_id, plan = uuid4(), settled.plan_of(today)
    plan.person, plan.label = person_id.hex, "Q."
    person = PersonDocument(fields=PersonFields(label=plan.label, relation="my brother"))
    return Known(
        [(uuid4(), document) for document in contacts(count, today)],
        [(person_id, person)],
        [Opened(uuid4(), plan)],
        [Opened(uuid4(), document) for document in dates(today)],
    )


def fill(vault: OpenVault, known: Known) -> None:
    with head.writing(vault) as current:
        network = Network(vault, current, REGION)
        network.add_many((Contact(id=row_id), document) for row_id, document in known.contacts)
        network.add_many((OtherPerson(id=row_id), document) for row_id, document in known.persons)
    records.add_all(vault=vault, table=records.PLANS, new=known.plans)
    records.add_all(vault=vault, table=records.DATES, new=known.dates)


def _stance(draw: random.Random, today: dt.date) -> Stance:
    on = today - dt.timedelta(days=draw.randrange(2000))
    return Stance(code=draw.choice(_STANCES), on=on.isoformat(), note="A word about it.")
