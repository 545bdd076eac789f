"""How threads look when people paste them. All names and words are invented."""

import pytest

from apps.journal.incidents.conversation import Said, read

ANDROID = """\
24/11/2026, 18:02 - Messages and calls are end-to-end encrypted. Tap to learn more.
24/11/2026, 18:03 - Alex: You owe me an answer.
And I know where you are.

You hear?
24/11/2026, 18:05 - Robin: Stop writing to me
24/11/2026, 18:06 - Alex: <Media omitted>
24/11/2026, 18:07 - Alex: This message was deleted
"""


def words(text: str) -> list[tuple[str, str, str]]:
    return [(said.speaker, said.text, said.at) for said in read(text).said]


def test_an_android_export_is_split_line_by_line() -> None:
    thread = read(ANDROID)
    assert thread.said[1:3] == [
        Said(
            "Alex",
            "You owe me an answer.\nAnd I know where you are.\n\nYou hear?",
            "2026-11-24T18:03",
            True,
        ),
        Said("Robin", "Stop writing to me", "2026-11-24T18:05", True),
    ]
    assert thread.speakers == ["Alex", "Robin"]
    assert (thread.rest, thread.was_cut, thread.is_day_order_unsure) == ("", False, False)


def test_what_the_app_says_is_nobodys_words() -> None:
    said = read(ANDROID).said
    assert [line.is_verbatim for line in said] == [False, True, True, False, False]
    assert said[0].speaker == ""
    assert said[3].text == "<Media omitted>"


def test_an_ios_export_is_split_with_its_seconds_and_marks() -> None:
    text = (
        "\u200e[24/11/2026, 18:03:11] Alex: \u200eimage omitted\r\n"
        "[24/11/2026, 18:03:40] ~\u202fMara Lind: look at this\r\nnow\r\n"
    )
    assert read(text).said == [
        Said("Alex", "image omitted", "2026-11-24T18:03:11", False),
        Said("~ Mara Lind", "look at this\nnow", "2026-11-24T18:03:40", True),
    ]


def test_the_apps_own_words_are_known_by_their_mark_in_any_language() -> None:
    text = "[24/11/2026, 18:03:11] Alex: \u200ekuva j\u00e4tetty pois"
    assert not read(text).said[0].is_verbatim


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("[18:03, 24/11/2026] Alex: hi", "2026-11-24T18:03"),
        ("11/24/26, 6:03\u202fPM - Alex: hi", "2026-11-24T18:03"),
        ("11/24/26, 12:03\u202fAM - Alex: hi", "2026-11-24T00:03"),
        ("24/11/2026, 6:03 p.\u00a0m. - Alex: hi", "2026-11-24T18:03"),
        ("24.11.26, 18:03 - Alex: hi", "2026-11-24T18:03"),
        ("[24.11.2026 klo 18.03.11] Alex: hi", "2026-11-24T18:03:11"),
        ("24-11-2026 18:03 - Alex: hi", "2026-11-24T18:03"),
        ("2026-11-24, 18:03 - Alex: hi", "2026-11-24T18:03"),
        ("2026/11/24 \u4e0b\u53486:03 - Alex: hi", "2026-11-24T18:03"),
        (
            "\u0662\u0664\u200f/\u0661\u0661\u200f/\u0662\u0660\u0662\u0666\u060c "
            "\u0666:\u0660\u0663 \u0645 - Alex: hi",
            "2026-11-24T18:03",
        ),
        ("2026-11-24 18:03:11 Me: hi", "2026-11-24T18:03:11"),
        ("2026-11-24T18:03 Me: hi", "2026-11-24T18:03"),
        ("24 Nov 2026, 18:03 - Alex: hi", "2026-11-24T18:03"),
        ("2026-11-24 Me: hi", "2026-11-24"),
        ("18:03 Me: hi", "18:03"),
        ("[18:03] Me: hi", "18:03"),
        ("Me (6:03 pm): hi", "18:03"),
        ("Me (24/11/2026 18:03): hi", "2026-11-24T18:03"),
        ("Me: hi", ""),
    ],
)
def test_a_stamp_is_read_as_local_time(line: str, at: str) -> None:
    thread = read(line)
    assert [(said.text, said.at) for said in thread.said] == [("hi", at)]
    assert thread.rest == ""


@pytest.mark.parametrize(
    "name",
    [
        "\u0633\u0627\u0631\u0629",
        "\u5f20\u4f1f",
        "+44 7700 900123",
        "alex",
        "Alex \U0001f494",
        "\u2764\ufe0f",
        "Mary-Ann O'Hara",
    ],
)
def test_names_of_every_script_speak(name: str) -> None:
    assert words(f"[24/11/2026, 18:03:11] {name}: hi") == [(name, "hi", "2026-11-24T18:03:11")]


def test_marks_around_a_number_are_no_part_of_it() -> None:
    text = "24/11/2026, 18:03 - \u202a+44 7700 900123\u202c: hi"
    assert read(text).speakers == ["+44 7700 900123"]


def test_a_changed_title_with_a_colon_has_no_speaker() -> None:
    line = "24/11/2026, 18:02 - Alex changed the group name to \u201cHome: us\u201d"
    first = read(f"{line}\n24/11/2026, 18:03 - Alex: hi").said[0]
    assert (first.speaker, first.text) == ("", line.split(" - ")[1])
    assert not first.is_verbatim


@pytest.mark.parametrize(
    "note",
    [
        "<attached: 00000012-PHOTO.jpg>",
        "IMG-20261124-WA0003.jpg (file attached)",
        "Missed voice call",
        "Missed voice call at 6:03 pm",
        "You deleted this message",
        "Bild weggelassen",
        "Se elimin\u00f3 este mensaje",
    ],
)
def test_a_note_of_the_app_is_not_verbatim(note: str) -> None:
    assert not read(f"24/11/2026, 18:03 - Alex: {note}").said[0].is_verbatim


@pytest.mark.parametrize(
    "text", ["<3", "video call me", "I deleted this message you sent", "null?"]
)
def test_words_that_only_resemble_a_note_are_verbatim(text: str) -> None:
    assert read(f"24/11/2026, 18:03 - Alex: {text}").said[0].is_verbatim


def test_typed_lines_are_split_where_names_come_again() -> None:
    text = "Sam Hill: where are you\nMe: At home.\nIt is late: 23:10\nSam Hill: https://example.org/a: look"
    assert words(text) == [
        ("Sam Hill", "where are you", ""),
        ("Me", "At home.\nIt is late: 23:10", ""),
        ("Sam Hill", "https://example.org/a: look", ""),
    ]


def test_a_short_name_on_every_line_is_enough() -> None:
    assert read("Sam: where are you\nRobin: not your concern").speakers == ["Sam", "Robin"]


def test_names_typed_without_a_capital_speak_if_they_come_again() -> None:
    text = "sam: where are you\nme: home\nbecause: reasons\nand so on\nsam: liar"
    assert words(text) == [
        ("sam", "where are you", ""),
        ("me", "home\nbecause: reasons\nand so on", ""),
        ("sam", "liar", ""),
    ]


def test_somebody_who_speaks_once_in_a_thread_keeps_the_words() -> None:
    text = "Me: stop\nand go\nAunt Mary: both of you\nMe: no"
    assert read(text).speakers == ["Me", "Aunt Mary"]


def test_words_below_an_empty_line_are_given_to_nobody() -> None:
    thread = read("This morning.\n\nMe: stop\nSam: no\n\nI was shaking after that.\n")
    assert [said.text for said in thread.said] == ["stop", "no"]
    assert thread.rest == "This morning.\n\n\nI was shaking after that.\n"


def test_a_name_alone_on_its_line_speaks_the_lines_below() -> None:
    assert words("Mum:\nyou never call\n\nMe:\nI do") == [
        ("Mum", "you never call", ""),
        ("Me", "I do", ""),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \r\n",
        "I saw him at 18:03. Note: this is all I know.",
        "Note: buy milk\nWarning: it is late\nNote: call Ana",
        "https://example.org/path\nhttp://example.org:80/x",
        "Sam: come",
        "It was like this: he stood there.\nHe said: you owe me.",
        "24/11/2026 18:03 - he came to the door\n25/11/2026 18:10 - he came again",
        "24/11/2026, 18:03\nWe met at the school.",
        "> quoted\n> lines",
        '{"speaker": "Sam", "text": "hi"}',
        "From: the start, all was well\nI hoped so.",
        "05.11.2026: he came\n06.11.2026: he came again",
        "2026: the year it began\n10 000: what it cost",
        "Husband: Sam\nWork: the mill\nI felt small.",
        "Bus 18:03\nnobody in it\nBus 18:20\nnobody in it",
    ],
)
def test_what_is_no_thread_stays_whole(text: str) -> None:
    thread = read(text)
    assert (thread.said, thread.rest, thread.speakers) == ([], text, [])
    assert not thread.is_day_order_unsure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sam Hill, [24.11.2026 18:03]\nyou\n\nlied\n\nRobin, [24.11.2026 18:04]\nno",
            [("Sam Hill", "you\n\nlied", "2026-11-24T18:03"), ("Robin", "no", "2026-11-24T18:04")],
        ),
        (
            "Sam Hill, [24 Nov 2026 at 18:03:11]:\nyou lied",
            [("Sam Hill", "you lied", "2026-11-24T18:03:11")],
        ),
        (
            "Sam \u2014 24/11/2026 18:03\nhi\nSam \u2014 24/11/2026 18:04\nanswer",
            [("Sam", "hi", "2026-11-24T18:03"), ("Sam", "answer", "2026-11-24T18:04")],
        ),
        (
            "Sam Hill  [6:03 PM]\nhi\nSam Hill  [6:04 PM]\nanswer",
            [("Sam Hill", "hi", "18:03"), ("Sam Hill", "answer", "18:04")],
        ),
    ],
)
def test_a_copied_chat_is_split_at_name_and_time(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert words(text) == expected
    assert read(text).rest == ""


def test_an_incident_holds_five_hundred_and_the_rest_stays_whole() -> None:
    lines = [f"24/11/2026, 18:03 - Alex: message {number}\n" for number in range(503)]
    thread = read("".join(lines))
    assert len(thread.said) == 500
    assert thread.was_cut
    assert thread.rest == "".join(lines[500:])
