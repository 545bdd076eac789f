"""Every address of a visit: 404 for all but the reader of that very view, and always the same page."""

from collections.abc import Callable, Iterator
from typing import NamedTuple
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import resolve

from apps.sharing import ending, flows
from apps.sharing.models import View
from apps.sharing.visitor import urls, ways
from apps.sharing.visitor.ways import Found
from apps.vault import inbox, memory_files
from tests.cast import Writer
from tests.journal.writing import save
from tests.sharing.sharing import contents, in_days, keys, told, view
from tests.sharing.visitor.reading import Reader, copy_ids, opened, paths_of
from tests.site_client import Browser

pytestmark = pytest.mark.django_db


class Lent(NamedTuple):
    view_id: UUID
    copy_id: UUID
    reader: Reader

    @property
    def paths(self) -> list[str]:
        return paths_of(self.view_id, self.copy_id)


@pytest.fixture
def alices(alice: Writer) -> Lent:
    view_id, reader = opened(alice, chosen=[save(alice.vault, "Herons.")])
    return Lent(view_id, copy_ids(view_id)[0], reader)


def seen(client: Client, paths: list[str]) -> set[tuple[int, bytes]]:
    answers = [client.get(path) for path in paths]
    return {(answer.status_code, answer.content) for answer in answers}


def nowhere() -> set[tuple[int, bytes]]:
    """What somebody gets who asks for what never was."""
    return seen(Reader(), paths_of(uuid4()))


def test_all_addresses_with_an_id_are_walked(alices: Lent) -> None:
    walked = {resolve(path).route for path in alices.paths}
    landing = {"v/<uuid:view_id>", "v/<uuid:view_id>/"}
    assert {str(each.pattern) for each in urls.urlpatterns} == walked | landing | {"v/leave/"}


def test_its_reader_reads_it(alices: Lent) -> None:
    assert {status for status, _ in seen(alices.reader, alices.paths)} == {200}


@pytest.mark.parametrize("who", ["nobody", "charlie_client", "bob_client", "alice_client"])
def test_nobody_else_finds_anything(alices: Lent, who: str, request: pytest.FixtureRequest) -> None:
    client = Reader() if who == "nobody" else request.getfixturevalue(who)
    assert seen(client, alices.paths) == seen(client, paths_of(uuid4()))
    assert {status for status, _ in seen(client, alices.paths)} == {404}


def test_the_reader_of_another_view_finds_nothing(alice: Writer, alices: Lent) -> None:
    _other, reader = opened(alice, chosen=[save(alice.vault, "Reeds.")])
    assert seen(reader, alices.paths) == nowhere()


def test_a_copy_of_another_view_is_not_found_through_ones_own(alice: Writer, alices: Lent) -> None:
    view_id, reader = opened(alice, chosen=[save(alice.vault, "Reeds.")])
    assert seen(reader, [f"/v/{view_id}/e/{alices.copy_id}/"]) == nowhere()


def freeze_all(alice: Writer, view_id: UUID) -> None:
    ending.freeze(alice.vault.owner)


def let_it_end(alice: Writer, view_id: UUID) -> None:
    View.objects.filter(id=view_id).update(expires_on=in_days(-1))


def put_off_its_end(alice: Writer, view_id: UUID) -> None:
    """By whoever writes the database: the day under seal is what counts."""
    document = contents(alice.vault, view_id)
    document.until = in_days(-1).toordinal()
    keys(alice.vault, view_id).seal_contents(9, document).save(force_update=True)
    View.objects.filter(id=view_id).update(expires_on=in_days(60))


def sweep(alice: Writer, view_id: UUID) -> None:
    let_it_end(alice, view_id)
    ending.end_expired()


def stop(alice: Writer, view_id: UUID) -> None:
    flows.stop(vault=alice.vault, view_id=view_id, now=1)


def make_anew(alice: Writer, view_id: UUID) -> None:
    document = view(alice.vault, view_id).document
    flows.change_view(
        vault=alice.vault,
        view_id=view_id,
        terms=document.terms,
        scope=document.scope,
        contents=told(),
    )


ENDS = [freeze_all, let_it_end, put_off_its_end, sweep, stop, make_anew]


@pytest.mark.parametrize("act", ENDS)
def test_the_next_request_fails_and_nothing_tells_why(
    alice: Writer, alices: Lent, act: Callable[[Writer, UUID], None]
) -> None:
    act(alice, alices.view_id)
    assert seen(alices.reader, alices.paths) == nowhere()
    assert alices.reader.post(f"/v/{alices.view_id}/freeze/").status_code == 404


def test_a_key_that_was_swapped_in_the_file_opens_nothing(alice: Writer, alices: Lent) -> None:
    (file,) = memory_files.kept("visit-")
    memory_files.write(file.name, bytes(200))
    assert seen(alices.reader, alices.paths) == nowhere()


@pytest.fixture
def another_way() -> Iterator[dict[UUID, Found]]:
    """A way by which whoever is signed in reads what is in this table."""
    table: dict[UUID, Found] = {}
    before = dict(ways._ways)
    ways.register(
        "account",
        lambda request, view_id: table.get(view_id) if request.user.is_authenticated else None,
    )
    yield table
    ways._ways.clear()
    ways._ways.update(before)


def test_another_way_leads_to_the_same_pages_in_one_visit(
    alice: Writer, alices: Lent, another_way: dict[UUID, Found], bob_client: Browser
) -> None:
    private_key = view(alice.vault, alices.view_id).document.private_key
    another_way[alices.view_id] = Found(alice.vault.owner, private_key)
    for path in alices.paths:
        assert bob_client.get(path).status_code == 200
    heard = [filed.note.detail for filed in inbox.notes(alice.vault)]
    assert len(heard) == 2
    assert sum('"by":"account"' in detail for detail in heard) == 1
    assert seen(Reader(), alices.paths) == nowhere()
    stop(alice, alices.view_id)
    assert {status for status, _ in seen(bob_client, alices.paths)} == {404}


def test_what_cannot_be_read_is_no_visit_by_another_way(
    alice: Writer, alices: Lent, another_way: dict[UUID, Found], bob_client: Browser
) -> None:
    private_key = view(alice.vault, alices.view_id).document.private_key
    another_way[alices.view_id] = Found(alice.vault.owner, private_key)
    freeze_all(alice, alices.view_id)
    assert {status for status, _ in seen(bob_client, alices.paths)} == {404}
    assert len(inbox.notes(alice.vault)) == 1
