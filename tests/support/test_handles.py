"""Numbers are of ranges kept for fiction, addresses of domains kept for examples."""

import subprocess
import sys
import time

import phonenumbers
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from apps.support import handles
from apps.support.handles import Handle, found_in, is_same, read, read_many, shown
from tests.architecture import tree

LONDON = "+442079460958"

odd = st.sampled_from(
    "\u202e\u200b\u200d\ufe0f\u0338ß\u017fİΐ\ufdfa\u2100\u2212\u0663\U0001d7db\ud800\0\x1f\xa0"
)
WORDS = [
    "+", "00", "(0)", "44", "020", "7946", "ext.", "x12", "#", "tel:", "mailto:", "sms:",
    "instagram:", "ig", "signal:", "whatsapp", "x:", "https://", "http://", "www.",
    "instagram.com/", "facebook.com/profile.php?id=", "wa.me/", "t.me/", "reddit.com/u/",
    "example.com", "xn--bcher-kva", ".example", "/", "//", "?", "&", "=", "utm_source=a", ":",
    "@", "@@", "$", "<", ">", "[", "]", ".", "..", ",", ";", "-", "private", "withheld",
    "some.name", "12345678", "1.2.3.4", ":443", ":8080", "%", "\u0968", "BÜCHER",
]  # fmt: skip
parts = st.sampled_from(WORDS)
texts = st.lists(parts | odd | st.just(" ") | st.text(max_size=4), max_size=10).map("".join)
regions = st.sampled_from(
    ["", "GB", "us", "IT", "DE", "JP", "AR", "RU", "ZZ", "Atlantis", "\ud800"]
)


@pytest.mark.parametrize(
    ("typed", "region"),
    [
        ("+44 20 7946 0958", ""),
        ("+44 (0)20 7946 0958", ""),
        ("(+44) 20-7946-0958", "US"),
        ("0044 20 7946 0958", ""),
        ("0044 20 7946 0958", "US"),
        ("0044 20 7946 0958", "JP"),  # where its length would be possible too
        ("011 44 20 7946 0958", "US"),
        ("020 7946 0958", "GB"),
        ("(020) 7946.0958", "gb"),
        ("020/79460958", "GB"),
        ("44 20 7946 0958", "GB"),
        ("020 7946 0958 ext. 12", "GB"),
        ("020 7946 0958 x12", "GB"),
        ("020 7946 0958 #4", "GB"),
        ("tel:+44-20-7946-0958", ""),
        ("tel:+442079460958;ext=12", ""),
        ("Phone: 020 7946 0958", "GB"),
        ("WhatsApp: +44 20 7946 0958", ""),
        ("https://wa.me/442079460958?text=hello", ""),
        ("\u202a+44\u00a020\u20117946\u20110958\u202c", ""),
        ("+44\u200b20 7946 0958", ""),
        ("+٤٤ ٢٠ ٧٩٤٦ ٠٩٥٨", ""),
        ("\uff0b\uff14\uff14 20 7946 0958", ""),
    ],
)
def test_one_number_typed_in_many_ways_is_one_number(typed: str, region: str) -> None:
    assert read(typed, region) == Handle("number", typed, LONDON)


@pytest.mark.parametrize(
    ("typed", "region", "same"),
    [
        ("020 7946 0958", "", "02079460958"),
        ("020 7946 0958", "ZZ", "02079460958"),
        ("0044 999", "", "0044999"),
        ("07700 900123", "GB", "+447700900123"),  # of the right length, in no plan
        ("+999 12345678", "", "+99912345678"),  # an invented country
        ("+999 (0)12345678", "", "+99912345678"),
        ("+49 00 241617189", "", "+4900241617189"),  # each reading would take one zero away
        ("+39 06 1234 5678", "", "+390612345678"),
        ("+39 (0)6 1234 5678", "", "+390612345678"),
        ("06 1234 5678", "IT", "+390612345678"),
        ("60123", "", "60123"),
        ("60123", "DE", "60123"),
        ("7726", "GB", "7726"),
    ],
)
def test_what_no_plan_holds_is_kept_as_its_digits(typed: str, region: str, same: str) -> None:
    assert read(typed, region)[::2] == ("number", same)


@pytest.mark.parametrize(
    "typed",
    ["No caller ID", "WITHHELD", "(withheld)", "Private number", "unknown caller", "", " \u200b\n"],
)
def test_a_withheld_number_equals_nothing(typed: str) -> None:
    assert read(typed, "GB")[::2] == ("other", "")
    assert not is_same(read(typed), read(typed))


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("Some.Name@EXAMPLE.com", "some.name@example.com"),
        ("\uff33ome.Name@example.com.", "some.name@example.com"),
        ("Some Name <Some.Name@example.com>", "some.name@example.com"),
        ("mailto:some.name@example.com?subject=Hello", "some.name@example.com"),
        ("E-mail: some.name@example.com", "some.name@example.com"),
        ("some.name@www.example.com", "some.name@www.example.com"),
        ("a+b@example.com", "a+b@example.com"),
        ("a@BÜCHER.example", "a@bücher.example"),
        ("a@xn--bcher-kva.example", "a@bücher.example"),
        ("a@xn--99999999.example", "a@xn--99999999.example"),
    ],
)
def test_an_address_is_compared_whole_and_without_case(typed: str, same: str) -> None:
    assert read(typed) == Handle("address", typed, same)


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("https://www.instagram.com/Some.Name/?x=1", "instagram:some.name"),
        ("instagram.com/some.name", "instagram:some.name"),
        ("instagram: @some.name", "instagram:some.name"),
        ("Insta @Some.Name", "instagram:some.name"),
        ("IG : https://instagram.com/Some.Name", "instagram:some.name"),
        ("@Some.Name", "some.name"),
        ("@नमस्ते", "नमस्ते"),
        ("@some.name@example.social", "@some.name@example.social"),  # alone it would be an address
        ("@12345678", "@12345678"),
        ("@private", "@private"),
        ("https://m.facebook.com/some.name", "facebook:some.name"),
        ("https://www.facebook.com/profile.php?id=100012345&sk=about", "facebook:100012345"),
        ("Facebook: Some Name", "facebook:some name"),
        ("facebook: 100012345", "facebook:100012345"),
        ("https://twitter.com/Name", "x:name"),
        ("https://www.tiktok.com/@name?lang=en", "tiktok:name"),
        ("https://www.reddit.com/user/Name/", "reddit:name"),
        ("uk.linkedin.com/in/some-name", "linkedin:some-name"),
        ("https://t.me/some_name", "telegram:some_name"),
        ("signal: some.name.01", "signal:some.name.01"),
        ("https://cash.app/$Name", "cashapp:name"),
        ("discord: Name#1234", "discord:name#1234"),
    ],
)
def test_a_profile_is_its_name_on_its_platform(typed: str, same: str) -> None:
    assert read(typed, "GB") == Handle("profile", typed, same)


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        (
            "HTTPS://WWW.Example.COM/Some/Path/?utm_source=x&id=3&fbclid=y",
            "example.com/Some/Path?id=3",
        ),
        ("http://example.com:80/", "example.com"),
        ("www.example.com/a#b", "example.com/a#b"),
        ("example.com:8080/a", "example.com:8080/a"),
        ("https://instagram.com/p/AbC/?igsh=x", "instagram.com/p/AbC"),
        ("https://instagram.com/explore/", "instagram.com/explore"),
        ("https://x.com/name/status/12", "x.com/name/status/12"),
        ("https://www.facebook.com/profile.php?id=", "facebook.com/profile.php?id="),
        ("https://reddit.com/r/name", "reddit.com/r/name"),
        ("https://t.me/+AbCdEf", "t.me/+AbCdEf"),
        ("https://instagram.com@evil.example/name", "evil.example/name"),
        ("http://192.168.0.1/a", "192.168.0.1/a"),
        ("https://xn--bcher-kva.example/", "bücher.example"),
    ],
)
def test_a_link_is_compared_without_scheme_and_trackers(typed: str, same: str) -> None:
    assert read(typed) == Handle("link", typed, same)


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("Ref  AB 1234", "ref ab 1234"),
        ("ref: 12345678", "ref: 12345678"),
        ("GB00 NWBK 6016 1331 9268 19", "gb00 nwbk 6016 1331 9268 19"),
        ("192.168.0.1", "192.168.0.1"),
        ("12", "12"),
        ("1234567890123456789", "1234567890123456789"),
        ("1-800-FLOWERS", "1-800-flowers"),
        ("The man next door", "the man next door"),
        ("http://[::1", "http://[::1"),
        ("https://localhost/A", "https://localhost/a"),
        ("https://12.345/", "https://12.345/"),
        ("https://example.com:99999/", "https://example.com:99999/"),
        ("instagram:", "instagram:"),
        ("phone: the landline", "phone: the landline"),
        ("@", "@"),
        ("a" * 1000, "a" * 1000),
        ("1" * 1000, "1" * 1000),
        ("tel:" * 5000, "tel:" * 5000),
        ("instagram: " + "a" * 101, "instagram: " + "a" * 101),
    ],
)
def test_anything_else_is_compared_letter_by_letter(typed: str, same: str) -> None:
    assert read(typed, "GB") == Handle("other", typed, same)


@given(texts, regions)
@example("http://[::1]:x/", "")
@example("@www.example.com/", "")
@example("https://www.private/", "")
@example("signal:@123456", "GB")
@example("instagram:@@example.com/A", "")
@example("https://192.0.2.1/12", "")
@example("instagram.com/www.www.example.com", "")
@example("b.example?x@y.example", "")
@example("\u1e9b\u0323@e\u200d\u0301.example", "")
def test_reading_never_raises_and_the_compared_form_stays_as_it_is(typed: str, region: str) -> None:
    handle = read(typed, region)
    assert read(handle.same, region).same == handle.same
    assert is_same(handle, read(handle.same, region)) is bool(handle.same)
    shown(handle)


@given(st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS)), st.integers(0, 11))
def test_a_number_is_the_same_written_at_home_and_abroad(region: str, kind: int) -> None:
    number = phonenumbers.example_number_for_type(region, kind)
    if number is None or len(str(number.national_number)) < 7:
        return
    international = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    abroad = read(international, "GB")
    assert abroad.same == phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    assert read(abroad.same).same == abroad.same
    assert shown(abroad) == international


@given(st.lists(texts, max_size=5), regions)
def test_no_two_of_many_are_one(typed: list[str], region: str) -> None:
    sames = [handle.same for handle in read_many("\n".join(typed), region) if handle.same]
    assert len(sames) == len(set(sames))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("020 7946 0958", "+44 20 7946 0958"),
        ("0207 946 0958", "442079460958"),
        ("07700 900123", "+44 7700 900123"),
        ("8 912 345-67-89", "+7 912 345-67-89"),
        ("06 1234 5678", "+39 06 1234 5678"),
        ("32 12 34 56", "+45 32 12 34 56"),
        ("1 212 555 0123", "+1 212 555 0123"),
        ("012345678901", "+999 12345678901"),
        ("@some.name", "Some.Name"),
        ("https://instagram.com/some.name", "Insta: Some.Name"),
    ],
)
def test_two_ways_of_writing_one_handle_are_the_same(one: str, other: str) -> None:
    assert is_same(read(one), read(other))
    assert is_same(read(other), read(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("212 555 0123", "+1 312 555 0123"),  # the last nine are equal, the area is not
        ("7946 0958", "+44 20 7946 0958"),
        ("0958", "+44 20 7946 0958"),
        ("7946 0958", "020 7946 0958"),
        ("212555012", "1234212555012"),
        ("60123", "60124"),
        ("+44 20 7946 0958", "+1 212 946 0958"),
        ("+999 12345678", "+998 12345678"),
        ("@12345678", "12345678"),
        ("instagram: bob", "tiktok: bob"),
        ("a.b@example.com", "ab@example.com"),
    ],
)
def test_two_handles_that_are_only_alike_are_not_the_same(one: str, other: str) -> None:
    assert not is_same(read(one), read(other))
    assert not is_same(read(other), read(one))


@pytest.mark.parametrize(
    ("typed", "region", "as_shown"),
    [
        ("02079460958", "GB", "+44 20 7946 0958"),
        ("02079460958", "", "02079460958"),
        ("02079460958 ext 12", "GB", "02079460958 ext 12"),
        ("+999 123 45678", "", "+999 123 45678"),
        ("60123", "GB", "60123"),
        ("Some.Name@Example.com", "", "Some.Name@Example.com"),
        ("me\u202e \n moc.elpmaxe\u0000", "", "me moc.elpmaxe"),
        ("@नक्\u200dष", "", "@नक्\u200dष"),
    ],
)
def test_a_handle_is_shown_as_typed_or_as_dialled_from_abroad(
    typed: str, region: str, as_shown: str
) -> None:
    assert shown(read(typed, region)) == as_shown


def test_many_are_divided_by_lines_commas_and_semicolons() -> None:
    text = "a@example.com, A@Example.com;020 7946 0958\r\n\r\n+44 20 7946 0958\nhttps://b.example/a,b;c, @d"
    sames = [handle.same for handle in read_many(text, "GB")]
    assert sames == ["a@example.com", LONDON, "b.example/a,b;c", "d"]


def test_each_way_of_saying_withheld_is_kept_once() -> None:
    typed = [handle.typed for handle in read_many("withheld\nNo caller ID\nWithheld\n \n")]
    assert typed == ["withheld", "No caller ID"]


def test_an_extension_does_not_divide_a_number() -> None:
    assert [handle.same for handle in read_many("tel:+442079460958;ext=12; 60123")] == [
        LONDON,
        "60123",
    ]


def test_of_very_many_the_rest_stays_whole() -> None:
    lines = [f"user{number}" for number in range(handles.MOST_HANDLES + 50)]
    found = read_many("\n".join(lines))
    assert len(found) == handles.MOST_HANDLES + 1
    assert found[-1].typed.split() == lines[handles.MOST_HANDLES :]


def test_numbers_and_addresses_in_a_text_are_found_in_order() -> None:
    text = (
        "Bob (bob@Example.com) rang from \u202a+44 20 7946 0958\u202c, on 12/05/2024, asked for 1,234.50,"
        " sent https://x.com/a/status/16502530000, then 0161 496 0123 and bob07911123456@example.org,"
        " and 020 7946 0958 again."
    )
    sames = [handle.same for handle in found_in(text, "GB")]
    assert sames == ["bob@example.com", LONDON, "+441614960123", "bob07911123456@example.org"]


def test_without_a_country_only_whole_numbers_are_found() -> None:
    found = found_in("020 7946 0958 or +44 161 496 0123 or 60123")
    assert [handle.same for handle in found] == ["+441614960123"]


def test_at_most_twenty_are_found_and_only_where_it_is_looked() -> None:
    many = " ".join(f"a{number}@example.com" for number in range(30))
    assert [handle.same for handle in found_in(many)] == [f"a{n}@example.com" for n in range(20)]
    assert found_in(" " * handles.SEARCHED + "a@example.com") == []


@given(texts, regions)
def test_looking_for_handles_never_raises(text: str, region: str) -> None:
    assert all(handle.same for handle in found_in(text, region))


PIECES = [
    "1",
    "+",
    "a",
    "a.",
    "@",
    "a@",
    "a@a.",
    "1 ",
    "(1",
    "12-34-",
    "https://",
    "https://,",
    ",",
    "\n",
    "<",
]
LONG = [
    *PIECES,
    "+44 20 7946 0958 ",
    "020 7946 0958, ",
    "\u0338\u0316",
    "٣",
    "www.",
    "tel:",
    "a;ext=",
    " x1",
]


@pytest.mark.parametrize("piece", LONG)
def test_a_megabyte_of_anything_is_read_in_a_moment(piece: str) -> None:
    text = (piece * (1_000_000 // len(piece) + 1))[:1_000_000]
    for work in (read, read_many, found_in):
        started = time.process_time()
        work(text, "GB")
        assert time.process_time() - started < 2


def test_a_worker_that_reads_no_number_does_not_load_the_numbering_plans() -> None:
    code = "import sys, apps.support.handles; sys.exit('phonenumbers' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=tree.ROOT, check=True)
