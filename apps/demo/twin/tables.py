"""The twin's tables, in a schema of their own, so that no migration of the site knows them.

Indexes as a good Django developer would add: the order of the stream, and full text under GIN.
"""

from typing import Final

from django.db import connection

MAKE: Final = """
CREATE SCHEMA twin;
CREATE TABLE twin.entry (
    id uuid PRIMARY KEY,
    owner_id uuid NOT NULL,
    at bigint NOT NULL,
    zone text NOT NULL,
    precision text NOT NULL,
    day integer NOT NULL,
    recorded_at bigint NOT NULL,
    saved_at bigint NOT NULL,
    title text NOT NULL,
    mood text NOT NULL,
    first_words text NOT NULL,
    text text NOT NULL,
    revision integer NOT NULL,
    kind text NOT NULL,
    details text NOT NULL,
    tags text NOT NULL,
    more text NOT NULL,
    tactics text[] NOT NULL,
    channel text NOT NULL,
    flags text[] NOT NULL,
    senders text[] NOT NULL,
    via text NOT NULL,
    person text NOT NULL,
    actor text NOT NULL,
    fear integer NOT NULL,
    is_ordinary boolean NOT NULL,
    count integer NOT NULL,
    search tsvector GENERATED ALWAYS AS (
        to_tsvector('simple'::regconfig, title || ' ' || mood || ' ' || text || ' ' || more)
    ) STORED
);
CREATE INDEX entry_stream ON twin.entry (owner_id, at DESC, id DESC);
CREATE INDEX entry_happened ON twin.entry (owner_id, at DESC, id DESC) WHERE kind = 'incident';
CREATE INDEX entry_search ON twin.entry USING gin (search);
CREATE TABLE twin.draft (
    id uuid PRIMARY KEY,
    owner_id uuid NOT NULL,
    day text NOT NULL,
    "time" text NOT NULL,
    precision text NOT NULL,
    title text NOT NULL,
    mood text NOT NULL,
    text text NOT NULL,
    zone text NOT NULL,
    entry_revision integer NOT NULL,
    tab text NOT NULL,
    strokes integer NOT NULL,
    touched_at bigint NOT NULL,
    revision integer NOT NULL
);
CREATE INDEX draft_owner ON twin.draft (owner_id, touched_at DESC);
CREATE TABLE twin.contact (
    id uuid PRIMARY KEY,
    owner_id uuid NOT NULL,
    place smallint NOT NULL,
    name text NOT NULL,
    relation text NOT NULL,
    role text NOT NULL,
    stance text NOT NULL,
    helps text[] NOT NULL,
    on_call text[] NOT NULL,
    at_night boolean NOT NULL,
    way text NOT NULL,
    tel text NOT NULL,
    understands text NOT NULL,
    found_by text NOT NULL
);
CREATE INDEX contact_owner ON twin.contact (owner_id, place, found_by);
CREATE TABLE twin.person (id uuid PRIMARY KEY, owner_id uuid NOT NULL, label text NOT NULL);
CREATE INDEX person_owner ON twin.person (owner_id);
CREATE TABLE twin.plan (id uuid PRIMARY KEY, owner_id uuid NOT NULL, document text NOT NULL);
CREATE INDEX plan_owner ON twin.plan (owner_id);
CREATE TABLE twin.date (id uuid PRIMARY KEY, owner_id uuid NOT NULL, document text NOT NULL);
CREATE INDEX date_owner ON twin.date (owner_id);
"""


def make() -> None:
    for statement in MAKE.split(";\n"):
        if statement.strip():
            _run(statement)


def settle() -> None:
    """After a filling: what autovacuum does for any table within minutes."""
    for table in ("entry", "draft", "contact", "person", "plan", "date"):
        _run(f"VACUUM (ANALYZE) twin.{table}")


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
