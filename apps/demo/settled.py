"""What the writer of the sample has settled: the same people and days as in the story."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID, uuid4

from apps.plan import decision, directory, records
from apps.plan.documents import (
    Allowed,
    Answer,
    Channel,
    ChildDocument,
    DateDocument,
    DecisionDocument,
    Mode,
    Order,
    Place,
    PlanDocument,
    Reason,
    TellingDocument,
    WordsDocument,
)
from apps.plan.records import D, Opened, Table
from apps.vault.documents import OpenVault

# When it was told, and R.'s birthday: as in the story.
TOLD = 546
BIRTHDAY = 132


def fill(vault: OpenVault, today: dt.date, doubt: Iterable[UUID]) -> None:
    """`doubt` are entries that the writer wants to read when in doubt."""
    plan_id, plan = uuid4(), plan_of(today)
    plan.person = _known(directory.persons(vault), plan.label)
    sheet = decision.with_entries(_decision(today), doubt)
    records.add_all(vault=vault, table=records.PLANS, new=[Opened(plan_id, plan)])
    records.add_all(vault=vault, table=records.DECISIONS, new=[Opened(plan_id, sheet)])
    _add(vault, records.DATES, _dates(today))
    _add(vault, records.WORDS, _words())
    tellings, contacts = _tellings(today), directory.contacts(vault)
    for telling in tellings:
        telling.contact = _known(contacts, telling.name)
    _add(vault, records.TELLINGS, tellings)
    _add(vault, records.CHILDREN, [_child(today)])


def _add(vault: OpenVault, table: Table[D], documents: Iterable[D]) -> None:
    new = [Opened(uuid4(), document) for document in documents]
    records.add_all(vault=vault, table=table, new=new)


def _known(names: dict[str, str], name: str) -> str:
    """The id of that name in the directory; "" where it has none."""
    return next((key for key, known in names.items() if known == name), "")


def _ago(today: dt.date, days: int) -> str:
    return (today - dt.timedelta(days=days)).isoformat()


def plan_of(today: dt.date) -> PlanDocument:
    closed = _ago(today, TOLD)
    return PlanDocument(
        label="R.",
        modes=[
            Mode(mode="low", since=_ago(today, TOLD + 62), note="Only about the flat"),
            Mode(mode="none", since=closed, note="Said on the phone, Mira beside me"),
        ],
        boundary="I will not be in touch any more. Not by phone, not by mail, not through others.",
        told_on=closed,
        told_how="On the phone. Four sentences, read from an envelope.",
        allowed=[
            Allowed(
                what="Papers that really are needed",
                channel="mail",
                words="Please send it to Ms. Okafor. She passes on what concerns me.",
            ),
            Allowed(
                what="Things left at the old flat", channel="via", words="The porter has a box."
            ),
        ],
        channels=_channels(today),
        places=[
            Place(place="The market on Saturdays", how="vary", instead="Fridays, before work"),
            Place(
                place="The shop with the fountain pens", how="avoid", instead="The one by the depot"
            ),
        ],
        orders=[
            Order(
                what="Agreement about the flat",
                clauses="Letters go through the lawyers.\nNobody comes to the door.",
                starts_on=_ago(today, 330),
                authority="Ms. Okafor and R.'s lawyer",
            )
        ],
    )


def _channels(today: dt.date) -> list[Channel]:
    closed = _ago(today, TOLD)
    return [
        Channel(platform="phone", state="closed", closed_on=closed, is_saved=True),
        Channel(platform="mail", state="closed", closed_on=closed, is_saved=True),
        Channel(platform="messengers", name="Two of them", state="closed", closed_on=closed),
        Channel(
            platform="social",
            name="The family chat",
            state="kept",
            note="Mira reads it and tells me what I need to know",
        ),
        Channel(
            platform="subscriptions",
            name="Films",
            state="closed",
            closed_on=_ago(today, 480),
            checked_on=_ago(today, 90),
            note="New card, new password",
        ),
        Channel(platform="location", state="closed", closed_on=_ago(today, 538)),
        Channel(platform="router", state="open", note="Ask Ines"),
    ]


def _decision(today: dt.date) -> DecisionDocument:
    early, late = _ago(today, 520), _ago(today, 40)
    return DecisionDocument(
        answers=[
            Answer(
                question="responsibility",
                text="For the tone, once. Not for what was said.",
                on=early,
            ),
            Answer(
                question="change",
                text="It was promised three times. I still hope a little.",
                on=early,
            ),
            Answer(question="recovery", text="I sleep on the days when nothing comes.", on=early),
            Answer(question="change", text="No. I have stopped waiting for the mending.", on=late),
        ],
        reasons=[
            Reason(text="I was afraid of the sound of the key in the door.", is_for_pause=True),
            Reason(
                text="When I was glad, I hid it until it was too late to spoil.", is_for_pause=True
            ),
            Reason(text="I sleep.", is_for_pause=True),
            Reason(text="It is quiet here, and the quiet is mine."),
        ],
    )


def _dates(today: dt.date) -> list[DateDocument]:
    made, birthday = _ago(today, 150), today - dt.timedelta(days=BIRTHDAY)
    near, been = today + dt.timedelta(days=9), today - dt.timedelta(days=1)
    return [
        DateDocument(
            title="R.'s birthday",
            sort="birthday",
            day=str(birthday.day),
            month=str(birthday.month),
            repeats="yearly",
            may_come="The picture with the blue tablecloth, in the morning.",
            will_do="Twenty lengths with Noa, then noodles.",
            on_call="Noa",
            asked=[birthday.isoformat()],
            made_on=made,
        ),
        DateDocument(
            title="Aunt Helle's seventieth",
            sort="other",
            day=str(near.day),
            month=str(near.month),
            year=str(near.year),
            repeats="once",
            may_come="“Everyone's coming except you.” Toni, most likely.",
            will_do="Answer once: “I am not coming. I will write to her.” Then choir.",
            on_call="Mira until eight, Dorte after that",
            made_on=made,
        ),
        DateDocument(
            title="Lunch at the cousins'",
            sort="other",
            day=str(been.day),
            month=str(been.month),
            year=str(been.year),
            repeats="once",
            may_come="Nine lines in the family chat.",
            will_do="The depot by bicycle.",
            made_on=made,
        ),
    ]


def _words() -> list[WordsDocument]:
    return [
        WordsDocument(
            title="Toni, and whoever rings for R.",
            situation="between",
            text="I know you mean well. Please don't pass anything on, and nothing from me either.",
        ),
        WordsDocument(
            title="For Sami",
            situation="child",
            text="You need not think about it. If somebody asks you, say: ask my mother.",
        ),
        WordsDocument(
            title="When a paper comes",
            situation="reply",
            text="Received. Please write to Ms. Okafor.",
        ),
        WordsDocument(title="At the door", situation="door", text="I am not opening. Please go."),
    ]


def _tellings(today: dt.date) -> list[TellingDocument]:
    words = "I have ended contact with R. and I am well. You may hear other things. You can always ask me."
    return [
        TellingDocument(
            name="Grandmother's sister",
            sort="family",
            words=words,
            told_on=_ago(today, 357),
            stance="stood",
            reaction="A postcard with a goat. “Come and eat something.”",
        ),
        TellingDocument(
            name="Aunt Helle",
            sort="family",
            words=words,
            told_on=_ago(today, 356),
            stance="unsure",
            reaction="Worried, and says so to everybody.",
        ),
        TellingDocument(
            name="The choir", sort="other", words="Please say nothing about when I sing."
        ),
    ]


def _child(today: dt.date) -> ChildDocument:
    return ChildDocument(
        initials="S.",
        born_in=str((today - dt.timedelta(days=504)).year - 6),
        knows="That I do not meet R. any more, and that it has nothing to do with him.",
        words="“Ask my mother.”",
        celebrations="His birthday is with us, on the Sunday after.",
    )
