"""Colours code, where the page says in which language it is."""

from __future__ import annotations

from collections.abc import Iterator

from tui.articles.document import Code
from tui.widgets.reader.lines import Line, Piece, fold
from tui.widgets.reader.runs import Context

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
    pieces = [Piece(" ")] if not text else list(_pieces(text, block))
    margin = (*lead, Piece(" "))
    yield from fold(pieces, context.width - 1, block.start, first=margin, rest=margin, ground="code-ground")


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
