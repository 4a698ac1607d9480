"""Colours code, where the page says in which language it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter

from tui.articles.document import Code
from tui.articles.links import target_of
from tui.widgets.reader.lines import Line, Piece, fold
from tui.widgets.reader.runs import Context

GOES_ON = "↳"
"""Stands before the rest of a line that was too long."""
LONGEST = 20_000
"""Characters of code that are coloured; more stays plain, since the lexers are slow on odd input."""

# Pygments' token types, most special first, and our looks. The names are stable parts of its interface.
_LOOKS = (
    ("Token.Comment", "code-comment"),
    ("Token.Keyword", "code-keyword"),
    ("Token.Literal.String", "code-string"),
    ("Token.Literal.Number", "code-number"),
    ("Token.Name.Function", "code-name"),
    ("Token.Name.Class", "code-name"),
    ("Token.Name.Tag", "code-name"),
)


def code_lines(block: Code, context: Context, lead: tuple[Piece, ...]) -> Iterator[Line]:
    """Yield the lines of a code block on their own ground; lines that are too long go on below.

    Args:
        block: The block.
        context: Text and measure.
        lead: What stands before every line: the bars of a quotation.
    """
    text = context.text[block.start : block.end]
    start, first = block.start, (*lead, Piece(" "))
    lines = _by_line(_linked(list(_pieces(text, block)), block, context))
    for line, length in zip(lines, map(len, text.split("\n")), strict=True):
        written = "".join(piece.text for piece in line)
        # What goes on is told from a line of its own: in some languages the indent counts.
        indent = min(context.width // 3, max(1, len(written) - len(written.lstrip())))
        rest = (*lead, Piece(GOES_ON, "dim"), Piece(" " * indent))
        yield from fold(line, context.width - 1, start, first=first, rest=rest, ground="code-ground")
        start += length + 1


def _by_line(pieces: list[Piece]) -> list[list[Piece]]:
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        at = 0
        for number, run in enumerate(piece.text.split("\n")):
            if number:
                lines.append([])
            if run:
                lines[-1].append(piece.part(at, at + len(run)))
            at += len(run) + 1
    return lines


def _linked(pieces: list[Piece], block: Code, context: Context) -> list[Piece]:
    """Make links of what is one; their numbers stand in the list of links only, since in code columns count."""
    links = sorted(
        (s.start, s.end, number) for s in block.spans if (number := context.links.get(target_of(s)))
    )
    if not links:
        return pieces
    edges = sorted({edge for start, end, _number in links for edge in (start, end)})
    made: list[Piece] = []
    for piece in pieces:
        first, last = piece.start, piece.start + len(piece.text)
        inside = edges[bisect_right(edges, first) : bisect_left(edges, last)]
        for left, right in pairwise([first, *inside, last]):
            part = piece.part(left - first, right - first)
            start, end, number = links[max(0, bisect_right(links, left, key=itemgetter(0)) - 1)]
            linked = start <= left < end
            made.append(replace(part, look=f"{part.look} link".strip(), link=number) if linked else part)
    return made


def _pieces(text: str, block: Code) -> Iterator[Piece]:
    for offset, look, value in _tokens(text, block.language):
        at = block.start + offset
        # Tabs become four cells; the pieces around keep their offsets.
        for position, run in enumerate(value.split("\t")):
            if position:
                yield Piece("    ", look, at - 1)
            if run:
                yield Piece(run, look, at)
            at += len(run) + 1


def _tokens(text: str, language: str) -> Iterator[tuple[int, str, str]]:
    """Yield (offset, look, text)."""
    if not language or len(text) > LONGEST:
        yield 0, "", text
        return
    # Late: the lexers are only needed by the few articles that carry code.
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        lexer = get_lexer_by_name(language)
    except ClassNotFound:
        yield 0, "", text
        return
    for offset, token, value in lexer.get_tokens_unprocessed(text):
        name = str(token)
        yield offset, next((look for prefix, look in _LOOKS if name.startswith(prefix)), ""), value
