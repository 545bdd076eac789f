"""Every address with an id answers 404 to a stranger, and to an id that was changed.

The ids are those that Alice meets: her pages are read from link to link. So `alice_client` needs
one of everything that has an address; an address that she never meets needs a line below.
"""

import re
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from tests.architecture.addresses import addresses
from tests.architecture.markup import Element, read
from tests.cast import Writer
from tests.journal.incidents.records import put, record
from tests.journal.incidents.sent import part
from tests.journal.writing import a_page, keep, save
from tests.plan.filling import a_whole_plan
from tests.sharing.readers.pairing import everything_of_readers
from tests.site_client import Browser
from tests.support.network import a_whole_network

# route -> why no link leads there from Alice's own pages.
NOT_MET = {
    "e/<uuid:entry_id>/saved/": "the first save of what happened leads there",
    "happened/f/<uuid:slip>/": "a search is a POST that leads there",
    "happened/f/<uuid:slip>/<str:place>/": "it stands on the page of a search",
    "happened/with/<uuid:who>/<str:place>/": "more than a page must be of one contact that is read",
    "journal/tag/<uuid:slip>/": "it stands in the message after several entries were tagged",
    "plan/dates/<uuid:record_id>/after/": "Today leads there once a date has been",
    "people/<uuid:contact_id>/not-called/": "it stands on the page of one with whom it ended",
    "people/f/<uuid:slip>/": "a search is a POST that leads there",
    "people/f/<uuid:slip>/<int:page>/": "it stands on the page of a search",
    "people/import/<uuid:slip>/": "a file that was sent leads there",
    "work/<uuid:job_id>/": "what began long work leads there",
    "work/<uuid:job_id>/cancel/": "it stands there while the work goes on",
    "journal/f/<uuid:slip>/": "a search is a POST that leads there",
    "journal/f/<uuid:slip>/<str:place>/": "it stands on the page of a search",
    "views/<uuid:view_id>/go-on/": "its view must be interrupted: see sharing/test_views_closed.py",
    "views/<uuid:view_id>/link/withdraw/": "its view must have a link: likewise",
    "views/<uuid:view_id>/unfreeze/": "its view must be at rest: likewise",
    "views/<uuid:view_id>/forget/": "its view must be stopped: likewise",
    "views/<uuid:view_id>/seen/<int:number>/": "its view must hold more than a page: likewise",
    "views/<uuid:view_id>/entries/<int:number>/": "likewise",
    "views/<uuid:view_id>/waiting/": "something must wait: likewise",
    "views/new/<uuid:slip>/<slug:step>/": "whom it is for is a POST that leads there: likewise",
    "views/new/<uuid:slip>/create/": "likewise",
    "views/of/<uuid:contact_id>/stop/": "stands on the page of somebody with whom it ended: tests/sharing/",
    "views/new/<uuid:slip>/seen/": "likewise",
    "views/new/<uuid:slip>/seen/<int:number>/": "likewise",
    "views/new/<uuid:slip>/seen/<uuid:entry_id>/": "likewise",
    "views/new/<uuid:slip>/keep/<uuid:entry_id>/": "likewise",
    "v/<uuid:view_id>": "a link that a supporter has: see tests/sharing/visitor/test_who_reads.py",
    "v/<uuid:view_id>/": "likewise",
    "v/<uuid:view_id>/read/": "likewise",
    "v/<uuid:view_id>/e/<uuid:copy_id>/": "likewise",
    "v/<uuid:view_id>/freeze/": "likewise",
}

# route -> why it is no secret: whoever has a journal reads the same there.
THE_SAME_FOR_ALL = {
    "library/<str:code>/": "a page of the catalogue, with the reader's own entries alone",
}

# Reading these ends the session, so the walk goes round them.
ENDS_THE_SESSION = {"leave/", "v/leave/"}


@pytest.fixture
def alice_client(alice: Writer, bob: Writer, charlie: Writer) -> Browser:
    """Alice has one of everything."""
    for day in range(1, 32):
        save(alice.vault, f"day {day}", when=f"2026-10-{day:02}T12:00")
    put(alice.vault, *(record(f"record {number}", days_ago=90, via="Ada") for number in range(31)))
    entry_id = save(alice.vault, "first")
    save(alice.vault, "second", of=entry_id, base=1)
    keep(alice.vault, a_page("being changed", of=entry_id, base=2))
    keep(alice.vault, a_page("begun"))
    a_whole_plan(alice.vault)
    a_whole_network(alice.vault)
    browser = Browser(alice)
    browser.post(f"/e/{save(alice.vault, 'gone')}/delete/")
    happened = save(alice.vault, "happened", when="2026-11-21T12:00")
    save(alice.vault, "happened again", of=happened, base=1, when="2026-11-21T12:00")
    browser.post(f"/e/{happened}/kind/", {"kind": "incident"})
    everything_of_readers(alice.vault, bob.vault, charlie.vault)
    part(browser, happened, "who").type(via="Adele", handles="+44 7700 900555").save()
    return browser


ADDRESS = ("href", "action", "formaction", "hx-get", "hx-post", "hx-delete", "src")
PRIVATE = {"spellcheck", "autocomplete", "translate", "writingsuggestions"}
FIRST = "/"


def route_of(path: str) -> str:
    """The route that a path belongs to; "" for files and what is not ours."""
    try:
        return resolve(path).route
    except Resolver404:
        return ""


def met(element: Element) -> Iterator[tuple[str, bool]]:
    """Paths that an element names, and whether a person can open them by a plain link."""
    for name in ADDRESS:
        path = element.attributes.get(name, "").partition("#")[0].partition("?")[0]
        if path.startswith("/"):
            yield path, name == "href" and element.name == "a"


def walk(client: Client) -> tuple[set[str], dict[str, list[Element]]]:
    """All paths met from the first page on, and the elements of every page that was read.

    Two paths of a route are enough to read: an entry leads where all entries lead.
    """
    paths, pages = {FIRST}, dict[str, list[Element]]()
    todo, visited = [FIRST], list[str]()
    while todo:
        path = todo.pop(0)
        route = route_of(path)
        if path in pages or route in ENDS_THE_SESSION or visited.count(route) > 1:
            continue
        visited.append(route)
        answer = client.get(path, follow=True)
        assert answer.status_code == 200, f"{path} answers {answer.status_code} to its own writer"
        is_page = answer.headers["Content-Type"].startswith("text/html")
        pages[path] = read(answer.content.decode()).elements if is_page else []
        for element in pages[path]:
            for found, is_link in met(element):
                paths.add(found)
                if is_link and route_of(found):
                    todo.append(found)
    return paths, pages


def with_id(paths: set[str]) -> list[str]:
    routes = {address.route for address in addresses() if address.has_id}
    return sorted(path for path in paths if route_of(path) in routes)


def is_hers(path: str) -> bool:
    return route_of(path) not in THE_SAME_FOR_ALL


def changed(path: str) -> list[str]:
    """The path with each of its ids replaced by another that nobody has."""
    found = []
    for value in resolve(path).kwargs.values():
        if isinstance(value, UUID):
            found.append(path.replace(str(value), str(uuid4())))
        elif isinstance(value, str):
            other = value[:-1] + ("0" if value[-1] != "0" else "1")
            found.append(path.replace(f"/{value}", f"/{other}"))
        elif isinstance(value, int):
            found.append(re.sub(rf"/{value}(?=/|$)", "/2147483647", path))
    return found


def tells_nothing(client: Client, path: str) -> bool:
    """404 to reading and writing; 405 for one of them says only which verb the address takes."""
    seen = {client.get(path).status_code, client.post(path).status_code}
    return 404 in seen and seen <= {404, 405}


@pytest.mark.django_db
def test_alice_meets_every_address_with_an_id(alice_client: Client) -> None:
    paths, _ = walk(alice_client)
    wanted = {address.route for address in addresses() if address.has_id}
    reached = {route_of(path) for path in paths}
    assert wanted - reached - set(NOT_MET) == set()
    assert (set(NOT_MET) | set(THE_SAME_FOR_ALL)) - wanted == set()


@pytest.mark.django_db
@pytest.mark.parametrize("stranger", ["bob_client", "charlie_client"])
def test_a_stranger_finds_nothing_behind_an_id_of_alice(
    alice_client: Client, stranger: str, request: pytest.FixtureRequest
) -> None:
    client = request.getfixturevalue(stranger)
    mine = [path for path in with_id(walk(alice_client)[0]) if is_hers(path)]
    assert mine
    assert [path for path in mine if not tells_nothing(client, path)] == []


@pytest.mark.django_db
def test_a_changed_id_leads_nowhere(alice_client: Client) -> None:
    others = [other for path in with_id(walk(alice_client)[0]) for other in changed(path)]
    assert others
    assert [path for path in others if not tells_nothing(alice_client, path)] == []


@pytest.mark.django_db
def test_every_field_for_private_text_is_kept_from_the_browser(alice_client: Client) -> None:
    _, pages = walk(alice_client)
    fields = [
        (path, element)
        for path, elements in pages.items()
        for element in elements
        if element.name == "textarea"
    ]
    assert fields
    assert [item for item in fields if not set(item[1].attributes) >= PRIVATE] == []
