"""What every template keeps to: the content policy, htmx beside plain links, translated words."""

import re
from collections.abc import Callable, Iterator

import pytest

from tests.architecture import markup

Rule = Callable[[str], Iterator[str]]

LETTERS = re.compile(r"[^\W\d_]{2,}")
SENTENCE = re.compile(r"[A-Z][a-z]")
PARTIAL = re.compile(r"{%\s*(partialdef|endpartialdef)\b\s*([\w-]*).*?%}")
NAMESPACES = {"xmlns", "xmlns:xlink"}

PRIVATE_ATTRIBUTES = ("spellcheck=", "autocomplete=", "translate=", "writingsuggestions=")
# The browser has names of its own for what these hold; nothing private is typed there.
KNOWN_TO_THE_BROWSER = {"username", "new-password", "current-password", "one-time-code"}


def policy(source: str) -> Iterator[str]:
    """What the content policy would block, and addresses that leave this machine."""
    for element in markup.parse(source).elements:
        place = f"line {element.line}: <{element.name}>"
        if element.name == "style" or "style" in element.attributes:
            yield f"{place} carries a style: write a class."
        if element.name == "script" and not element.attributes.get("src"):
            yield f"{place} has no src: scripts are files."
        for name, value in element.attributes.items():
            if name.startswith(("on", "hx-on")):
                yield f"{place} has {name}: write a script for a data- attribute."
            if re.match(r"\s*(https?:)?//", value) and name not in NAMESPACES:
                yield f"{place} names another machine in {name}."
            if value.lstrip().lower().startswith("javascript:"):
                yield f"{place} runs a script from {name}."


def links(source: str) -> Iterator[str]:
    """Every `hx-get` has an `href` beside it that works alone."""
    for element in markup.parse(source).elements:
        if "hx-get" in element.attributes and not element.attributes.get("href"):
            yield f"line {element.line}: <{element.name}> has hx-get without href."
        if "hx-boost" in element.attributes:
            yield f"line {element.line}: <{element.name}> uses hx-boost."


def ids(source: str) -> set[str]:
    found = (element.attributes.get("id", "") for element in markup.parse(source).elements)
    return {name for name in found if name and "{" not in name}


def partials(source: str) -> Iterator[tuple[str, str]]:
    """Name and body of every partial, those inside another one too."""
    text = markup.without_notes(source)
    opened: list[tuple[str, int]] = []
    for tag in PARTIAL.finditer(text):
        if tag[1] == "partialdef":
            opened.append((tag[2], tag.end()))
        else:
            name, start = opened.pop()
            yield name, text[start : tag.start()]


def fragments(source: str) -> Iterator[str]:
    """One word for a partial and its element."""
    for name, body in partials(source):
        if name not in ids(body):
            yield f"partial {name} holds no element with the id {name}."


def targets(source: str) -> Iterator[tuple[int, str]]:
    for element in markup.parse(source).elements:
        target = element.attributes.get("hx-target", "")
        if target.startswith("#") and "{" not in target:
            yield element.line, target.removeprefix("#")


def words(source: str) -> Iterator[str]:
    """Letters that no translation function sees."""
    read = markup.parse(markup.untranslated(source))
    for line, text, around in read.texts:
        if LETTERS.search(text) and not {"code", "kbd", "untranslated"} & set(around):
            yield f"line {line}: “{text.strip()}” stands outside translate."
    for element in read.elements:
        for name in markup.READ_ALOUD & set(element.attributes):
            if LETTERS.search(markup.TAG.sub("", element.attributes[name])):
                yield f"line {element.line}: {name} stands outside translate."
    for keyword, tag in markup.tags(source):
        if keyword in {"translate", "trans", "blocktranslate", "blocktrans", "now"}:
            continue
        for text, wrapped in markup.literals(re.sub(r"\|(date|time):(\"|').*?\2", "", tag)):
            if not wrapped and SENTENCE.match(text):
                yield f"“{text}” in {{% {keyword} %}} is not translated: write _()."


def shared_attributes() -> set[str]:
    """Templates of nothing but the attributes of private text: there may be one."""
    return {
        name
        for name, source in markup.templates()
        if all(attribute in source for attribute in PRIVATE_ATTRIBUTES)
        and {element.name for element in markup.parse(source).elements} == {markup.NO_NAME}
    }


def is_private(element: markup.Element) -> bool:
    if element.name == "textarea":
        return True
    kind = element.attributes.get("type", "text")
    known = KNOWN_TO_THE_BROWSER & set(element.attributes.get("autocomplete", "").split())
    return element.name == "input" and kind in {"text", "search", "email"} and not known


def private(source: str, shared: set[str]) -> Iterator[str]:
    """Fields for private text that say for themselves what the one include says for all."""
    for element in markup.parse(source).elements:
        included = {
            next(markup.literals(tag), ("", False))[0]
            for keyword, tag in markup.tags(element.source)
            if keyword == "include"
        }
        if is_private(element) and not included & shared:
            yield f"line {element.line}: <{element.name}> lacks the include for private text."


def broken(rule: Rule) -> list[str]:
    return [f"{path}: {what}" for path, source in markup.templates() for what in rule(source)]


@pytest.mark.parametrize("rule", [policy, links, fragments, words])
def test_every_template_keeps_the_rule(rule: Rule) -> None:
    assert broken(rule) == []


def unused() -> set[str]:
    """Fragments that no template includes so far: the element that they aim at may be to come."""
    included = {
        text
        for _, source in markup.templates()
        for keyword, tag in markup.tags(source)
        if keyword == "include"
        for text, _ in markup.literals(tag)
    }
    return {path for path, _ in markup.templates() if "/_" in path} - included


def test_every_target_is_an_element_of_ours() -> None:
    known = {name for _, source in markup.templates() for name in ids(source)}
    lost = [
        f"{path}:{line} aims at #{target}, which no template has."
        for path, source in markup.templates()
        for line, target in targets(source)
        if target not in known and path not in unused()
    ]
    assert lost == []


def test_private_text_is_kept_from_the_browser_in_one_place() -> None:
    shared = shared_attributes()
    assert len(shared) <= 1
    assert broken(lambda source: private(source, shared)) == []


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        (policy, '<p style="color: red"></p>'),
        (policy, "<script>alert</script>"),
        (policy, '<a onclick="x"></a>'),
        (policy, '<button hx-on:click="x"></button>'),
        (policy, '<img alt="" src="https://elsewhere.example/x.png">'),
        (policy, '<link href="//elsewhere.example/x.css">'),
        (links, '<a hx-get="{% url "x" %}"></a>'),
        (links, '<body hx-boost="true">'),
        (fragments, "{% partialdef one inline %}<ul id=two></ul>{% endpartialdef %}"),
        (words, "<p>Hello {{ name }}</p>"),
        (words, '<p aria-label="Leave"></p>'),
        (words, '{% include "x.html" with label="Leave" %}'),
        (words, "{{ title|default:'No title' }}"),
    ],
)
def test_a_broken_rule_is_noticed(rule: Rule, source: str) -> None:
    assert len(list(rule(source))) == 1


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        (policy, '<svg xmlns="http://www.w3.org/2000/svg"></svg>'),
        (links, '<a{% if x %} class="y"{% endif %} href="{% url "x" %}" hx-get="/x/"></a>'),
        (fragments, "{% partialdef one %}<ul id=one>{% partial two %}</ul>{% endpartialdef one %}"),
        (words, '<p>{% translate "Hello" %} · {{ name }}</p><code>bin/run</code>'),
        (words, "<p>{% blocktranslate %}Hello <b>you</b>{% endblocktranslate %}</p>"),
        (words, '{# Hello #}<i title="{% translate "Hi" %}"></i>{{ day|date:"Du j F" }}'),
        (words, '{% include "x.html" with label=_("Leave") kind="quiet" only %}'),
        (words, 'spellcheck="{{ spellcheck|yesno:\'true,false\' }}" autocomplete="off"'),
    ],
)
def test_what_keeps_the_rule_passes(rule: Rule, source: str) -> None:
    assert list(rule(source)) == []


def test_private_text_without_the_include_is_noticed() -> None:
    shared = {"ui/_one.html"}
    assert list(private("<textarea name=text></textarea>", shared))
    assert list(private('<input name="x" {% include "ui/_two.html" %}>', shared))
    assert not list(private('<textarea {% include "ui/_one.html" %}></textarea>', shared))
    assert not list(private('<input type="hidden"><input autocomplete="username">', shared))
