"""The page of a link is the same whether there is a view or not, and so is what a try costs."""

import re
import time
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.test import Client

from apps.sharing import ending, flows, links
from apps.sharing.links import Given
from apps.sharing.models import View
from apps.sharing.visitor import landing
from apps.vault import inbox, primitives, stretching
from apps.vault.exceptions import TooManyAtOnce
from tests.cast import Writer
from tests.journal.writing import save
from tests.sharing.sharing import in_days, made, told, view
from tests.sharing.visitor.reading import Reader, lent

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
WRONG = "six wrong words that open nothing"


@pytest.fixture
def alices(alice: Writer) -> tuple[UUID, Given]:
    return lent(alice, chosen=[save(alice.vault, "Herons.")])


def without_token(content: bytes) -> str:
    return TOKEN.sub("", content.decode())


def ended(alice: Writer, how: str) -> tuple[UUID, Given]:
    """A view of that state, and the link that it had."""
    view_id, given = lent(alice, chosen=[save(alice.vault, "Herons.")])
    match how:
        case "stopped":
            flows.stop(vault=alice.vault, view_id=view_id, now=1)
        case "frozen":
            ending.freeze(alice.vault.owner, [view_id])
        case "over":
            View.objects.filter(id=view_id).update(expires_on=in_days(-1))
        case "over and swept":
            View.objects.filter(id=view_id).update(expires_on=in_days(-1))
            ending.end_expired()
        case "withdrawn":
            flows.withdraw_link(vault=alice.vault, view_id=view_id)
        case "replaced":
            flows.give_link(vault=alice.vault, view_id=view_id)
        case "never":
            view_id = uuid4()
    return view_id, given


ENDS = ["stopped", "frozen", "over", "over and swept", "withdrawn", "replaced", "never"]


@pytest.mark.parametrize("how", ENDS)
def test_the_page_of_every_id_is_the_same(
    alice: Writer, alices: tuple[UUID, Given], how: str
) -> None:
    view_id, _given = ended(alice, how)
    answers = [Reader().get(f"/v/{each}") for each in (alices[0], view_id)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert len({without_token(answer.content) for answer in answers}) == 1
    assert len({tuple(sorted(answer.headers)) for answer in answers}) == 1


@pytest.mark.parametrize("how", ENDS)
def test_what_cannot_be_read_is_refused_as_wrong_words_are(
    alice: Writer, alices: tuple[UUID, Given], how: str
) -> None:
    view_id, given = ended(alice, how)
    link = f"#{given.fragment}"
    refused = Reader().try_to_open(view_id, link, given.passphrase)
    wrong = Reader().try_to_open(alices[0], link, WRONG)
    assert (refused.status_code, wrong.status_code) == (422, 422)
    assert without_token(refused.content) == without_token(wrong.content)
    assert str(landing.NOT_OPENED) in refused.content.decode()
    assert settings.VISIT_COOKIE_NAME not in refused.cookies


@pytest.mark.parametrize("known", [True, False])
def test_every_try_runs_one_derivation(
    alices: tuple[UUID, Given], monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    runs: list[int] = []
    stretch = primitives.stretch

    def counted(*args: Any, **costs: Any) -> bytes:
        runs.append(1)
        return stretch(*args, **costs)

    monkeypatch.setattr(primitives, "stretch", counted)
    view_id, given = alices
    Reader().try_to_open(view_id if known else uuid4(), given.fragment, WRONG)
    assert len(runs) == 1


def around(url: str) -> list[str]:
    """What becomes of a link on its way."""
    front, secret = url.split("#")
    middle = len(secret) // 2
    return [
        url,
        f"#{secret}",
        secret,
        f"  {secret}\n",
        f"({url})",
        f"<{url}>",
        f"See here: {url}",
        f"{front}?utm_source=chat#{secret}",
        f"{url}?fbclid=IwAR0abc",
        f"{url}&utm_medium=mail",
        f"{url}/",
        f"{front}#{secret[:middle]}\n{secret[middle:]}",
        f"{front}#{secret.lower()}",
        f"{front}#{'-'.join(re.findall('.{1,4}', secret))}",
    ]


def test_a_link_is_read_whatever_was_glued_to_it(alices: tuple[UUID, Given]) -> None:
    view_id, given = alices
    for pasted in around(f"https://notes.example/v/{view_id}#{given.fragment}"):
        answer = Reader().try_to_open(view_id, pasted, given.passphrase)
        assert answer.status_code == 302, pasted


def test_words_are_read_however_they_are_spaced_and_written(alices: tuple[UUID, Given]) -> None:
    view_id, given = alices
    words = re.split(r"\W+", given.passphrase)
    for typed in ("  ".join(words), "-".join(words).upper(), "\n".join(words), ", ".join(words)):
        assert Reader().try_to_open(view_id, given.fragment, typed).status_code == 302, typed


@pytest.mark.parametrize("cut", [1, 8, 30])
def test_a_link_that_is_cut_short_is_told_as_such_and_tries_nothing(
    alices: tuple[UUID, Given], cut: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    view_id, given = alices
    monkeypatch.setattr(links, "opened", lambda *args: pytest.fail("a try"))
    answer = Reader().try_to_open(view_id, f"#{given.fragment[:-cut]}", given.passphrase)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert str(landing.CUT_SHORT) in page
    assert given.fragment[:-cut] in page
    assert given.passphrase not in page


def test_a_wrong_try_keeps_the_link_and_never_shows_the_words(
    alices: tuple[UUID, Given],
) -> None:
    view_id, given = alices
    page = Reader().try_to_open(view_id, f"#{given.fragment}", WRONG).content.decode()
    assert f'name="invitation_link" value="#{given.fragment}"' in page
    assert WRONG not in page


def test_nothing_typed_is_a_form_again(alices: tuple[UUID, Given]) -> None:
    assert Reader().post(f"/v/{alices[0]}", {}).status_code == 422
    long = {"invitation_link": "x" * 5000, "password_words": "x" * 5000}
    assert Reader().post(f"/v/{alices[0]}", long).status_code == 422


@pytest.mark.parametrize("known", [True, False])
def test_five_wrong_tries_let_a_link_rest_for_an_hour(
    alices: tuple[UUID, Given], known: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    view_id = alices[0] if known else uuid4()
    given = alices[1]
    for _ in range(landing.TRIES):
        assert Reader().try_to_open(view_id, given.fragment, WRONG).status_code == 422
    answer = Reader().try_to_open(view_id, given.fragment, given.passphrase)
    assert answer.status_code == 429
    assert str(landing.PAUSED) in answer.content.decode()
    later = time.time() + 3601
    monkeypatch.setattr("apps.core.rate_limits.time.time", lambda: later)
    answer = Reader().try_to_open(view_id, given.fragment, given.passphrase)
    assert answer.status_code == (302 if known else 422)


def test_whoever_does_not_have_the_link_cannot_let_it_rest(
    alice: Writer, alices: tuple[UUID, Given]
) -> None:
    view_id, given = alices
    _other, elsewhere = lent(alice, chosen=[save(alice.vault, "Reeds.")])
    for _ in range(landing.TRIES + 1):
        Reader().try_to_open(view_id, elsewhere.fragment, WRONG)
    Reader().open(view_id, given)


def test_right_words_after_wrong_ones_count_from_the_start(alices: tuple[UUID, Given]) -> None:
    view_id, given = alices
    for _ in range(2):
        for _ in range(landing.TRIES - 1):
            Reader().try_to_open(view_id, given.fragment, WRONG)
        Reader().open(view_id, given)


def test_a_link_that_rests_is_told_to_the_writer(alice: Writer, alices: tuple[UUID, Given]) -> None:
    view_id, given = alices
    for _ in range(landing.TRIES):
        Reader().try_to_open(view_id, given.fragment, WRONG)
    assert [filed.note.kind for filed in inbox.notes(alice.vault)] == ["view paused"]


def test_a_link_that_rests_again_leaves_one_note(
    alice: Writer, alices: tuple[UUID, Given], monkeypatch: pytest.MonkeyPatch
) -> None:
    view_id, given = alices
    now = time.time()
    for hours in range(2):
        later = now + hours * 3601
        monkeypatch.setattr("apps.core.rate_limits.time.time", lambda later=later: later)
        for _ in range(landing.TRIES):
            Reader().try_to_open(view_id, given.fragment, WRONG)
    assert [filed.note.kind for filed in inbox.notes(alice.vault)] == ["view paused"]


@pytest.mark.parametrize("is_old", [True, False])
def test_a_link_that_was_never_given_or_was_replaced_is_told_to_nobody(
    alice: Writer, alices: tuple[UUID, Given], is_old: bool
) -> None:
    view_id, given = alices
    if is_old:
        flows.give_link(vault=alice.vault, view_id=view_id)
    made_up = links._written(primitives.random_bytes(links.SECRET_BYTES))
    for _ in range(landing.TRIES + 1):
        Reader().try_to_open(view_id, given.fragment if is_old else made_up, WRONG)
    assert inbox.notes(alice.vault) == []


def test_who_knows_the_id_of_a_view_hides_no_failed_sign_in(
    alice: Writer, alices: tuple[UUID, Given], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "MOST_ATTEMPTS", 1)
    for _ in range(2):
        made_up = links._written(primitives.random_bytes(links.SECRET_BYTES))
        for _ in range(landing.TRIES):
            Reader().try_to_open(alices[0], made_up, WRONG)
    for _ in range(landing.TRIES):
        Reader().try_to_open(alices[0], alices[1].fragment, WRONG)
    Client().post("/sign-in/", {"name": alice.name, "password": "not the one"})
    kinds = [filed.note.kind for filed in inbox.notes(alice.vault)]
    assert sorted(kinds) == ["failed sign-in", "view paused"]


def test_right_words_for_a_view_that_rests_are_not_told_as_wrong_ones(alice: Writer) -> None:
    view_id, given = ended(alice, "frozen")
    statuses = [
        Reader().try_to_open(view_id, given.fragment, given.passphrase).status_code
        for _ in range(landing.TRIES + 1)
    ]
    assert statuses == [422] * landing.TRIES + [429]
    assert inbox.notes(alice.vault) == []


@pytest.mark.parametrize("how", ENDS)
def test_what_does_not_open_rests_in_the_same_way_whatever_it_is(alice: Writer, how: str) -> None:
    view_id, given = ended(alice, how)
    answers = [
        Reader().try_to_open(view_id, given.fragment, given.passphrase)
        for _ in range(landing.TRIES + 1)
    ]
    assert [answer.status_code for answer in answers] == [422] * landing.TRIES + [429]


def test_too_many_at_once_are_asked_to_come_back(
    alices: tuple[UUID, Given], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**lane: Any) -> Any:
        raise TooManyAtOnce

    monkeypatch.setattr(stretching, "place", full)
    answer = Reader().try_to_open(alices[0], alices[1].fragment, alices[1].passphrase)
    assert answer.status_code == 503
    assert str(landing.TOO_BUSY) in answer.content.decode()


def test_a_view_that_is_still_being_made_does_not_open(alice: Writer) -> None:
    view_id = made(alice.vault, chosen=[save(alice.vault, "Herons.")])
    given = flows.give_link(vault=alice.vault, view_id=view_id)
    document = view(alice.vault, view_id).document
    flows.change_view(
        vault=alice.vault,
        view_id=view_id,
        terms=document.terms,
        scope=document.scope,
        contents=told(),
    )
    assert Reader().try_to_open(view_id, given.fragment, given.passphrase).status_code == 422


def test_no_page_before_opening_says_what_this_is_for(alices: tuple[UUID, Given]) -> None:
    page = Reader().page(f"/v/{alices[0]}").lower()
    for word in ("journal", "writer", "alice", "share", "evidence", "stillwater"):
        assert word not in page.replace("/leave/", ""), word


def test_a_form_from_before_shows_neither_link_nor_words(alices: tuple[UUID, Given]) -> None:
    view_id, given = alices
    reader = Reader(enforce_csrf_checks=True)
    answer = reader.try_to_open(view_id, f"#{given.fragment}", given.passphrase)
    assert answer.status_code == 403
    page = answer.content.decode()
    assert given.fragment not in page
    assert given.passphrase not in page
