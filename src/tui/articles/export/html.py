"""An article as HTML that is safe wherever it is opened: own markup only, escaped text, http(s) and mailto links."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from html import escape

from tui.articles.cells import CellSpans
from tui.articles.document import (
    Article,
    Block,
    Code,
    Embed,
    Heading,
    Image,
    ListItem,
    Rule,
    Span,
    Style,
    Table,
)
from tui.articles.export.told import told

_TAGS = {
    Style.STRONG: "strong",
    Style.EMPHASIS: "em",
    Style.CODE: "code",
    Style.DELETED: "del",
    Style.SUPERSCRIPT: "sup",
    Style.SUBSCRIPT: "sub",
    Style.NOTE: "sup",
}
_SCHEMES = ("http://", "https://")
_POLICY = "default-src 'none'; img-src http: https:; style-src 'unsafe-inline'"
_STYLE = (
    "body{max-width:38em;margin:2em auto;padding:0 1em;font:1.1em/1.55 serif}img{max-width:100%}"
    "pre{overflow:auto}table{border-collapse:collapse}td,th{border:1px solid;padding:.2em .5em}"
)


def to_html(article: Article) -> str:
    """Return an article as a page of its own: no script, no remote style, a policy that forbids both.

    Args:
        article: The article.
    """
    language = f' lang="{escape(article.language)}"' if article.language else ""
    head = [
        "<!DOCTYPE html>",
        f'<html{language}><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{escape(article.title)}</title><style>{_STYLE}</style></head><body><article>",
    ]
    if article.title:
        head.append(f"<h1>{escape(article.title)}</h1>")
    if line := told(article):
        head.append(f"<p><small>{escape(line)}</small></p>")
    if article.lead:
        head.append(f"<p><em>{escape(article.lead)}</em></p>")
    address = article.canonical_url or article.url
    foot = (
        [f'<p><a href="{escape(address)}">{escape(address)}</a></p>'] if address.startswith(_SCHEMES) else []
    )
    return "\n".join([*head, to_fragment(article), *foot, "</article></body></html>", ""])


def to_fragment(article: Article) -> str:
    """Return the blocks of an article as HTML, without its title, byline and lead.

    Args:
        article: The article.
    """
    out: list[str] = []
    quote = 0
    blocks = article.blocks
    place = 0
    while place < len(blocks):
        block = blocks[place]
        while quote > block.quote:
            out.append("</blockquote>")
            quote -= 1
        while quote < block.quote:
            out.append("<blockquote>")
            quote += 1
        if isinstance(block, ListItem):
            end = place
            while end < len(blocks) and isinstance(blocks[end], ListItem) and blocks[end].quote == quote:
                end += 1
            out.extend(_list(article.text, [b for b in blocks[place:end] if isinstance(b, ListItem)]))
            place = end
            continue
        out.append(_block(article.text, block))
        place += 1
    out.extend("</blockquote>" for _ in range(quote))
    return "\n".join(out)


def _block(text: str, block: Block) -> str:
    match block:
        case Heading():
            shown = f"<h{block.level}{_id(block)}>{inline(text, block.start, block.end, block.spans)}</h{block.level}>"
        case Code():
            name = f' class="language-{escape(block.language)}"' if block.language else ""
            lines = inline(text, block.start, block.end, block.spans, line_break="\n")
            shown = f"<pre{_id(block)}><code{name}>{lines}</code></pre>"
        case Table():
            shown = _table(text, block)
        case Image():
            shown = _figure(block)
        case Embed():
            words = escape(block.title or block.source, quote=False)
            shown = f'<p{_id(block)}><a href="{escape(block.source)}" rel="noreferrer">▶ {words}</a></p>'
        case Rule():
            shown = f"<hr{_id(block)}>"
        case _:
            shown = f"<p{_id(block)}>{inline(text, block.start, block.end, block.spans)}</p>"
    return shown


def _id(block: Block) -> str:
    return f' id="{escape(block.anchor)}"' if block.anchor else ""


def _list(text: str, items: Sequence[ListItem]) -> Iterator[str]:
    """Yield nested lists; each level is open from its first item to its last."""
    levels: list[str] = []
    expected: list[int | None] = []
    for item in items:
        depth = max(1, item.depth)
        tag = "ul" if item.number is None else "ol"
        while len(levels) > depth or (len(levels) == depth and levels[-1] != tag):
            expected.pop()
            yield f"</li></{levels.pop()}>"
        if len(levels) == depth:
            yield "</li>"
        while len(levels) < depth:
            start = f' start="{item.number}"' if tag == "ol" and item.number != 1 else ""
            yield f"<{tag}{start}>" + ("<li>" if len(levels) + 1 < depth else "")
            levels.append(tag)
            expected.append(item.number)
        value = f' value="{item.number}"' if item.number != expected[-1] else ""
        expected[-1] = item.number + 1 if item.number is not None else None
        yield f"<li{_id(item)}{value}>{inline(text, item.start, item.end, item.spans)}"
    while levels:
        yield f"</li></{levels.pop()}>"


def _table(text: str, table: Table) -> str:
    rows, spans = [], CellSpans(table)
    for row in table.rows:
        cells = []
        for cell in row:
            tag = "th" if cell.header else "td"
            wide = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
            high = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
            cells.append(f"<{tag}{wide}{high}>{inline(text, cell.start, cell.end, spans.of(cell))}</{tag}>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table{_id(table)}>{_caption(table, 'caption')}{''.join(rows)}</table>"


def _figure(image: Image) -> str:
    shown = f'<img src="{escape(image.source)}" alt="{escape(image.alt)}">'
    if image.target:
        shown = f'<a href="{escape(image.target)}" rel="noreferrer">{shown}</a>'
    return f"<figure{_id(image)}>{shown}{_caption(image, 'figcaption')}</figure>"


def _caption(block: Image | Table, tag: str) -> str:
    words = inline(block.caption, 0, len(block.caption), block.caption_spans)
    return f"<{tag}>{words}</{tag}>" if words else ""


def inline(text: str, start: int, end: int, spans: Sequence[Span], *, line_break: str = "<br>") -> str:
    """Return a part of the text with its spans as elements that nest properly, whatever they overlap.

    Args:
        text: The article's text.
        start: Where the part begins.
        end: Where it ends.
        spans: The spans within it.
        line_break: What a line break becomes.
    """
    edges = sorted({start, end, *(s.start for s in spans), *(s.end for s in spans)})
    out: list[str] = []
    stack: list[Span] = []
    waiting = sorted(spans, key=lambda s: (-s.start, s.end))
    live: list[Span] = []
    for left, right in itertools.pairwise(edges):
        live = [s for s in live if s.end > left]
        while waiting and waiting[-1].start <= left:
            live.append(waiting.pop())
        keep = 0
        while keep < len(stack) and keep < len(live) and stack[keep] is live[keep]:
            keep += 1
        while len(stack) > keep:
            out.append(_closing(stack.pop()))
        for span in live[keep:]:
            out.append(_opening(span))
            stack.append(span)
        out.append(escape(text[left:right], quote=False).replace("\n", line_break))
    while stack:
        out.append(_closing(stack.pop()))
    return "".join(out)


def _opening(span: Span) -> str:
    link = _link(span)
    return link if span.style in (Style.LINK, Style.JUMP) else f"<{_TAGS[span.style]}>{link}"


def _closing(span: Span) -> str:
    if span.style in (Style.LINK, Style.JUMP):
        return "</a>"
    return f"{'</a>' if _link(span) else ''}</{_TAGS[span.style]}>"


def _link(span: Span) -> str:
    """Return the link that a span is; a note's leads to the note in this article, or on the page."""
    if not span.target:
        return ""
    if span.style is Style.LINK or (span.style is Style.NOTE and span.target.startswith(_SCHEMES)):
        return f'<a href="{escape(span.target)}" rel="noreferrer">'
    return f'<a href="#{escape(span.target)}">'
