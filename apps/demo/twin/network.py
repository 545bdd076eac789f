"""People, plan and dates of the twin, as its pages read and its filling writes them."""

import datetime as dt
from typing import Final
from uuid import UUID

import msgspec
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.db.models.functions import Collate

from apps.demo.acquaintances import REGION, Known
from apps.demo.twin.models import Contact, DateAhead, Person, Plan
from apps.journal import moments
from apps.journal.cards import Clock
from apps.plan.documents import DateDocument, PlanDocument
from apps.plan.records import Opened
from apps.plan.today import Ahead, ahead_among
from apps.support import calling, finding, lines, listed
from apps.support.calling import ToCall
from apps.support.documents import ContactDocument, ContactLine
from apps.support.finding import Wanted
from apps.support.listed import PAGE, Listed

_GROUPS: Final = finding.GROUPS


def contact_of(owner: UUID, row_id: UUID, document: ContactDocument) -> Contact:
    line = lines.line_of(row_id, document, REGION)
    return Contact(
        id=row_id,
        owner_id=owner,
        place=_GROUPS.index(finding.group_of(line)),
        name=line.name,
        relation=line.relation,
        role=line.role,
        stance=line.stance,
        helps=list(line.helps),
        on_call=list(line.on_call),
        at_night=line.at_night,
        way=line.way,
        tel=line.tel,
        understands=line.understands,
        found_by=line.found_by,
    )


def listed_of(owner: UUID, wanted: Wanted, today: dt.date, page: int = 1) -> Listed:
    """As `listed.read`: of the words alone, which is what the bench asks."""
    code = calling.day_code(today)
    every = Contact.objects.filter(owner_id=owner)
    found = every
    for word in finding.normal(wanted.words).split():
        found = found.filter(found_by__contains=word)
    fitting, everybody = found.count(), every.count()
    shown = _ordered(found, code)[(page - 1) * PAGE : page * PAGE]
    return Listed(
        groups=listed.grouped([_line(row) for row in shown], code),
        sentence=listed.sentence(fitting, everybody, wanted),
        page=page,
        pages=max(-(-fitting // PAGE), 1),
        has_any=bool(everybody),
        persons=Person.objects.filter(owner_id=owner).count(),
        deleted=0,
    )


def plans(owner: UUID) -> list[Opened[PlanDocument]]:
    return [_plan_in(row) for row in Plan.objects.filter(owner_id=owner).order_by("id")]


def plan(owner: UUID, plan_id: UUID) -> Opened[PlanDocument] | None:
    row = Plan.objects.filter(owner_id=owner, id=plan_id).first()
    return _plan_in(row) if row else None


def persons(owner: UUID) -> dict[str, str]:
    return {row.id.hex: row.label for row in Person.objects.filter(owner_id=owner)}


def ahead(owner: UUID, clock: Clock) -> Ahead:
    rows = DateAhead.objects.filter(owner_id=owner).order_by("id")
    dates = [Opened(row.id, msgspec.json.decode(row.document, type=DateDocument)) for row in rows]
    return ahead_among(dates, clock)


def to_call(owner: UUID, clock: Clock, now: int) -> list[ToCall]:
    able = Contact.objects.filter(owner_id=owner).exclude(tel="")
    local = moments.to_local(moments.Moment(now, clock.zone))
    return calling.who_to_call(map(_line, able), local)


def _plan_in(row: Plan) -> Opened[PlanDocument]:
    return Opened(row.id, msgspec.json.decode(row.document, type=PlanDocument))


def _ordered(found: QuerySet[Contact], today: str) -> QuerySet[Contact]:
    """As `finding.ordered`; letters in the order of their code points, as Python sorts."""
    later = Case(
        When(on_call__contains=[today], then=Value(0)), default=1, output_field=IntegerField()
    )
    return found.order_by("place", later, Collate("found_by", "C"), "id")


def _line(row: Contact) -> ContactLine:
    return ContactLine(
        id=row.id,
        name=row.name,
        relation=row.relation,
        role=row.role,
        stance=row.stance,
        helps=tuple(row.helps),
        on_call=tuple(row.on_call),
        at_night=row.at_night,
        way=row.way,
        tel=row.tel,
        understands=row.understands,
        found_by=row.found_by,
    )


def fill(owner: UUID, known: Known) -> None:
    Contact.objects.bulk_create(
        contact_of(owner, row_id, document) for row_id, document in known.contacts
    )
    Person.objects.bulk_create(
        Person(id=row_id, owner_id=owner, label=document.fields.label)
        for row_id, document in known.persons
    )
    Plan.objects.bulk_create(
        Plan(id=one.id, owner_id=owner, document=_json(one.document)) for one in known.plans
    )
    DateAhead.objects.bulk_create(
        DateAhead(id=one.id, owner_id=owner, document=_json(one.document)) for one in known.dates
    )


def _json(document: PlanDocument | DateDocument) -> str:
    return msgspec.json.encode(document).decode()
