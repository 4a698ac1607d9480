"""An article as Markdown (CommonMark 0.31 with GitHub's tables): text that means markup is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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

_SPECIAL = re.compile(r"([\\`*\[\]<>|]|~(?=~)|&(?=#?\w+;)|(?<!\w)_|_(?!\w))")
_LINE_START = re.compile(
    r"^([ \t]*)(?:(#{1,6}(?=\s|$)|[-+](?=\s|$)|=+[ \t]*$|-{2,})|(\d{1,9})([.)](?=\s|$)))", re.M
)
_CLOSING_SIGNS = re.compile(r"(?<!\S)(?=#+$)")
"""Where the signs begin that would end a heading without being part of it."""
_MOST_COLUMNS = 200
"""Columns of a table up to which each row has all of them; those of wider ones end with their last cell."""
_FENCE = re.compile(r"`{3,}")
_MARKS = {Style.STRONG: "**", Style.EMPHASIS: "*", Style.DELETED: "~~"}
_HTML = {Style.SUPERSCRIPT: "sup", Style.SUBSCRIPT: "sub", Style.NOTE: "sup"}


def to_markdown(article: Article) -> str:
    """Return an article as Markdown, its title as the only first-level heading.

    Args:
        article: The article.
    """
    parts = [_heading(1, _escape(article.title))] if article.title else []
    if line := told(article):
        parts.append(_line(line))
    if article.lead:
        parts.append(f"*{_escape(article.lead)}*")
    parts += _parts(article)
    address = article.canonical_url or article.url
    if address:
        parts.append(f"<{_address(address)}>")
    return "\n\n".join(parts) + "\n"


def _parts(article: Article) -> Iterator[str]:
    """Yield the blocks, the items of a list with what is quoted around them as one."""
    items: list[str] = []
    quote = 0
    for block in article.blocks:
        shown = _quoted(_block(article.text, block), block.quote)
        if items and not (isinstance(block, ListItem) and block.quote == quote):
            yield "\n".join(items)
            items = []
        if isinstance(block, ListItem):
            items.append(shown)
            quote = block.quote
        elif shown:
            yield shown
    if items:
        yield "\n".join(items)


def _block(text: str, block: Block) -> str:
    match block:
        case Heading():
            words = _inline(text, block.start, block.end, block.spans)
            shown = _heading(min(6, block.level + (block.level == 1)), words)
        case ListItem():
            mark = f"{block.number}." if block.number is not None else "-"
            indent = "    " * (block.depth - 1)
            words = _inline(text, block.start, block.end, block.spans)
            shown = f"{indent}{mark} " + words.replace("\n", "\n" + indent + " " * (len(mark) + 1))
        case Code():
            shown = _code(text[block.start : block.end], block.language)
        case Table():
            shown = _table(text, block)
        case Image():
            shown = f"![{_escape(block.alt)}]({_address(block.source)})"
            shown = f"[{shown}]({_address(block.target)})" if block.target else shown
            spans = [s for s in block.caption_spans if s.style is not Style.EMPHASIS]
            caption = _inline(block.caption, 0, len(block.caption), spans)
            shown += f"\n*{caption}*" if caption else ""
        case Embed():
            shown = f"[▶ {_escape(block.title or block.source)}]({_address(block.source)})"
        case Rule():
            shown = "* * *"
        case _:
            shown = _inline(text, block.start, block.end, block.spans)
    return shown


def _heading(level: int, words: str) -> str:
    return f"{'#' * level} " + _CLOSING_SIGNS.sub(r"\\", words)


def _code(code: str, language: str) -> str:
    longest = max((len(found) for found in _FENCE.findall(code)), default=2)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{code}\n{fence}"


def _table(text: str, table: Table) -> str:
    columns = max(sum(cell.columns for cell in row) for row in table.rows)
    padded = columns <= _MOST_COLUMNS
    if not padded:
        columns = max(len(row) for row in table.rows)
    rows: list[list[str]] = []
    spans = CellSpans(table)
    for row in table.rows:
        cells = []
        for cell in row:
            words = _inline(text, cell.start, cell.end, spans.of(cell), in_cell=True)
            cells += [words, *[""] * (cell.columns - 1 if padded else 0)]
        rows.append(cells + [""] * (columns - len(cells) if padded or not rows else 0))
    if not any(cell.header for cell in table.rows[0]):
        rows.insert(0, [""] * columns)
    rows.insert(1, ["---"] * columns)
    lines = [f"| {' | '.join(row)} |" for row in rows]
    caption = _inline(table.caption, 0, len(table.caption), table.caption_spans)
    return "\n".join([f"{caption}\n", *lines] if caption else lines)


def _quoted(shown: str, quote: int) -> str:
    return "\n".join("> " * quote + line for line in shown.split("\n")) if quote and shown else shown


def _inline(text: str, start: int, end: int, spans: Sequence[Span], *, in_cell: bool = False) -> str:
    """Return a part of the text with its spans; of crossing spans the later one is left out."""
    out: list[str] = []
    place = start
    stack: list[Span] = []
    # Markdown knows no anchors: what leads from part to part are words like others.
    shown = [s for s in spans if s.style is not Style.JUMP]
    for span in sorted(shown, key=lambda s: (s.start, -s.end, s.style is Style.CODE)):
        while stack and stack[-1].end <= span.start:
            done = stack.pop()
            out += [_escape(text[place : done.end]), _closing(done)]
            place = done.end
        within_code = span.start < place
        if within_code or (stack and (span.end > stack[-1].end or any(s.style is span.style for s in stack))):
            continue
        out.append(_escape(text[place : span.start]))
        place = span.start
        if span.style is Style.CODE:
            out.append(_code_span(text[span.start : span.end], in_cell=in_cell))
            place = span.end
            continue
        if span.style is Style.LINK and out[-1].endswith("!"):
            out[-1] = f"{out[-1][:-1]}\\!"  # before a bracket it would make a picture of the link
        out.append(_opening(span))
        stack.append(span)
    while stack:
        done = stack.pop()
        out += [_escape(text[place : done.end]), _closing(done)]
        place = done.end
    out.append(_escape(text[place:end]))
    return _lines("".join(out))


def _line(text: str) -> str:
    return _lines(_escape(text))


def _lines(shown: str) -> str:
    """Return lines of one block that begin none of their own."""
    return _LINE_START.sub(_escaped_start, shown).replace("\n", "\\\n")


def _escaped_start(found: re.Match[str]) -> str:
    """Return a line's beginning with its sign escaped; digits cannot be, so what follows them is."""
    return f"{found[1]}\\{found[2]}" if found[2] else f"{found[1]}{found[3]}\\{found[4]}"


def _code_span(code: str, *, in_cell: bool) -> str:
    code = code.replace("\n", " ")
    if in_cell:
        code = code.replace("|", "\\|")  # cells are parted before anything else is read
    longest = max((len(found) for found in re.findall("`+", code)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if code.startswith("`") or code.endswith("`") else ""
    return f"{fence}{pad}{code}{pad}{fence}"


def _opening(span: Span) -> str:
    return "[" if span.style is Style.LINK else _MARKS.get(span.style) or f"<{_HTML[span.style]}>"


def _closing(span: Span) -> str:
    if span.style is Style.LINK:
        return f"]({_address(span.target)})"
    return _MARKS.get(span.style) or f"</{_HTML[span.style]}>"


def _address(address: str) -> str:
    return (
        address.replace("(", "%28")
        .replace(")", "%29")
        .replace("<", "%3C")
        .replace(">", "%3E")
        .replace(" ", "%20")
        .replace("|", "%7C")
        .replace("\\", "%5C")
    )


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
