"""What an unlock puts in order among the pages of the catalogue."""

import msgspec

from apps.journal import lines, opening, stream
from apps.journal.catalogue import Catalogue
from apps.journal.models import CataloguePage
from apps.journal.pages import Pages
from apps.vault import head
from tests.cast import Writer
from tests.journal.test_queries import sent_by
from tests.journal.test_stream_pages import fill


def age(writer: Writer) -> None:
    """Every page as an earlier version of this program left it."""
    with head.writing(writer.vault) as current:
        catalogue = Catalogue(writer.vault, current)
        for span in catalogue.directory.spans:
            old = msgspec.structs.replace(catalogue.page(span.page_id), schema=lines.SCHEMA - 1)
            pages = Pages(CataloguePage, writer.vault, current)
            pages.write(span.page_id, lines.encode(old), span.mark)


def test_old_pages_are_written_anew(alice: Writer) -> None:
    fill(alice, 201)
    before = stream.all_lines(alice.vault)
    age(alice)
    opening.settle(alice.vault)
    assert stream.all_lines(alice.vault) == before


def test_an_unlock_reads_every_page_once_and_by_one_statement(alice: Writer) -> None:
    fill(alice, 900)
    sent = sent_by(lambda: opening.settle(alice.vault))
    assert sum(CataloguePage._meta.db_table in statement for statement in sent) == 1
