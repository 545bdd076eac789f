"""A stranger finds nothing at any address of somebody's views, whatever state they are in."""

from uuid import UUID, uuid4

import pytest

from apps.journal import stream
from apps.sharing.models import Copy, LinkGrant, View
from tests.architecture.addresses import addresses
from tests.cast import Writer
from tests.journal.writing import save
from tests.sharing.lent import views_of_every_state
from tests.site_client import Browser
from tests.support.network import contact

pytestmark = pytest.mark.django_db
SHARED = ("views/", "views/new/", "views/freeze/")


def routes() -> list[str]:
    found = [address.route for address in addresses() if address.route.startswith("views/")]
    return [route for route in found if route not in SHARED and "account" not in route]


def paths(alice: Writer, browser: Browser) -> list[str]:
    """Every address of every view, with ids that are real."""
    views = views_of_every_state(alice.vault)
    lines = stream.all_lines(alice.vault)
    copy_id = Copy.objects.filter(view_id=views["live"]).values_list("id", flat=True)[0]
    answer = browser.post("/views/new/", {"contact": str(contact(alice.vault, "Noa"))})
    values = {
        "<uuid:slip>": answer.headers["Location"].split("/")[3],
        "<slug:step>": "role",
        "<uuid:entry_id>": str(UUID(bytes=lines[0].id)),
        "<uuid:copy_id>": str(copy_id),
        "<int:number>": "1",
    }
    found = []
    for route in routes():
        for view_id in views.values():
            path = f"/{route}".replace("<uuid:view_id>", str(view_id))
            for name, value in values.items():
                path = path.replace(name, value)
            found.append(path)
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("name", ["bob_client", "charlie_client"])
def test_a_stranger_finds_nothing(
    alice: Writer, alice_client: Browser, name: str, request: pytest.FixtureRequest
) -> None:
    for number in range(3):
        save(alice.vault, f"Herons {number}.")
    stranger: Browser = request.getfixturevalue(name)
    mine = paths(alice, alice_client)
    assert len(mine) > 60
    before = sorted(View.objects.values_list("id", "revision", "frozen", "expires_on"))
    for path in mine:
        seen = {stranger.get(path).status_code, stranger.post(path).status_code}
        assert 404 in seen, path
        assert seen <= {404, 405}, path
    assert sorted(View.objects.values_list("id", "revision", "frozen", "expires_on")) == before
    assert LinkGrant.objects.count() == 1


def test_an_id_that_never_was_is_as_closed(alice: Writer, alice_client: Browser) -> None:
    view_id = views_of_every_state(alice.vault)["live"]
    for route in routes():
        if "view_id" in route and "entry_id" not in route and "copy_id" not in route:
            path = f"/{route}".replace("<int:number>", "1")
            other = path.replace("<uuid:view_id>", str(uuid4()))
            assert 404 in {
                alice_client.get(other).status_code,
                alice_client.post(other).status_code,
            }
    assert alice_client.get(f"/views/{view_id}/").status_code == 200


def test_every_page_of_every_state_opens_for_its_writer(
    alice: Writer, alice_client: Browser
) -> None:
    for number in range(31):
        save(alice.vault, f"Herons {number}.")
    views = views_of_every_state(alice.vault)
    for state, view_id in views.items():
        assert alice_client.page(f"/views/{view_id}/"), state
    for page in ("seen", "seen/2", "entries", "entries/2", "waiting", "stop"):
        alice_client.page(f"/views/{views['live']}/{page}/")
    assert "Over since" in alice_client.page("/views/")
