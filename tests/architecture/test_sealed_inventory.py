"""Every column of the database, and why a thief may read it: see docs/encryption.md.

A new column gets its line here in the commit that makes it. Say `sealed` when it opens only with
a writer's keys; else say what a reader of the dump learns from it.
"""

import pytest
from django.apps import apps
from django.db import connection

Columns = dict[str, str]

# Tables of Django itself. They hold nothing about a person.
DJANGO = {
    "auth_group": "comes with permissions; stays empty",
    "auth_group_permissions": "comes with permissions; stays empty",
    "auth_permission": "names of models, the same in every instance",
    "django_content_type": "names of models, the same in every instance",
    "django_migrations": "which version ran when: days of installation, not of writing",
}

OWNER = "a random id: how many rows belong together"
EPOCH = "how often the password was changed"

SEALED_RECORD: Columns = {
    "id": "a random id",
    "owner_id": OWNER,
    "revision": "how often this row was saved",
    "epoch": EPOCH,
    "wrapped_key": "sealed: the key of this content",
    "sealed": "sealed: the content, padded",
}

SEALED_TO_VIEW: Columns = {
    "id": "a random id",
    "owner_id": OWNER,
    "view_id": "a random id: how many copies a view has",
    "revision": "how often this row was saved",
    "sealed": "sealed: to the view's own key, padded",
}

OURS: dict[str, Columns] = {
    "accounts_account": {
        "id": "a random id",
        "name_tag": "an HMAC of the user name under the pepper",
        "password": "a verifier: without the pepper no guess can be tried against it",
        "session_salt": "random, new when all sessions end",
        "has_journal": "writer or supporter",
        "runs_instance": "who may invite",
        "idle_minutes": "one of four choices",
        "theme": "one of three choices",
        "recovery_terms": "sealed: under the pepper, for the server must read it while locked",
        "recovery_request": "sealed: under the pepper; its presence tells of a request",
    },
    "accounts_invitation": {
        "id": "a random id",
        "token_tag": "an HMAC of the code under the pepper",
        "purge_on": "the day it ends, so the day it was made",
    },
    "accounts_profile": SEALED_RECORD,
    "core_job": {
        "id": "a random id",
        "owner_id": OWNER,
        "kind": "which sort of long work: making a view, bringing in or taking out",
        "state": "how far it is, for the page that waits for it",
        "done": "how many steps are done; the rows that they made can be counted anyway",
        "total": "how many steps there are",
        "cancel_asked": "whether the writer pressed Cancel",
        "purge_on": "the day after it began; the row goes the day after that",
    },
    "journal_cataloguepage": SEALED_RECORD,
    "journal_draft": SEALED_RECORD,
    "journal_entry": {
        **SEALED_RECORD,
        "purge_on": "the day on which an entry in the bin is destroyed, so the day it went there",
    },
    "journal_entryrevision": {
        **SEALED_RECORD,
        "entry_id": "a random id: which earlier versions belong together",
    },
    "journal_learned": SEALED_RECORD,
    "journal_textpage": SEALED_RECORD,
    "sharing_view": {
        **SEALED_RECORD,
        "expires_on": "the last day of a view, so about when it was made",
        "frozen": "that somebody asked for it to rest",
    },
    "sharing_copy": {
        **SEALED_TO_VIEW,
        "id": "an HMAC under the view's key: not which entry it is of",
        "revision": "that of the list it came with: which copies were last written together",
    },
    "sharing_contents": SEALED_TO_VIEW,
    "sharing_linkgrant": {
        "id": "the view's id: that it can be opened by a link",
        "owner_id": OWNER,
        "sealed": "sealed: the view's key, under link, passphrase and pepper; an HMAC of the link",
    },
    "sharing_accountgrant": {
        "id": "a random id",
        "owner_id": OWNER,
        "view_id": "a random id: that the view can be opened by an account",
        "reader_tag": "an HMAC of the reading account's id under the pepper: which grants are one's",
        "sealed": "sealed: the view's key, to the public key of that account",
    },
    "sharing_reader": SEALED_RECORD,
    "sharing_readerinvitation": {
        "id": "a random id",
        "owner_id": OWNER,
        "token_tag": "an HMAC of the code under the pepper",
        "sealed": "sealed: who invites, under the code and the pepper",
        "answer": "sealed: to a key that the writer alone holds; its presence tells of an answer",
        "purge_on": "the day it ends, so the day it was made",
    },
    "sharing_sharingkeys": SEALED_RECORD,
    "support_contact": SEALED_RECORD,
    "support_otherperson": SEALED_RECORD,
    "support_peoplepage": SEALED_RECORD,
    "plan_child": SEALED_RECORD,
    "plan_dateahead": SEALED_RECORD,
    "plan_decision": SEALED_RECORD,
    "plan_plan": SEALED_RECORD,
    "plan_preparedwords": SEALED_RECORD,
    "plan_telling": SEALED_RECORD,
    "vault_head": {
        "owner_id": OWNER,
        "revision": "how often anything was saved",
        "epoch": EPOCH,
        "sealed": "sealed: the counter and revisions that must match",
    },
    "vault_inboxitem": {
        "id": "looks random; under the pepper, which notes are counted together",
        "owner_id": OWNER,
        "sealed": "sealed: to the inbox key of the writer",
    },
    "vault_keyring": {
        "owner_id": OWNER,
        "epoch": EPOCH,
        "password_wrap": "sealed: the master key, under password and pepper",
        "recovery_wrap": "sealed: the master key, to the recovery key",
        "locator": "drawn from the recovery key: 16 bytes that lead back to nothing",
        "inbox_key": "a public key",
    },
    "vault_peppercanary": {
        "id": "always 1",
        "pepper_id": "names the pepper without telling it",
        "ledger_id": "names the file of revocations that belongs here",
        "sealed": "sealed: opens with the right pepper alone",
    },
}

# Days that the server must act on while every vault is locked.
DAYS = {"purge_on", "expires_on"}
MOMENTS = ("date", "time", "interval")

# Words that may stand in clear, because no word of a person is among them.
PLAIN_TEXT = {
    ("accounts_account", "password"),
    ("accounts_account", "theme"),
    ("core_job", "kind"),
    ("core_job", "state"),
}
NUMBERS = {"bigint", "boolean", "bytea", "integer", "smallint", "uuid"}


def found() -> dict[str, dict[str, str]]:
    """Table -> column -> type, as the migrated database has them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name, data_type FROM information_schema.columns"
            " WHERE table_schema NOT IN ('pg_catalog', 'information_schema')"
        )
        rows = cursor.fetchall()
    tables: dict[str, dict[str, str]] = {}
    for table, column, kind in rows:
        tables.setdefault(table, {})[column] = kind
    return tables


def unknown(tables: dict[str, dict[str, str]]) -> list[str]:
    """Tables and columns that nobody has given a reason for."""
    missing = [
        f"{table}: no line in the inventory. Say what is sealed and what may be read."
        for table in tables
        if table not in OURS and table not in DJANGO
    ]
    return missing + [
        f"{table}.{column}: no line in the inventory. Say why it may be read, or seal it."
        for table in tables
        if table in OURS
        for column in tables[table]
        if column not in OURS[table]
    ]


def misfits(tables: dict[str, dict[str, str]]) -> list[str]:
    """Columns of ours whose type tells more than their line says."""
    bad = []
    for table, column, kind in columns_of_ours(tables):
        reason = OURS[table].get(column, "")
        if kind.startswith(MOMENTS):
            if kind != "date" or column not in DAYS:
                bad.append(f"{table}.{column} holds a {kind}: times are sealed.")
        elif reason.startswith("sealed") and kind != "bytea":
            bad.append(f"{table}.{column} is called sealed and holds {kind}.")
        elif kind not in NUMBERS and (table, column) not in PLAIN_TEXT:
            bad.append(f"{table}.{column} holds {kind}: words are sealed.")
    return bad


def columns_of_ours(tables: dict[str, dict[str, str]]) -> list[tuple[str, str, str]]:
    return [
        (table, column, kind)
        for table, columns in tables.items()
        if table in OURS
        for column, kind in columns.items()
    ]


@pytest.mark.django_db
def test_every_column_has_a_reason() -> None:
    assert found()
    assert unknown(found()) == []


@pytest.mark.django_db
def test_no_column_tells_more_than_its_reason() -> None:
    assert misfits(found()) == []


@pytest.mark.django_db
def test_the_inventory_lists_nothing_that_is_gone() -> None:
    tables = found()
    installed = {config.label for config in apps.get_app_configs()}
    gone = [
        f"{table}.{column}"
        for table, columns in OURS.items()
        if table.partition("_")[0] in installed
        for column in columns
        if column not in tables.get(table, {})
    ]
    assert gone == []


@pytest.mark.django_db
def test_sessions_and_admin_leave_no_table() -> None:
    assert {"django_session", "django_admin_log"} & set(found()) == set()


def test_an_unknown_table_or_column_is_noticed() -> None:
    assert len(unknown({"diary_page": {"text": "text"}})) == 1
    assert len(unknown({"vault_head": {"owner_id": "uuid", "written_at": "date"}})) == 1
    assert unknown({"vault_head": {"owner_id": "uuid"}, "django_migrations": {"x": "text"}}) == []


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        ("epoch", "timestamp with time zone"),
        ("epoch", "date"),
        ("epoch", "time without time zone"),
        ("epoch", "character varying"),
        ("epoch", "jsonb"),
        ("sealed", "text"),
        ("purge_on", "timestamp with time zone"),
    ],
)
def test_a_column_that_tells_too_much_is_noticed(column: str, kind: str) -> None:
    assert len(misfits({"vault_head": {column: kind}})) == 1


def test_a_day_to_act_on_may_be_read() -> None:
    assert misfits({"vault_head": {"purge_on": "date", "epoch": "integer"}}) == []
