"""From a file to contacts and back, as a browser without scripts does it."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from apps.support.documents import LONGEST_NOTES
from apps.support.models import Contact
from apps.vault import memory_files, tickets
from tests.cast import Writer
from tests.site_client import Browser, elements
from tests.support.network import NUMBER, contact, document_of, everybody, names, person, phone

CARDS = (
    "BEGIN:VCARD\nFN:Ada\nTEL:+44 20 7946 0958\nTEL:020 7946 0333\nEND:VCARD\n"
    "BEGIN:VCARD\nFN:Ben\nnonsense\nEND:VCARD\n"
)


def upload(browser: Browser, data: bytes) -> str:
    """The address of the choice."""
    answer = browser.post("/people/import/", {"file": SimpleUploadedFile("book", data)})
    assert answer.status_code == 302, answer.content
    return answer.headers["Location"]


def offered(page: str) -> list[str]:
    boxes = [e for e in elements(page, "input") if e.attributes.get("name") == "take"]
    return [box.attributes["value"] for box in boxes]


def test_nothing_is_taken_before_it_was_chosen(alice_client: Browser, alice: Writer) -> None:
    address = upload(alice_client, CARDS.encode())
    page = alice_client.page(address)
    assert "Line 8" in page
    assert Contact.objects.count() == 0
    assert alice_client.post(address, {}).headers["Location"] == address
    assert Contact.objects.count() == 0
    alice_client.post(address, {"take": offered(page)[1]})
    assert names(alice.vault) == ["Ben"]


def test_all_can_be_taken_and_twice_is_once(alice_client: Browser, alice: Writer) -> None:
    address = upload(alice_client, CARDS.encode())
    for _ in range(2):
        alice_client.post(address, {"all": "1"})
    assert names(alice.vault) == ["Ada", "Ben"]


def test_whoever_is_there_already_gains_what_is_new(alice_client: Browser, alice: Writer) -> None:
    there = contact(alice.vault, "Ada L.", ways=[phone("+44 20 7946 0958")])
    address = upload(alice_client, CARDS.encode())
    assert "Add to Ada L." in alice_client.page(address)
    alice_client.post(address, {"all": "1"})
    assert names(alice.vault) == ["Ada L.", "Ben"]
    fields = document_of(alice.vault, there).fields
    assert "020 7946 0333" in [way.value for way in fields.ways]
    assert "Ada" in fields.notes


def test_whoever_looks_like_another_can_be_taken_apart(
    alice_client: Browser, alice: Writer
) -> None:
    contact(alice.vault, "Ada")
    address = upload(alice_client, CARDS.encode())
    ada = offered(alice_client.page(address))[0]
    alice_client.post(address, {"take": ada, f"into-{ada}": ""})
    assert names(alice.vault) == ["Ada", "Ada"]


def test_nobody_is_added_to_a_contact_that_was_not_offered(
    alice_client: Browser, alice: Writer
) -> None:
    other = contact(alice.vault, "Somebody else")
    address = upload(alice_client, CARDS.encode())
    ada = offered(alice_client.page(address))[0]
    alice_client.post(address, {"take": ada, f"into-{ada}": str(other)})
    assert names(alice.vault) == ["Ada", "Somebody else"]


def test_letters_that_the_file_does_not_tell_are_asked_for(
    alice_client: Browser, alice: Writer
) -> None:
    address = upload(alice_client, "Name;Phone\nJürgen;030 123456\n".encode("latin-1"))
    page = alice_client.page(address)
    assert "Jürgen" in page
    assert offered(page) == []
    alice_client.post(address, {"encoding": "no-such"})
    assert alice_client.post(address, {"encoding": "cp1252"}).headers["Location"] == address
    alice_client.post(address, {"all": "1"})
    assert names(alice.vault) == ["Jürgen"]


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"{}", b"%PDF-1.7\n\xff\xd8"])
def test_a_file_of_something_else_saves_nothing(alice_client: Browser, data: bytes) -> None:
    answer = alice_client.post("/people/import/", {"file": SimpleUploadedFile("book", data)})
    assert answer.status_code == (302 if data else 422)
    if data:
        address = answer.headers["Location"]
        alice_client.post(address, {"encoding": "cp1252"})
        alice_client.post(address, {"all": "1"})
    assert Contact.objects.count() == 0


def test_a_file_that_is_too_large_is_refused_in_words(alice_client: Browser) -> None:
    for size in (1024 * 1024 + 1, 8 * 1024 * 1024 + 10):
        large = SimpleUploadedFile("book", b"name\n" + b"x" * size)
        answer = alice_client.post("/people/import/", {"file": large})
        assert answer.status_code == 422
        errors = [
            e for e in elements(answer.content.decode(), "input") if "aria-invalid" in e.attributes
        ]
        assert [e.attributes["name"] for e in errors] == ["file"]
        assert list(memory_files.folder().glob("slip-*")) == []


def test_notes_that_are_too_long_are_told_before_the_choice(alice_client: Browser) -> None:
    sentence = "The notes are longer than a contact holds."
    for length, is_told in ((LONGEST_NOTES, False), (LONGEST_NOTES + 1, True)):
        text = f"BEGIN:VCARD\nFN:Ada\nNOTE:{'a' * length}\nEND:VCARD\n"
        page = alice_client.page(upload(alice_client, text.encode()))
        assert (sentence in page) is is_told


def test_a_choice_is_nobody_elses(alice_client: Browser, bob_client: Browser) -> None:
    address = upload(alice_client, CARDS.encode())
    assert bob_client.get(address).status_code == 404
    assert alice_client.get(f"/people/import/{uuid4()}/").status_code == 404


def test_the_file_holds_everybody_but_no_person_and_nobody_deleted(
    alice_client: Browser, alice: Writer
) -> None:
    contact(alice.vault, "Ada", ways=[phone()], notes="has the spare key")
    gone = contact(alice.vault, "Gone")
    alice_client.post(f"/people/{gone}/delete/")
    person(alice.vault, "Rob")
    answer = alice_client.post("/people/export/")
    text = answer.content.decode()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="people.vcf"'
    assert "FN:Ada\r\n" in text
    assert NUMBER in text
    assert not any(word in text for word in ("Gone", "Rob", "spare"))
    assert "spare" in alice_client.post("/people/export/", {"notes": "on"}).content.decode()


def test_a_file_says_no_id_of_a_row_and_names_a_contact_the_same_each_time(
    alice_client: Browser, alice: Writer
) -> None:
    saved = contact(alice.vault, "Ada")
    texts = [alice_client.post("/people/export/").content.decode() for _ in range(2)]
    assert "UID:urn:uuid:" in texts[0]
    assert texts[0] == texts[1]
    assert str(saved) not in texts[0]
    assert saved.hex not in texts[0]


def test_what_was_written_can_be_taken_in_by_another(
    alice_client: Browser, bob_client: Browser, alice: Writer, bob: Writer
) -> None:
    contact(alice.vault, "Zoë", ways=[phone()])
    address = upload(bob_client, alice_client.post("/people/export/").content)
    bob_client.post(address, {"all": "1"})
    assert names(bob.vault) == ["Zoë"]
    (line,) = everybody(bob.vault).contacts.values()
    assert line.way == NUMBER


@pytest.mark.parametrize("act", ["get", "post"])
def test_the_file_is_given_only_soon_after_the_password(
    alice_client: Browser, alice: Writer, act: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    contact(alice.vault, "Ada", ways=[phone()])
    now = tickets.time.time() + 6 * 60
    monkeypatch.setattr("apps.accounts.step_up.time.time", lambda: now)
    page = getattr(alice_client, act)("/people/export/").content.decode()
    assert "password" in page
    assert NUMBER not in page
