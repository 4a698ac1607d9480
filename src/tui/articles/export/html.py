"""An article as HTML that is safe wherever it is opened: own markup only, escaped text, http(s) and mailto links."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from html import escape

from tui.articles.document import (
    Article,
    Block,
    Code,
    Heading,
    Image,
    ListItem,
    Rule,
    Span,
    Style,
    Table,
)

_TAGS = {
    Style.STRONG: "strong",
    Style.EMPHASIS: "em",
    Style.CODE: "code",
    Style.DELETED: "del",
    Style.SUPERSCRIPT: "sup",
    Style.SUBSCRIPT: "sub",
    Style.NOTE: "sup",
}
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
    told = [article.byline, article.published.date().isoformat() if article.published else "", article.site]
    if any(told):
        head.append(f"<p><small>{escape(' · '.join(filter(None, told)))}</small></p>")
    if article.lead:
        head.append(f"<p><em>{escape(article.lead)}</em></p>")
    address = article.canonical_url or article.url
    foot = (
        [f'<p><a href="{escape(address)}">{escape(address)}</a></p>']
        if address.startswith(("http://", "https://"))
        else []
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
            shown = f"<h{block.level}>{inline(text, block.start, block.end, block.spans)}</h{block.level}>"
        case Code():
            name = f' class="language-{escape(block.language)}"' if block.language else ""
            shown = f"<pre><code{name}>{escape(text[block.start : block.end], quote=False)}</code></pre>"
        case Table():
            shown = _table(text, block)
        case Image():
            caption = (
                f"<figcaption>{escape(block.caption, quote=False)}</figcaption>" if block.caption else ""
            )
            shown = f'<figure><img src="{escape(block.source)}" alt="{escape(block.alt)}">{caption}</figure>'
        case Rule():
            shown = "<hr>"
        case _:
            shown = f"<p>{inline(text, block.start, block.end, block.spans)}</p>"
    return shown


def _list(text: str, items: Sequence[ListItem]) -> Iterator[str]:
    """Yield nested lists; each level is open from its first item to its last."""
    levels: list[str] = []
    for item in items:
        depth = max(1, item.depth)
        while len(levels) > depth:
            yield f"</li></{levels.pop()}>"
        tag = "ul" if item.number is None else "ol"
        if len(levels) == depth:
            if levels[-1] == tag:
                yield "</li>"
            else:
                yield f"</li></{levels.pop()}>"
        while len(levels) < depth:
            start = f' start="{item.number}"' if tag == "ol" and item.number != 1 else ""
            yield f"<{tag}{start}>" + ("<li>" if len(levels) + 1 < depth else "")
            levels.append(tag)
        yield f"<li>{inline(text, item.start, item.end, item.spans)}"
    while levels:
        yield f"</li></{levels.pop()}>"


def _table(text: str, table: Table) -> str:
    rows = []
    for row in table.rows:
        cells = []
        for cell in row:
            tag = "th" if cell.header else "td"
            wide = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
            high = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
            spans = [s for s in table.spans if cell.start <= s.start and s.end <= cell.end]
            cells.append(f"<{tag}{wide}{high}>{inline(text, cell.start, cell.end, spans)}</{tag}>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    caption = f"<caption>{escape(table.caption, quote=False)}</caption>" if table.caption else ""
    return f"<table>{caption}{''.join(rows)}</table>"


def inline(text: str, start: int, end: int, spans: Sequence[Span]) -> str:
    """Return a part of the text with its spans as elements that nest properly, whatever they overlap.

    Args:
        text: The article's text.
        start: Where the part begins.
        end: Where it ends.
        spans: The spans within it.
    """
    edges = sorted({start, end, *(s.start for s in spans), *(s.end for s in spans)})
    out: list[str] = []
    stack: list[Span] = []
    ordered = sorted(spans, key=lambda s: (s.start, -s.end))
    for left, right in itertools.pairwise(edges):
        live = [s for s in ordered if s.start <= left and s.end >= right]
        keep = 0
        while keep < len(stack) and keep < len(live) and stack[keep] is live[keep]:
            keep += 1
        while len(stack) > keep:
            out.append(f"</{_tag(stack.pop())}>")
        for span in live[keep:]:
            out.append(_opening(span))
            stack.append(span)
        out.append(escape(text[left:right], quote=False).replace("\n", "<br>"))
    while stack:
        out.append(f"</{_tag(stack.pop())}>")
    return "".join(out)


def _tag(span: Span) -> str:
    return "a" if span.style is Style.LINK else _TAGS[span.style]


def _opening(span: Span) -> str:
    if span.style is Style.LINK:
        return f'<a href="{escape(span.target)}" rel="noreferrer">'
    return f"<{_TAGS[span.style]}>"
