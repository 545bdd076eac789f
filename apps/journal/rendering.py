"""Light Markdown to a few tags, and to plain words.

Emphasis, lists, quotes, headings, rules and line breaks as typed; everything else is shown as the
letters it is. Nothing of the text becomes an attribute, an address or a tag that is not named here,
and nothing of it is left out: what nests too deep is shown with its marks.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, list_block
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from apps.core.typed import clean as clean

# Each level makes the parser look at all lines within it once more.
_DEEPEST: Final = 10
# Lines and marks that are parsed within about a second; longer lists than that stay plain.
_MOST_MARKS: Final = 20_000
_MARKS: Final = "\n*_\\["
_BLOCKS: Final = {
    "paragraph": "p",
    "blockquote": "blockquote",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
}
_WORDED: Final = {"paragraph_close", "heading_close"}
# Cleaned text holds none of it.
_BLOCK_END: Final = "\v"
BETWEEN_BLOCKS: Final = " "
_SPANS: Final = {"em": "em", "strong": "strong"}
# The page's own title and section stand above.
_HEADING_ABOVE: Final = 2
_DEEPEST_HEADING: Final = 6

_DIRECTIONS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BLANK_LINES: Final = re.compile(r"\n\s*\n")
_LINK: Final = re.compile(
    r"!?\[(?P<label>[^\[\]\n]{1,1000})\]"
    r"\((?P<address>(?:[^()\s]|\([^()\s]{0,500}\)){1,2000}(?:[ ]+\"[^\"\n]{0,500}\")?)\)"
)


def render(text: str) -> SafeString:
    """The text as HTML with no attributes but `dir="auto"` and the numbers of a numbered list."""
    text = clean(text)
    if sum(map(text.count, _MARKS)) > _MOST_MARKS:
        return mark_safe("".join(_unmarked(text)))  # noqa: S308 - escaped piece by piece
    tokens = _MARKDOWN.parse(text)
    _step_headings(tokens)
    return mark_safe("".join(_html(tokens)))  # noqa: S308 - likewise


def plain_words(text: str, limit: int = 160) -> str:
    """The first words without marks, on one line, at most `limit` characters with the ellipsis.

    Characters that direct text are dropped: cut off halfway they would turn what stands beside.
    """
    text = clean(text).lstrip()
    head = text[: limit * 4]
    blocks = "".join(_words(_MARKDOWN.parse(head))).split(_BLOCK_END)
    words = BETWEEN_BLOCKS.join(
        filter(None, (" ".join(b.split()) for b in map(_undirected, blocks)))
    )
    if len(words) <= limit and len(head) == len(text):
        return words
    cut = words[: limit - 1]
    if len(words) >= limit and not words[limit - 1].isspace() and " " in cut:
        cut = cut[: cut.rindex(" ")]
    return f"{cut.rstrip()}…"


def _step_headings(tokens: Iterable[Token]) -> None:
    """Below the page's own headings, and never two levels at once: screen readers read them so."""
    last = _HEADING_ABOVE
    for token in tokens:
        if token.type == "heading_open":
            last = min(int(token.tag[1]) + _HEADING_ABOVE, last + 1, _DEEPEST_HEADING)
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{last}"


def _html(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.type == "inline":
            yield from _html(token.children or ())
        elif name in _SPANS:
            yield f"</{_SPANS[name]}>" if token.nesting < 0 else f"<{_SPANS[name]}>"
        elif name in _BLOCKS or name == "heading":
            yield _block(token, _BLOCKS.get(name, token.tag))
        elif token.type in ("softbreak", "hardbreak"):
            yield "<br>\n"
        elif token.type == "hr":
            yield "<hr>\n"
        else:
            yield html.escape(token.content)


def _block(token: Token, tag: str) -> str:
    if token.hidden:
        return ""
    if token.nesting < 0:
        return f"</{tag}>\n"
    # Only the outermost block takes a direction: one inside it would hide its letters from it.
    direction = ' dir="auto"' if token.level == 0 else ""
    # Numbers stay as written: a date at the start of a line must not become "1.".
    number = f' value="{int(token.info)}"' if tag == "li" and token.info else ""
    return f"<{tag}{direction}{number}>"


def _unmarked(text: str) -> Iterator[str]:
    for paragraph in _BLANK_LINES.split(html.escape(text).strip()):
        lines = paragraph.replace("\n", "<br>\n")
        yield f'<p dir="auto">{lines}</p>\n'


def _undirected(text: str) -> str:
    return _DIRECTIONS.sub("", text)


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield from _words(token.children or ())
        elif token.type in _WORDED:
            yield _BLOCK_END
        elif token.type == "list_item_open" and token.info:
            yield f" {token.info}{token.markup} "
        elif token.type == "text":
            yield token.content
        elif token.type not in ("em_open", "em_close", "strong_open", "strong_close"):
            yield " "


def _bounded_blockquote(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    return state.level < _DEEPEST and blockquote(state, start, end, silent)


def _bounded_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    return state.level < _DEEPEST and list_block(state, start, end, silent)


def _link_as_text(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """`[text](address)` becomes "text (address)": an address is there to be read, never opened."""
    match = _LINK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        after = state.posMax
        state.pos, state.posMax = match.span("label")
        state.md.inline.tokenize(state)
        state.posMax = after
        state.pending += f" ({match['address']})"
    state.pos = match.end()
    return True


def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"maxNesting": 4 * _DEEPEST})
    parser.enable(["blockquote", "list", "heading", "hr", "emphasis", "escape", "newline"])
    around = ["paragraph", "reference", "blockquote"]
    parser.block.ruler.at("blockquote", _bounded_blockquote, {"alt": [*around, "list"]})
    parser.block.ruler.at("list", _bounded_list, {"alt": around})
    parser.inline.ruler.push("link_as_text", _link_as_text)
    return parser


_MARKDOWN: Final = _parser()
