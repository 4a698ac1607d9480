"""An article as plain text: what a terminal, a mail or a diff can show without markup."""

from __future__ import annotations

from collections.abc import Iterable

from tui.articles.document import Article, Block, Code, Embed, Heading, Image, ListItem, Rule, Table
from tui.articles.export.told import told
from tui.articles.raised import raised_words

_BULLET = "•"


def to_text(article: Article) -> str:
    """Return an article as plain text, its blocks parted by blank lines.

    Args:
        article: The article.
    """
    return _joined([article.title, told(article), article.lead, *_body(article)])


def to_body_text(article: Article) -> str:
    """Return an article's blocks and its address as plain text, where title and lead are shown already.

    Args:
        article: The article.
    """
    return _joined(_body(article))


def _body(article: Article) -> list[str]:
    return [
        *(_block(article.text, block) for block in article.blocks),
        article.canonical_url or article.url,
    ]


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(text: str, block: Block) -> str:
    words = raised_words(text, block)
    match block:
        case Heading():
            shown = words
        case ListItem():
            mark = f"{block.number}." if block.number is not None else _BULLET
            indent = "  " * (block.depth - 1)
            shown = indent + mark + " " + words.replace("\n", "\n" + indent + " " * (len(mark) + 1))
        case Code():
            shown = "\n".join("    " + line for line in words.split("\n"))
        case Table():
            shown = f"{block.caption}\n{words}" if block.caption else words
        case Image():
            said = " — ".join(filter(None, [block.alt, block.caption]))
            shown = f"[{said}]" if said else ""
        case Embed():
            shown = f"[▶ {' — '.join(filter(None, [block.title, block.source]))}]"
        case Rule():
            shown = "* * *"
        case _:
            shown = words
    return (
        "\n".join("> " * block.quote + line for line in shown.split("\n")) if block.quote and shown else shown
    )
