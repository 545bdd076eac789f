"""Words that our own sentences never use, matched as whole words (docs: STYLE.md, Words)."""

import ast
import functools
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

import pytest
from django.conf import settings

from tests.architecture import markup, tree
from tests.architecture.addresses import addresses, templates_named_by

NOWHERE = ("toxic", "crazy", "high-conflict", "just", "simply", "obviously", "don't worry")
PROMISES = ("admissible", "court-proof", "court-ready", "untraceable")
ENCRYPTION = ("zero knowledge", "zero-knowledge", "military", "even the admin", "unhackable")
BEFORE_SIGN_IN = (
    "abuse",
    "abuser",
    "narcissist",
    "victim",
    "survivor",
    "evidence",
    "stalker",
    "escape",
    "court",
    "incident",
    "tactic",
)
# Of style sheets and scripts, which anybody can fetch; "escape" is what browsers call a key.
IN_FILES = (
    *(word for word in BEFORE_SIGN_IN if word != "escape"),
    "crisis",
    "danger",
    "helpline",
    "hotline",
    "perpetrator",
    "police",
    "refuge",
    "shelter",
    "violence",
    "violent",
)
NAME = "stillwater"

# Seen without signing in, besides what open views name. What safety/ shows only to a writer
# stands in a folder of its own below it.
QUIET = (
    "[45]0[0-9].html",
    "base_quiet.html",
    "accounts/invitation*.html",
    "accounts/recover*.html",
    "accounts/set_up*.html",
    "accounts/sign_in*.html",
    "safety/*.html",
)

EMOJI = re.compile("[\u2600-\u27bf\u2b50-\u2b55\ufe0f\U0001f000-\U0001faff]")
TITLE = re.compile(
    r"<title>.*?</title>|{%\s*block\s+title\s*%}.*?{%\s*endblock(?:\s+title)?\s*%}", re.DOTALL
)
QUOTED = re.compile("“[^”]*”|‘[^’]*’(?!\\w)")  # noqa: RUF001 (the quotation marks of our texts)
FILE_NAME = re.compile(r"filename\*?=\"?([^\";]+)")


def used(text: str, words: Iterable[str]) -> list[str]:
    plain = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return [
        word
        for word in words
        if re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", plain, re.IGNORECASE)
    ]


def in_name(name: str, words: Iterable[str]) -> list[str]:
    """Words of a path, a file name, a cookie, or a class: digits, hyphens, underscores and a capital
    inside divide them."""
    found = used(re.sub(r"[\W\d_]+|(?<=[a-z])(?=[A-Z])", " ", name), words)
    return found + ([NAME] if NAME in name.lower() else [])


def ours(text: str) -> str:
    return QUOTED.sub("", text)


def python_sentences() -> Iterator[tuple[str, str]]:
    """Place and text of strings that read like sentences, wherever Python may show them."""
    for path, module in tree.python("apps", "config"):
        if not path.startswith("apps/demo/") and "/migrations/" not in path:
            for line, text in tree.constants(module):
                if " " in text.strip():
                    yield f"{path}:{line}", text


def spoken() -> Iterator[tuple[str, str]]:
    """Place and text of everything that goes through gettext."""
    for path, module in tree.python("apps", "config"):
        for line, text in tree.translated(module):
            yield f"{path}:{line}", text
    for path, source in markup.templates():
        for text in markup.words(source, quotes=False):
            yield path, text


def is_like(name: str, pattern: str) -> bool:
    return name.count("/") == pattern.count("/") and PurePosixPath(name).match(pattern)


def quiet_templates(sources: dict[str, str]) -> set[str]:
    """Templates of pages before sign-in, with all that they extend and include."""
    todo = {name for name in sources if any(is_like(name, pattern) for pattern in QUIET)}
    for address in addresses():
        if address.is_public:
            todo |= templates_named_by(address.view)
    found: set[str] = set()
    while todo:
        name = todo.pop()
        found.add(name)
        for keyword, tag in markup.tags(sources.get(name, "")):
            if keyword in {"extends", "include"}:
                todo |= {text for text, _ in markup.literals(tag) if text in sources} - found
    return found


def served_names() -> Iterator[str]:
    for folder in ("static", "apps"):
        for path in tree.files(folder, ""):
            name = tree.name(path)
            if folder == "static" or "/static/" in name:
                yield name.partition("static/")[2]


def written(pattern: str) -> Iterator[tuple[str, str]]:
    """Place and name of every cookie that is set and every download that is named."""
    for path, module in tree.python("apps", "config"):
        for node in ast.walk(module):
            if not isinstance(node, ast.Call):
                continue
            source = ast.unparse(node.func)
            names = [part.value for part in node.keywords if part.arg == "filename"]
            names += node.args[:1] if source.endswith(pattern) else []
            for name in names:
                yield from ((f"{path}:{line}", text) for line, text in tree.constants(name))
        for line, text in tree.constants(module):
            yield from ((f"{path}:{line}", name) for name in FILE_NAME.findall(text))


def test_no_sentence_of_ours_uses_a_word_that_belittles_or_promises() -> None:
    texts = [*spoken(), *python_sentences()]
    assert texts
    found = [(place, used(ours(text), NOWHERE + PROMISES)) for place, text in texts]
    assert [(place, words) for place, words in found if words] == []


def test_no_page_before_sign_in_tells_what_this_site_is_for() -> None:
    sources = dict(markup.templates())
    quiet = sorted(quiet_templates(sources) & set(sources))
    assert "base_quiet.html" in quiet
    found = [
        (name, used(text, (*BEFORE_SIGN_IN, NAME)))
        for name in quiet
        for text in markup.words(sources[name], quotes=True)
    ]
    assert [(name, words) for name, words in found if words] == []


def test_no_sentence_of_core_or_accounts_tells_what_this_site_is_for() -> None:
    found = [
        (f"{path}:{line}", used(text, (*BEFORE_SIGN_IN, NAME)))
        for path, module in tree.python("apps/core", "apps/accounts")
        for line, text in tree.translated(module)
    ]
    assert [(place, words) for place, words in found if words] == []


def test_no_title_carries_an_alarming_word() -> None:
    titles = [
        (path, title) for path, source in markup.templates() for title in TITLE.findall(source)
    ]
    assert titles
    found = [(path, used(title, (*BEFORE_SIGN_IN, NAME))) for path, title in titles]
    assert [(path, words) for path, words in found if words] == []
    assert used(settings.PRODUCT_NAME, (*BEFORE_SIGN_IN, NAME)) == []


def test_no_address_carries_an_alarming_word() -> None:
    found = [(item.route, in_name(item.visible, BEFORE_SIGN_IN)) for item in addresses()]
    assert [(route, words) for route, words in found if words] == []


def test_no_static_file_carries_an_alarming_word() -> None:
    found = [(name, in_name(name, BEFORE_SIGN_IN)) for name in served_names()]
    assert [(name, words) for name, words in found if words] == []


def test_no_script_or_style_sheet_tells_what_this_site_is_for() -> None:
    paths = [path for suffix in (".js", ".css", ".svg") for path in tree.files("static", suffix)]
    assert paths
    found = [(tree.name(path), in_name(path.read_text(), IN_FILES)) for path in paths]
    assert [(name, what) for name, what in found if what] == []


def test_no_cookie_and_no_download_carries_an_alarming_word() -> None:
    cookies = [
        (name, str(getattr(settings, name))) for name in dir(settings) if name.endswith("_NAME")
    ]
    named = [item for item in cookies if "COOKIE" in item[0]] + list(written("set_cookie"))
    assert named
    found = [(place, in_name(name, BEFORE_SIGN_IN)) for place, name in named]
    assert [(place, words) for place, words in found if words] == []


def test_nothing_about_encryption_boasts() -> None:
    texts = [*spoken(), *((page.name, page.read_text()) for page in pages())]
    found = [(place, used(text, ENCRYPTION)) for place, text in texts]
    assert [(place, words) for place, words in found if words] == []


def pages() -> list[Path]:
    wanted = (tree.ROOT / "docs" / "encryption.md", tree.ROOT / "README.md")
    return [path for path in wanted if path.is_file()]


def test_no_sentence_of_ours_shouts() -> None:
    loud = [(place, text) for place, text in spoken() if "!" in text or EMOJI.search(text)]
    assert loud == []


TEMPLATE = "safety/lock.html"


def wrapped(view: Callable[[str], str]) -> Callable[[str], str]:
    return functools.wraps(view)(lambda request: view(request))


def answer(request: str) -> str:
    return "accounts/sign_in.html#form" if request else TEMPLATE


@wrapped
def view(request: str) -> str:
    return answer(request) or "accounts/set_up.html"


def test_the_templates_of_a_view_are_found() -> None:
    assert templates_named_by(view) == {
        "accounts/set_up.html",
        "accounts/sign_in.html",
        "safety/lock.html",
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is just a note.", ["just"]),
        ("Don\N{RIGHT SINGLE QUOTATION MARK}t worry.", ["don't worry"]),
        ("JUST so", ["just"]),
        ("A just-in-time note", ["just"]),
        ("Adjust the time.", []),
        ("Justice", []),
    ],
)
def test_a_word_is_found_whole_and_in_any_case(text: str, words: list[str]) -> None:
    assert used(text, NOWHERE) == words


def test_a_name_is_read_as_words() -> None:
    assert in_name("e/incident_new-2/", BEFORE_SIGN_IN) == ["incident"]
    assert in_name("img/stillwater.svg", BEFORE_SIGN_IN) == [NAME]
    assert in_name("courtyard/reincidental/", BEFORE_SIGN_IN) == []
    assert in_name(".help__line, .helpline__name", IN_FILES) == ["helpline"]
    assert in_name("const nearestTactics = 1;", IN_FILES) == ["tactic"]


def test_a_quotation_is_not_our_sentence() -> None:
    assert used(ours("Some say “you are crazy”."), NOWHERE) == []
    assert list(markup.words("<p>Said: <q>crazy</q></p>", quotes=False)) == ["Said: "]


def test_every_text_of_a_template_is_read() -> None:
    source = """<p title="one">two</p>{% translate "three" %}{% include "x" with y=_("four") %}
    {% blocktranslate %}five{% endblocktranslate %}<i data-busy="six"></i>{# seven #}"""
    read = " ".join(markup.words(source, quotes=True)).split()
    assert sorted(read) == ["five", "four", "one", "six", "three", "two"]
