"""Plain rows. The bench makes and drops their tables: see tables.py."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Entry(models.Model):
    """`first_words` stands beside the text, so that a list need not read and shorten all of it.

    `details` and `tags` are those of the document, as JSON; what is listed and filtered has columns
    of its own, as in `line_facts.About`. `more` is what of the details can be searched.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    owner_id = models.UUIDField()
    at = models.BigIntegerField()
    zone = models.TextField()
    precision = models.TextField()
    day = models.IntegerField()
    recorded_at = models.BigIntegerField()
    saved_at = models.BigIntegerField()
    title = models.TextField()
    mood = models.TextField()
    first_words = models.TextField()
    text = models.TextField()
    revision = models.IntegerField(default=1)
    kind = models.TextField()
    details = models.TextField()
    tags = models.TextField()
    more = models.TextField()
    tactics = ArrayField(models.TextField())
    channel = models.TextField()
    flags = ArrayField(models.TextField())
    senders = ArrayField(models.TextField())
    via = models.TextField()
    person = models.TextField()
    actor = models.TextField()
    fear = models.IntegerField()
    is_ordinary = models.BooleanField()
    count = models.IntegerField()

    objects: ClassVar[models.Manager["Entry"]] = models.Manager()

    class Meta:
        app_label = "twin"
        managed = False
        db_table = '"twin"."entry"'


class Draft(models.Model):
    id = models.UUIDField(primary_key=True)
    owner_id = models.UUIDField()
    day = models.TextField()
    time = models.TextField()
    precision = models.TextField()
    title = models.TextField()
    mood = models.TextField()
    text = models.TextField()
    zone = models.TextField()
    entry_revision = models.IntegerField()
    tab = models.TextField()
    strokes = models.IntegerField()
    touched_at = models.BigIntegerField()
    revision = models.IntegerField(default=1)

    objects: ClassVar[models.Manager["Draft"]] = models.Manager()

    class Meta:
        app_label = "twin"
        managed = False
        db_table = '"twin"."draft"'


class Contact(models.Model):
    """What is listed and found of a contact, as in `ContactLine`; `place` is that of its group."""

    id = models.UUIDField(primary_key=True)
    owner_id = models.UUIDField()
    place = models.SmallIntegerField()
    name = models.TextField()
    relation = models.TextField()
    role = models.TextField()
    stance = models.TextField()
    helps = ArrayField(models.TextField())
    on_call = ArrayField(models.TextField())
    at_night = models.BooleanField()
    way = models.TextField()
    tel = models.TextField()
    understands = models.TextField()
    found_by = models.TextField()

    objects: ClassVar[models.Manager["Contact"]] = models.Manager()

    class Meta:
        app_label = "twin"
        managed = False
        db_table = '"twin"."contact"'


class Person(models.Model):
    id = models.UUIDField(primary_key=True)
    owner_id = models.UUIDField()
    label = models.TextField()

    objects: ClassVar[models.Manager["Person"]] = models.Manager()

    class Meta:
        app_label = "twin"
        managed = False
        db_table = '"twin"."person"'


class Plan(models.Model):
    """`document` is that of the site, as JSON."""

    id = models.UUIDField(primary_key=True)
    owner_id = models.UUIDField()
    document = models.TextField()

    objects: ClassVar[models.Manager["Plan"]] = models.Manager()

    class Meta:
        app_label = "twin"
        managed = False
        db_table = '"twin"."plan"'


class DateAhead(models.Model):
    """`document` is that of the site, as JSON."""

    id = models.UUIDField(primary_key=True)
    owner_id = models.UUIDField()
    document = models.TextField()

    objects: ClassVar[models.Manager["DateAhead"]] = models.Manager()

    class Meta:
        app_label = "twin"
        managed = False
        db_table = '"twin"."date"'
