import html
import random
import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from apps.journal.rendering import clean, plain_words, render

TAGS = {"p", "br", "hr", "em", "strong", "ul", "ol", "li", "blockquote", "h3", "h4", "h5", "h6"}
EMPTY = {"br", "hr"}
MEGABYTE = 1_000_000

marks = st.sampled_from(
    [
        *("*", "**", "_", "> ", "- ", "1. ", "7) ", "# ", "###### ", "\n", "\n\n", "    ", "\t"),
        *("---", "***", "`", "```", "~~~", "[a](b)", "![", "](", "[", "]", "(", ")", "\\", '"'),
        *("<script>", "<b onclick=x>", "</p>", "<!--", "-->", "&amp;", "&#60;", "<", ">", "'"),
        *("javascript:x", "https://example.org", "<https://example.org>", "[a]: b\n", "|a|b|\n"),
        *("\0", "\r", "\u202e", "\ud800", "\u2028", "word", "שלום"),
    ]
)
writings = st.lists(marks | st.text(max_size=3), max_size=40).map("".join)


class Strict(HTMLParser):
    """Fails on every tag, attribute, comment or nesting that is not allowed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        for name, value in attrs:
            numbered = tag == "li" and name == "value" and str(value).isdigit()
            assert numbered or ((name, value) == ("dir", "auto") and not self.open)
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        pytest.fail("a comment")

    handle_decl = handle_pi = unknown_decl = handle_comment


def parsed(output: str) -> str:
    strict = Strict()
    strict.feed(output)
    strict.close()
    assert strict.open == []
    return "".join(strict.words)


@settings(deadline=None, max_examples=400)
@given(writings)
@example("<" * 30)
@example("- " * 30 + "a")
@example("> 1. " * 30 + "a")
def test_output_holds_allowed_tags_alone_and_is_well_formed(text: str) -> None:
    output = render(text)
    parsed(output)
    output.encode()
    tags = re.findall(r"<[^>]*>", output)
    allowed = r'</?([a-z0-9]+)( dir="auto")?( value="\d+")?>'
    assert all(re.fullmatch(allowed, tag) for tag in tags)


@settings(deadline=None, max_examples=400)
@given(writings)
def test_no_letter_is_left_out(text: str) -> None:
    typed = re.findall(r"[^\W\d_]", clean(text))
    assert re.findall(r"[^\W\d_]", parsed(render(text))) == typed


@pytest.mark.parametrize(
    ("text", "output"),
    [
        ("", ""),
        ("one\ntwo\n\nthree", '<p dir="auto">one<br>\ntwo</p>\n<p dir="auto">three</p>\n'),
        ("*so* __very__ *tired", '<p dir="auto"><em>so</em> <strong>very</strong> *tired</p>\n'),
        ("# Day\n### Night", '<h3 dir="auto">Day</h3>\n<h4 dir="auto">Night</h4>\n'),
        ("## Night alone", '<h3 dir="auto">Night alone</h3>\n'),
        ("- a\n- b", '<ul dir="auto"><li>a</li>\n<li>b</li>\n</ul>\n'),
        ("3. a\n5. b", '<ol dir="auto"><li value="3">a</li>\n<li value="5">b</li>\n</ol>\n'),
        ("> he said", '<blockquote dir="auto"><p>he said</p>\n</blockquote>\n'),
        ("a\n\n***", '<p dir="auto">a</p>\n<hr>\n'),
        ("text\n---", '<p dir="auto">text</p>\n<hr>\n'),
        ("<b>&amp;", '<p dir="auto">&lt;b&gt;&amp;amp;</p>\n'),
        ("    four spaces", '<p dir="auto">four spaces</p>\n'),
        ("`code` ~~gone~~", '<p dir="auto">`code` ~~gone~~</p>\n'),
        (r"\*not\*", '<p dir="auto">*not*</p>\n'),
    ],
)
def test_light_markdown_becomes_plain_tags(text: str, output: str) -> None:
    assert render(text) == output


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[text](https://example.org/_a_)", "text (https://example.org/_a_)"),
        ("![photo](x.png)", "photo (x.png)"),
        ("[a](https://example.org/b_(c))", "a (https://example.org/b_(c))"),
        ('[a](b "title")', 'a (b "title")'),
        ("[a](javascript:alert(1))", "a (javascript:alert(1))"),
        ("<https://example.org>", "<https://example.org>"),
        ("https://example.org", "https://example.org"),
        ("[a]: https://example.org", "[a]: https://example.org"),
        ("[a][b] [](c) [d]( e", "[a][b] [](c) [d]( e"),
    ],
)
def test_links_and_images_are_shown_as_text(text: str, shown: str) -> None:
    assert html.unescape(render(text)) == f'<p dir="auto">{shown}</p>\n'


def test_the_words_of_a_link_keep_their_emphasis() -> None:
    assert render("[*so*](b) *c*") == '<p dir="auto"><em>so</em> (b) <em>c</em></p>\n'


def test_what_nests_too_deep_is_shown_with_its_marks() -> None:
    assert "&gt;" in render(">" * 100_000 + " a")
    assert parsed(render("- > " * 50 + "last word")).endswith("last word\n" + "\n" * 10)


def repeated(piece: str) -> str:
    return piece * (MEGABYTE // len(piece))


@pytest.mark.parametrize(
    "text",
    [
        *map(repeated, [">", "> a\n", ">" * 20 + " a\n", "- ", "- a\n", "1. ", "* - + ", "- > "]),
        *map(repeated, ["a\n", "\n", "\t", " " * 50 + "\n", "*", "a*", "*a_ ", "a**b", "_a"]),
        *map(repeated, ["\\", "\\*", "[", "![a](", "[a](b) ", "[a](b(", "# a\n", "* * *\n", "<"]),
        *map(repeated, ["&", "`", "![", "[a", "](", '[a](b "', "\n \n", "a ", "\u202e", "()"]),
        ">" * 20 + repeated("a\n"),
        ">" * 20 + "a\n" * 19_000,
        "- a\n" * 19_000,
        "# a\n" * 19_000,
        "a*" * 19_000,
        "".join(" " * depth + "- a\n" for depth in range(1400)),
        "".join(f"{number}. a\n\n" for number in range(90_000)),
        "[a](" + "()" * 400_000,
        "[a](b" + " " * MEGABYTE,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_a_megabyte_made_to_hurt_is_rendered_in_time(text: str) -> None:
    start = time.process_time()
    render(text)
    plain_words(text)
    assert time.process_time() - start < 4


def test_a_megabyte_of_prose_keeps_its_emphasis() -> None:
    words = random.Random(1).choices(["the", "letter", "came", "*again*"], [9, 9, 9, 1], k=200_000)
    paragraphs = [" ".join(words[i : i + 90]) for i in range(0, len(words), 90)]
    assert "<em>again</em>" in render("\n\n".join(paragraphs))


def test_text_of_too_many_lines_is_plain_but_whole() -> None:
    output = render("*a* <b>\n" * 15_000 + "\n \nlast")
    assert output.startswith('<p dir="auto">*a* &lt;b&gt;<br>\n*a*')
    assert output.endswith('<br>\n*a* &lt;b&gt;</p>\n<p dir="auto">last</p>\n')


@given(st.text() | writings)
def test_clean_text_is_encodable_and_clean_again(text: str) -> None:
    once = clean(text)
    once.encode()
    assert clean(once) == once
    assert not re.search("[\0-\x08\x0b-\x1f\x7f-\x9f]", once)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("a\tb\0\x07\x1b[31m\x9f", "a\tb[31m"),
        ("\ud83d", "\ufffd"),
        ("\u202eabc\u202c \u200f \U0001f469\u200d\U0001f467", None),
        ("  e\u0301 \u00a0", None),
    ],
)
def test_only_what_nobody_typed_is_taken_out(typed: str, kept: str | None) -> None:
    assert clean(typed) == (typed if kept is None else kept)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# Day\n\n*He* said\n> no", "Day He said no"),
        ("- milk\n- bread", "milk bread"),
        ("1986. A year\n1. b", "1986. A year 1. b"),
        ("[a](b) <b>", "a (b) <b>"),
        ("a\n\n---\n\nb", "a b"),
        ("\u202eabc", "abc"),
        ("\n\n \t", ""),
        ("", ""),
    ],
)
def test_first_words_carry_no_marks(text: str, words: str) -> None:
    assert plain_words(text) == words


@pytest.mark.parametrize(
    ("text", "limit", "words"),
    [
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two…"),
        ("one two three", 8, "one two…"),
        ("one two three", 7, "one…"),
        ("x" * 50, 10, "x" * 9 + "…"),
        ("a" + " " * 400 + "b", 10, "a…"),
    ],
)
def test_first_words_end_at_a_word(text: str, limit: int, words: str) -> None:
    assert plain_words(text, limit) == words


@given(writings, st.integers(2, 50))
def test_first_words_are_one_short_line(text: str, limit: int) -> None:
    words = plain_words(text, limit)
    assert len(words) <= limit
    assert "\n" not in words
