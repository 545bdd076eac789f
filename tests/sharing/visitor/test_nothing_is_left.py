"""Neither the link nor the words nor a text lies anywhere in the clear: not in the database, not in
memory, not in a log, not in an address or a header of an answer."""

import logging
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from apps.sharing import filing, flows
from tests.cast import Writer
from tests.journal.writing import save
from tests.sharing.sharing import view
from tests.sharing.visitor.reading import Reader, copy_ids, lent

pytestmark = pytest.mark.django_db
WORDS = "Herons-in-the-clear"


def database() -> bytes:
    """Every value of every row."""
    found = bytearray()
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            for row in cursor.fetchall():
                for value in row:
                    is_raw = isinstance(value, bytes | memoryview)
                    found += bytes(value) if is_raw else str(value).encode()
    return bytes(found)


def memory() -> bytes:
    files = [path for path in Path(settings.TICKETS_DIR).rglob("*") if path.is_file()]
    return b"".join(path.name.encode() + path.read_bytes() for path in files)


def head_of(answer: Any) -> bytes:
    return "".join(f"{name}: {value}\n" for name, value in answer.headers.items()).encode()


def test_link_words_and_texts_are_nowhere_in_the_clear(
    alice: Writer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    view_id, given = lent(alice, chosen=[save(alice.vault, WORDS)])
    reader, heads = Reader(), bytearray()
    heads += head_of(reader.get(f"/v/{view_id}"))
    heads += head_of(reader.try_to_open(view_id, given.fragment, "six wrong words"))
    heads += head_of(reader.try_to_open(view_id, given.fragment[:-2], given.passphrase))
    opened = reader.try_to_open(view_id, f"#{given.fragment}", given.passphrase)
    del opened.headers["Vary"]
    heads += head_of(opened)
    path = f"/v/{view_id}/e/{copy_ids(view_id)[0]}/"
    page = reader.get(path)
    assert WORDS in page.content.decode()
    heads += head_of(page) + head_of(reader.get(f"/v/{view_id}/read/"))
    private_key = view(alice.vault, view_id).document.private_key
    canaries = [given.fragment, given.passphrase, WORDS]
    secrets = [each.encode() for each in canaries] + [private_key, private_key.hex().encode()]
    for _ in range(2):
        for name, place in {
            "database": database(),
            "memory": memory(),
            "heads": bytes(heads),
            "log": caplog.text.encode(),
        }.items():
            assert [each for each in secrets if each in place] == [], name
        filing.file_openings(alice.vault)
    flows.stop(vault=alice.vault, view_id=view_id, now=1)
    assert all(each not in database() for each in secrets)
