"""E-mails with their headers. All names, addresses and words are invented."""

import pytest

from apps.journal.incidents.conversation import Said, read

HEADERS = (
    "From: =?utf-8?q?J=C3=B6rn_Sand?= <joern@example.org>\n"
    "To: Robin <robin@example.net>\n"
    "Date: Tue, 24 Nov 2026 17:03:00 +0000\n"
)


def test_an_encoded_name_is_read_and_the_headers_stay() -> None:
    thread = read(f"{HEADERS}\nYou will see.\n\nJ.\n")
    assert thread.said == [
        Said("J\u00f6rn Sand", "You will see.\n\nJ.", "2026-11-24T17:03:00", True)
    ]
    assert thread.rest == HEADERS


def test_a_subject_is_said_too_unless_it_is_a_reply() -> None:
    assert read(f"{HEADERS}Subject: =?utf-8?b?TGFzdCB0aW1l?=\n\nGo.").said[0].text == "Last time"
    assert [said.text for said in read(f"{HEADERS}Subject: Re: rent\n\nGo.").said] == ["Go."]


def test_a_folded_header_is_one_header() -> None:
    text = "Subject: Last\n time\nFrom: joern@example.org\nTo: r@example.net\n\nGo."
    said = read(text).said
    assert [(line.speaker, line.text) for line in said] == [
        ("joern@example.org", "Last time"),
        ("joern@example.org", "Go."),
    ]


@pytest.mark.parametrize("attribution", ["On 23 Nov 2026, Robin\n<robin@example.net> wrote:\n", ""])
def test_quoted_lines_are_not_the_senders(attribution: str) -> None:
    quoted = f"{attribution}> leave me alone\n> please\n"
    thread = read(f"{HEADERS}\nNo.\n\n{quoted}\nNever.\n")
    assert [said.text for said in thread.said] == ["No.", "Never."]
    assert thread.rest == f"{HEADERS}\n{quoted}"


def test_a_quote_without_marks_is_given_to_nobody() -> None:
    quoted = "On 23 Nov 2026, Robin wrote:\nleave me alone\n"
    thread = read(f"{HEADERS}\nNo.\n\n{quoted}")
    assert [said.text for said in thread.said] == ["No."]
    assert thread.rest.endswith(quoted)


def test_each_letter_of_a_forwarded_thread_has_its_sender() -> None:
    inner = "From: Robin\nSent: 23 November 2026 09:00\nTo: J\u00f6rn\nSubject: rent\n"
    thread = read(f"{HEADERS}\nSee below.\n\n-----Original Message-----\n{inner}\nI paid.\n")
    assert [(said.speaker, said.text, said.at) for said in thread.said] == [
        ("J\u00f6rn Sand", "See below.", "2026-11-24T17:03:00"),
        ("Robin", "rent", "2026-11-23T09:00"),
        ("Robin", "I paid.", "2026-11-23T09:00"),
    ]
    assert "-----Original Message-----" in thread.rest


def test_headers_in_another_language_are_headers() -> None:
    text = "Von: Ute Moor\nGesendet: Dienstag, 24. November 2026 18:03\nAn: Ich\n\nRuf an."
    assert read(text).said == [Said("Ute Moor", "Ruf an.", "2026-11-24T18:03", True)]


def test_a_chat_quoted_in_a_letter_does_not_take_it_over() -> None:
    thread = read(f"{HEADERS}\nYou wrote:\n[18:03, 24/11/2026] Robin: go\nThat hurt.\n")
    assert thread.speakers == ["J\u00f6rn Sand"]


@pytest.mark.parametrize(
    "header", ["Content-Transfer-Encoding: base64", "Content-Type: multipart/mixed; boundary=x"]
)
def test_an_encoded_body_stays_whole(header: str) -> None:
    text = f"{HEADERS}{header}\n\nWW91IHdpbGwgc2VlLg==\n"
    assert (read(text).said, read(text).rest) == ([], text)


@pytest.mark.parametrize(
    "name", ["=?no-such?q?x?=", "=?utf-8?b?%%%?=", "=?utf-8?q?=FF?=", '"', "<"]
)
def test_a_name_that_cannot_be_decoded_loses_nothing(name: str) -> None:
    text = f"From: {name}\nTo: r@example.net\n\nGo.\n"
    assert name in read(text).rest
