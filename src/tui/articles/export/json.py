"""An article as JSON values and back: how articles are handed to other programs; the store has a form of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from typing import Any

from tui.articles.document import (
    Alternate,
    Article,
    Block,
    Cell,
    Code,
    Embed,
    Heading,
    Image,
    ListItem,
    Notice,
    Paragraph,
    Rule,
    Span,
    Style,
    Table,
)  # fmt: skip
from tui.core.errors import ExtractionError
from tui.core.messages import N_

FORMAT = 1
"""The version of this form."""
_KINDS: dict[str, type[Block]] = {
    "paragraph": Paragraph, "heading": Heading, "item": ListItem, "code": Code, "table": Table, "image": Image, "embed": Embed, "rule": Rule,
}  # fmt: skip
_SPANS = ("spans", "caption_spans")
_NAMES = {kind: name for name, kind in _KINDS.items()}
_LINES = (
    "title", "lead", "byline", "language", "site", "section", "url", "canonical_url", "image",
)  # fmt: skip


def to_json(article: Article) -> dict[str, Any]:
    """Return an article as values that `json.dumps` takes; empty fields are left out.

    Args:
        article: The article.
    """
    out: dict[str, Any] = {"format": FORMAT, "extractor": article.extractor, "text": article.text}
    out |= {name: value for name in _LINES if (value := getattr(article, name))}
    for name in ("published", "modified"):
        moment = getattr(article, name)
        if moment is not None:
            out[name] = moment.isoformat()
    if article.notice:
        out["notice"] = article.notice.value
    if declared := [[a.language, a.url] for a in article.alternates if not a.guessed]:
        out["alternates"] = declared
    out["blocks"] = [_block(block) for block in article.blocks]
    return out


def _block(block: Block) -> dict[str, Any]:
    out: dict[str, Any] = {"kind": _NAMES[type(block)], "start": block.start, "end": block.end}
    for each in fields(block):
        value = getattr(block, each.name)
        if each.name in ("start", "end") or value == each.default:
            continue
        if each.name in _SPANS:
            out[each.name] = [[s.start, s.end, s.style.value, s.target] for s in value]
        elif each.name == "rows":
            out["rows"] = [[[c.start, c.end, c.header, c.columns, c.rows] for c in row] for row in value]
        else:
            out[each.name] = value
    return out


def from_json(values: dict[str, Any]) -> Article:
    """Return the article that `to_json` made these values of.

    Args:
        values: What `json.loads` gave.

    Raises:
        ExtractionError: The values are no article of this form.
    """
    try:
        if values["format"] != FORMAT:
            raise ExtractionError(N_("The stored article has a form that this version does not know."))
        return Article(
            text=values["text"],
            blocks=tuple(_read_block(block) for block in values["blocks"]),
            **{name: values.get(name, "") for name in _LINES},
            published=_moment(values.get("published")),
            modified=_moment(values.get("modified")),
            alternates=tuple(Alternate(*pair) for pair in values.get("alternates", ())),
            notice=Notice(values.get("notice", "")),
            extractor=values["extractor"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ExtractionError(N_("The stored article is damaged.")) from error


def _read_block(values: dict[str, Any]) -> Block:
    kept = {name: value for name, value in values.items() if name != "kind"}
    readers: dict[str, Callable[[Any], Any]] = {
        **dict.fromkeys(_SPANS, _read_spans),
        "rows": lambda rows: tuple(tuple(Cell(*cell) for cell in row) for row in rows),
    }
    return _KINDS[values["kind"]](
        **{name: readers[name](value) if name in readers else value for name, value in kept.items()}
    )


def _read_spans(values: Any) -> tuple[Span, ...]:
    return tuple(Span(start, end, Style(style), target) for start, end, style, target in values)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
