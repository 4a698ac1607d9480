"""The document model: one text, and blocks and spans that point into it by character offsets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Style(StrEnum):
    """What a span of a block's text is."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    LINK = "link"
    NOTE = "note"
    """The mark of a footnote."""
    JUMP = "jump"
    """A link to another part of the article."""
    DELETED = "deleted"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters within one block."""

    start: int
    """Offset in `Article.text`, in characters."""
    end: int
    """Offset of the first character after the span."""
    style: Style
    target: str = ""
    """For a link its absolute http(s) or mailto URL; for a jump the `anchor` of a block; for a note either, since
    notes may be left on the page; else empty."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the article. `Article.text[start:end]` is its text; blocks never overlap."""

    start: int
    end: int
    spans: tuple[Span, ...] = field(default=(), kw_only=True)
    quote: int = field(default=0, kw_only=True)
    """How many quotations the block stands within."""
    anchor: str = field(default="", kw_only=True)
    """The name by which notes and jumps lead to the block, empty where none does."""


@dataclass(frozen=True, slots=True)
class Paragraph(Block):
    """Running text."""


@dataclass(frozen=True, slots=True)
class Heading(Block):
    """A heading within the body; the article's own title stands apart."""

    level: int = field(default=2, kw_only=True)
    """1 to 6."""


@dataclass(frozen=True, slots=True)
class ListItem(Block):
    """One item of a list."""

    depth: int = field(default=1, kw_only=True)
    """1 for a list of its own, 2 for a list within an item, and so on."""
    number: int | None = field(default=None, kw_only=True)
    """The item's number in an ordered list, None in a bulleted one."""


@dataclass(frozen=True, slots=True)
class Code(Block):
    """Preformatted text; newlines and runs of spaces count."""

    language: str = field(default="", kw_only=True)
    """The language that the page declares, lower case, or empty."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    start: int
    end: int
    header: bool = False
    columns: int = 1
    """How many columns it spans."""
    rows: int = 1
    """How many rows it spans."""


@dataclass(frozen=True, slots=True)
class Table(Block):
    """A table: in the text, cells are parted by tabs and rows by newlines."""

    rows: tuple[tuple[Cell, ...], ...] = field(default=(), kw_only=True)
    caption: str = field(default="", kw_only=True)
    """The caption; not part of `Article.text`."""
    caption_spans: tuple[Span, ...] = field(default=(), kw_only=True)
    """Spans of the caption; their offsets are in `caption`."""


@dataclass(frozen=True, slots=True)
class Image(Block):
    """A picture. It takes no room in the text: `start == end`."""

    source: str = field(default="", kw_only=True)
    """Absolute http(s) URL."""
    alt: str = field(default="", kw_only=True)
    caption: str = field(default="", kw_only=True)
    """Caption and credit; not part of `Article.text`."""
    caption_spans: tuple[Span, ...] = field(default=(), kw_only=True)
    """Spans of the caption; their offsets are in `caption`."""
    target: str = field(default="", kw_only=True)
    """Where the picture leads as a link, an absolute URL, or empty."""
    width: int = field(default=0, kw_only=True)
    """Pixels that the page says it takes; 0 where it does not say both sides."""
    height: int = field(default=0, kw_only=True)


@dataclass(frozen=True, slots=True)
class Embed(Block):
    """A film or a sound that plays elsewhere. It takes no room in the text."""

    source: str = field(default="", kw_only=True)
    """Absolute http(s) URL of the player."""
    title: str = field(default="", kw_only=True)
    """What the page calls it; not part of `Article.text`."""


@dataclass(frozen=True, slots=True)
class Rule(Block):
    """A break between parts, drawn as a line. It takes no room in the text."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same article in another language."""

    language: str
    """BCP 47 tag, as in `Article.language`."""
    url: str
    guessed: bool = False
    """Whether the page names the language only, and the address follows from its own: it may lead elsewhere."""


class Notice(StrEnum):
    """Why what is shown may not be the whole article."""

    NONE = ""
    PAYWALLED = "paywalled"
    TRUNCATED = "truncated"
    LIVE = "live"
    """Many small notes, a live blog."""
    INDEX = "index"
    """A page of links to articles."""
    ERROR = "error"
    """The server's error page."""
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article. Everything in it is clean (`core.text.clean`), NFC, and safe to show as plain text."""

    text: str
    """The body: the texts of its blocks, in order, joined by blank lines. No title, byline, caption or lead."""
    blocks: tuple[Block, ...]
    title: str = ""
    lead: str = ""
    """The standfirst, where it stands apart from the body."""
    byline: str = ""
    published: datetime | None = None
    """Aware; UTC where the page gives no zone."""
    modified: datetime | None = None
    language: str = ""
    """BCP 47 tag: en, zh-Hans, zh-Hant, ja, ko, vi, th, tr, or any other; empty where unknown."""
    site: str = ""
    section: str = ""
    url: str = ""
    """Where it was fetched from."""
    canonical_url: str = ""
    """What the page says its address is, absolute, or empty."""
    image: str = ""
    """The page's own picture (OpenGraph), absolute, or empty."""
    alternates: tuple[Alternate, ...] = ()
    notice: Notice = Notice.NONE
    extractor: int = 0
    """The version of the extractor that made this: the same bytes and version give the same text."""
