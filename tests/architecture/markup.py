"""A Django template as a reader of HTML sees it: elements, and the words between them.

Template tags are taken out before the HTML is read and put back into what was read, so that
`href="{% url "x" %}"` is one attribute. Nothing is rendered: both sides of an `if` are seen.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from tests.architecture import tree

TAG = re.compile(r"{%.*?%}|{{.*?}}")
NOTE = re.compile(r"{#.*?#}|{%\s*comment\b.*?%}.*?{%\s*endcomment\s*%}", re.DOTALL)
TRANSLATED = re.compile(
    r"({%\s*blocktrans(?:late)?\b.*?%})(.*?)({%\s*endblocktrans(?:late)?\s*%})", re.DOTALL
)
MARK = re.compile("\ue000([0-9]+)\ue001")
BLOCK_NAME = re.compile(r"{%\s*block\s+([\w-]+)")
ATTRIBUTES_ALONE = re.compile(r"\s*[a-z][\w-]*=[\"']")
NO_NAME = "attributes"
LITERAL = re.compile(r"""(_\()?(?:"([^"]*)"|'([^']*)')""")

# Attributes whose value a person reads or hears.
READ_ALOUD = {
    "alt",
    "aria-description",
    "aria-label",
    "aria-roledescription",
    "aria-valuetext",
    "label",
    "placeholder",
    "title",
}


@dataclass(frozen=True)
class Element:
    line: int
    name: str
    attributes: dict[str, str]
    source: str


@dataclass
class Markup:
    elements: list[Element] = field(default_factory=list)
    # Line, text, and the names of the elements around it.
    texts: list[tuple[int, str, tuple[str, ...]]] = field(default_factory=list)


VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
VOID |= {NO_NAME}


class Reader(HTMLParser):
    def __init__(self, tags: list[str]) -> None:
        super().__init__()
        self.tags = tags
        self.found = Markup()
        self.around: list[str] = []

    def restored(self, text: str) -> str:
        return MARK.sub(lambda mark: self.tags[int(mark[1])], text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = MARK.sub("", tag)
        attributes = {MARK.sub("", key): self.restored(value or "") for key, value in attrs}
        attributes.pop("", None)
        source = self.restored(self.get_starttag_text() or "")
        self.found.elements.append(Element(self.getpos()[0], name, attributes, source))
        if name not in VOID:
            # An element marked translate="no" holds names, keys or code.
            self.around.append("untranslated" if attributes.get("translate") == "no" else name)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if MARK.sub("", tag) not in VOID:
            self.around.pop()

    def handle_endtag(self, tag: str) -> None:
        if self.around:
            self.around.pop()

    def handle_data(self, data: str) -> None:
        text = MARK.sub(" ", data)
        if text.strip():
            self.found.texts.append((self.getpos()[0], text, tuple(self.around)))


def blanked(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def without_notes(source: str) -> str:
    return NOTE.sub(blanked, source)


def blocks_inside_tags(markup: Markup) -> set[str]:
    return {name for element in markup.elements for name in BLOCK_NAME.findall(element.source)}


@functools.cache
def attribute_blocks() -> frozenset[str]:
    """Blocks that some template opens inside a start tag: a child fills them with attributes."""
    found = (blocks_inside_tags(read(source)) for _, source in templates())
    return frozenset(name for names in found for name in names)


def parse(source: str) -> Markup:
    """As `read`; attributes that stand alone are read as those of an element of no name."""
    if ATTRIBUTES_ALONE.match(TAG.sub("", without_notes(source))):
        return read(f"<{NO_NAME} {source}>")
    for name in attribute_blocks() - blocks_inside_tags(read(source)):
        block = rf"{{%\s*block {name}\s*%}}(.*?){{%\s*endblock\b.*?%}}"
        source = re.sub(block, rf"<{NO_NAME} \1>", source, flags=re.DOTALL)
    return read(source)


def read(source: str) -> Markup:
    tags: list[str] = []

    def mark(match: re.Match[str]) -> str:
        tags.append(match[0])
        return f"\ue000{len(tags) - 1}\ue001"

    reader = Reader(tags)
    reader.feed(TAG.sub(mark, without_notes(source)))
    reader.close()
    return reader.found


def untranslated(source: str) -> str:
    """The template without what stands inside `blocktranslate`."""
    return TRANSLATED.sub(lambda match: match[1] + "\n" * match[2].count("\n"), source)


def tags(source: str) -> Iterator[tuple[str, str]]:
    """First word and whole text of every tag; a variable has the word `{{`."""
    for tag in TAG.findall(without_notes(source)):
        yield ("{{" if tag.startswith("{{") else tag[2:-2].split()[0]), tag


def literals(tag: str) -> Iterator[tuple[str, bool]]:
    """Each quoted string of a tag, and whether `_()` translates it."""
    for wrapped, double, single in LITERAL.findall(tag):
        yield double or single, bool(wrapped)


def words(source: str, *, quotes: bool) -> Iterator[str]:
    """Every text of a template that a person may read, quotations left out on wish."""
    markup = parse(source)
    for _, text, around in markup.texts:
        if quotes or not {"q", "cite", "blockquote"} & set(around):
            yield text
    for element in markup.elements:
        for name, value in element.attributes.items():
            if name in READ_ALOUD or name.startswith("data-"):
                yield value
        if element.attributes.get("name") == "description":
            yield element.attributes.get("content", "")
    for keyword, tag in tags(source):
        if keyword in {"translate", "trans"}:
            yield next(literals(tag), ("", True))[0]
        else:
            yield from (text for text, wrapped in literals(tag) if wrapped)


def templates() -> Iterator[tuple[str, str]]:
    """Path below `templates/` and source of every template, those of the apps included."""
    for path in tree.files("templates", ".html"):
        yield path.relative_to(tree.ROOT / "templates").as_posix(), path.read_text()
    for path in tree.files("apps", ".html"):
        yield path.as_posix().rpartition("/templates/")[2], path.read_text()
