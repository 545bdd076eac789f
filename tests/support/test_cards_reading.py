"""Address books of other programs: what is read, what is left out, and by which line it is told.

Numbers are of ranges kept for fiction, addresses of domains kept for examples.
"""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.support.cards.content_lines import unescaped
from apps.support.cards.found import MOST_FOUND, Findings
from apps.support.cards.reading import read_cards
from apps.support.cards.taking import brought
from apps.support.cards.writing import written
from apps.support.documents import LONGEST_NAME, ContactFields, Way

ID = UUID(int=7)


def card(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCARD", *lines, "END:VCARD", ""])


def one(text: str) -> ContactFields:
    (found,) = read_cards(text).found
    return found.fields


def lines_skipped(findings: Findings) -> list[int]:
    return [skipped.line for skipped in findings.skipped]


def test_a_card_of_version_3_is_read() -> None:
    fields = one(
        card(
            "VERSION:3.0",
            "FN:Zoë Ekström",
            "N:Ekström;Zoë;;;",
            "item1.TEL;TYPE=CELL:020 7946 0958",
            "EMAIL;TYPE=INTERNET,WORK:zoe@example.org",
            "ADR;TYPE=HOME:;;1 Long Street;Stockton\\, North;;TS1;",
            "ORG:Harbour Choir;Altos",
            "NOTE:Sings\\nand knits\\; well",
        )
    )
    assert fields.name == "Zoë Ekström"
    assert [(way.kind, way.value, way.note) for way in fields.ways] == [
        ("phone", "020 7946 0958", ""),
        ("mail", "zoe@example.org", "work"),
        ("address", "1 Long Street, Stockton, North, TS1", "home"),
    ]
    assert fields.notes == "Harbour Choir, Altos\nSings\nand knits; well"


def test_a_card_of_version_4_is_read() -> None:
    fields = one(
        card(
            "VERSION:4.0",
            "KIND:org",
            "FN:Green Street Law Centre",
            'TEL;VALUE=uri;TYPE="voice,work":tel:+44-20-7946-0958',
            "LANG:en",
            "IMPP:xmpp:desk@example.org",
        )
    )
    assert (fields.name, fields.is_organisation, fields.languages) == (
        "Green Street Law Centre",
        True,
        "en",
    )
    assert [way.value for way in fields.ways] == ["+44-20-7946-0958", "xmpp:desk@example.org"]


def test_folded_lines_are_put_together() -> None:
    assert one("BEGIN:VCARD\nFN:Ada\n  of the\n\t harbour\nEND:VCARD").name == "Ada of the harbour"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB", "Zoë"),
        ("FN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:Zo=EB", "Zoë"),
        ("FN;ENCODING=QUOTED-PRINTABLE:Zo=EB", "Zoë"),
        ("FN;CHARSET=NO-SUCH;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB", "Zoë"),
        ("FN;ENCODING=QUOTED-PRINTABLE:Zo=C3=\n=AB of=20=\nhere", "Zoë of here"),
    ],
)
def test_quoted_printable_of_older_phones_is_read(line: str, name: str) -> None:
    assert one(card("VERSION:2.1", line)).name == name


def test_a_picture_is_passed_over_in_silence() -> None:
    picture = "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ\r\nSkZJRgABAQ\r\nAAD=\r\n"
    findings = read_cards(card("FN:Ada", picture, "TEL:020 7946 0958"))
    assert findings.skipped == []
    assert [way.value for way in findings.found[0].fields.ways] == ["020 7946 0958"]


def test_a_card_within_a_card_is_no_contact_of_its_own() -> None:
    text = card("FN:Ada", "AGENT:", "BEGIN:VCARD", "FN:Her office", "END:VCARD", "TEL:1234567")
    assert [found.fields.name for found in read_cards(text).found] == ["Ada"]


def test_broken_cards_are_told_by_line_and_the_others_are_read() -> None:
    text = (
        "FN:nobody\nBEGIN:VCARD\nFN:Lost\n" + card("FN:Ada", "no colon here") + card("NOTE:empty")
    )
    findings = read_cards(text + "BEGIN:VCARD\nFN:Cut off")
    assert [found.fields.name for found in findings.found] == ["Ada"]
    assert lines_skipped(findings) == [1, 2, 6, 8, 11]


def test_a_card_without_a_name_is_called_by_its_number() -> None:
    assert one(card("TEL:020 7946 0958")).name == "020 7946 0958"


def test_what_no_field_holds_stands_in_the_notes() -> None:
    long = "a" * (LONGEST_NAME + 1)
    fields = one(card(f"FN:{long}", f"URL:{'b' * 2000}"))
    assert (len(fields.name), fields.ways) == (LONGEST_NAME, [])
    assert long in fields.notes
    assert "b" * 2000 in fields.notes


def test_a_file_of_too_many_tells_so() -> None:
    findings = read_cards(card("FN:Ada") * (MOST_FOUND + 3))
    assert (len(findings.found), len(findings.skipped)) == (MOST_FOUND, 3)


odd = st.sampled_from(
    [
        "BEGIN:VCARD", "END:VCARD", "FN:", "N:;;", "TEL;", "TYPE=", '"', "\\", "\n", "\r\n", " ", "=",
        "ENCODING=QUOTED-PRINTABLE", "CHARSET=utf-7", "BASE64", ":", ";", ",", "\0", "\ud800", "=ZZ",
        "AGENT:", "name", "phone", "\t", "Zoë", "020 7946 0958", "\u202e",
    ]
)  # fmt: skip
texts = st.lists(odd | st.text(max_size=5), max_size=30).map("".join)
texts |= texts.map(lambda text: card("FN:Ada", text, "TEL:1234567"))


def said(found: list[ContactFields]) -> str:
    return "\n".join(
        part
        for fields in found
        for part in (fields.name, fields.notes, *(way.value for way in fields.ways))
    )


@given(texts)
def test_nothing_raises_and_no_letter_is_invented(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    found = [one.fields for one in brought(data, "cp1252").found]
    read = data.decode("cp1252", "replace")
    if "QUOTED" not in read.upper():
        assert set(said(found)) <= set(read) | set("\n ,:") | set("X-Way")
    assert all(fields.name for fields in found)


@given(st.text(max_size=300), st.sampled_from(",;"))
def test_escapes_of_a_text_are_undone(text: str, mark: str) -> None:
    escaped = text.replace("\\", "\\\\").replace(mark, f"\\{mark}").replace("\n", "\\n")
    assert unescaped(escaped) == text


words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=90
)
values = words.map(lambda text: " ".join(text.split())).filter(bool)
ways = st.builds(
    Way, kind=st.sampled_from(["phone", "mail", "web", "address", "message"]), value=values
)


@given(values, st.lists(ways, max_size=4), values, st.booleans())
def test_what_is_written_reads_as_it_was(
    name: str, ways: list[Way], notes: str, is_organisation: bool
) -> None:
    fields = ContactFields(name=name, ways=ways, notes=notes, is_organisation=is_organisation)
    text = written([(ID, fields)], with_notes=True)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    back = one(text)
    assert (back.name, back.notes, back.is_organisation) == (name, notes, is_organisation)
    assert sorted((way.kind, way.value) for way in back.ways) == sorted(
        (way.kind, way.value) for way in ways
    )


controls = st.text(st.sampled_from("ab\r\n\v\x85\u2028\0\x1b\x7f:;,\\= "), max_size=12)
evil = controls | st.just("\rEND:VCARD\rBEGIN:VCARD\rFN:Eve\rEND:VCARD\r")


@given(st.lists(st.tuples(st.sampled_from(["FN", "NOTE", "LANG", "TEL", "ORG", "ADR"]), evil)))
def test_a_file_written_from_what_was_read_holds_as_many_cards_and_no_other_line(
    said: list[tuple[str, str]],
) -> None:
    lines = [f"{name};ENCODING=QUOTED-PRINTABLE:{quoted(text)}" for name, text in said]
    found = read_cards(card("FN:Ada", *lines)).found
    text = written([(one.id, one.fields) for one in found], with_notes=True)
    assert len(found) == 1
    assert [len(read_cards(text).found), text.count("\r\nEND:VCARD\r\n")] == [1, 1]
    assert text.splitlines() == text.split("\r\n")[:-1]


@given(evil)
def test_what_was_stored_before_cannot_begin_a_line_in_a_file(typed: str) -> None:
    fields = ContactFields(name=typed, ways=[Way(kind="phone", value=typed)], notes=typed)
    text = written([(ID, fields)], with_notes=True)
    assert text.splitlines() == text.split("\r\n")[:-1]
    assert text.count("\r\nEND:VCARD\r\n") == 1


def quoted(text: str) -> str:
    return "".join(f"={octet:02X}" for octet in text.encode())


def test_notes_leave_only_when_they_are_asked_for() -> None:
    fields = ContactFields(name="Ada", relation="sister", notes="has the spare key")
    assert "spare" not in written([(ID, fields)], with_notes=False)
    assert "sister" not in written([(ID, fields)], with_notes=False)
    assert "spare" in written([(ID, fields)], with_notes=True)
