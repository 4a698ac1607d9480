"""The last look before anything leaves: no private note's text may stand in any file."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import pairwise

from tui.core.errors import PublishError
from tui.core.messages import N_
from tui.core.text import clean_line
from tui.libraries.models import Library
from tui.libraries.records import Collection

SHORT = 8
"""Bytes below which a note is a word that any text may hold; it is then looked for as a whole value only."""
# So is a note of one or two words: “New York”, “important”, “bookmarks” stand in many titles, and in the page itself.
_FEW_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?")
_TEX = re.compile(r"\\(textbackslash\{\}|textasciitilde\{\}|textasciicircum\{\}|[{}#$%&_])")
_TEX_NAMES = {"textbackslash{}": "\\", "textasciitilde{}": "~", "textasciicircum{}": "^"}
_WORD = re.compile(r"[\u0e00-\U0010ffff]|(?:(?![\u0e00-\U0010ffff])\w)+")
_QUOTES = dict.fromkeys(map(ord, "‘’‚‛"), "'") | dict.fromkeys(map(ord, "“”„‟"), '"')
_SPACES = re.compile(r"\s+")


class PrivateNoteError(PublishError):
    """A private note would have left: the person has to decide."""


def refuse_private(library: Library, collection: Collection, files: Iterable[tuple[str, bytes]]) -> None:
    """Look for every private note of `library` in every file, under every spelling that the formats use.

    Args:
        library: With its private notes.
        collection: What is to be published; short notes are compared with its values.
        files: Path and content.

    Raises:
        PrivateNoteError: One was found; the sentence names the item and the file, never the note.
    """
    notes = [(title, _plain(note)) for title, note in _notes(library)]
    short = {note: title for title, note in notes if note and _is_short(note)}
    values = {_plain(value) for value in _values(collection)}
    for note, title in short.items():
        if note in values:
            raise _refusal(title, "library.json")
    long = [
        (title, note, _pairs(_words(note)[1:-1])) for title, note in notes if note and not _is_short(note)
    ]
    if not long:
        return
    for path, data in files:
        for text in dict.fromkeys(_spellings(data.decode("utf-8", errors="replace"))):
            # A text that holds a note holds every pair of words within it. Few notes pass that, so that a thousand
            # notes cost one reading of the text, not a thousand.
            known = _pairs(_words(text))
            for title, note, pairs in long:
                if pairs <= known and note in text:
                    raise _refusal(title, path)


def _is_short(note: str) -> bool:
    """Whether a note may stand in any text by chance; scripts without spaces have no words of this kind."""
    parted = note.isascii() or note.upper() != note
    return len(note.encode()) < SHORT or (parted and _FEW_WORDS.fullmatch(note) is not None)


def _words(text: str) -> list[str]:
    """Split text into words, in scripts without spaces into characters; where a word begins does not matter here."""
    return _WORD.findall(text)


def _pairs(words: list[str]) -> set[tuple[str, str]]:
    """Return every two words that follow one another."""
    return set(pairwise(words))


def _notes(library: Library) -> Iterator[tuple[str, str]]:
    """Name every private note and where it belongs."""
    yield library.name, library.private_note
    for item in library.items:
        yield item.title or item.url, item.private_note
        for quote in item.quotes:
            yield item.title or item.url, quote.private_note


def _values(collection: Collection) -> Iterator[str]:
    yield from (collection.name, collection.description, collection.curator)
    for record in collection.records:
        yield from (record.title, record.site, record.author, record.excerpt, record.note)
        yield from (*record.tags, *record.quotes)
        for figure in record.figures:
            yield from (figure.text, figure.label)


def _spellings(text: str) -> Iterator[str]:
    """Return a file's text as it stands, and with the escapes of HTML, JSON and BibTeX undone."""
    yield _plain(text)
    once = unescape(text)
    yield _plain(once)
    # A feed carries HTML within XML or JSON: escaped twice.
    yield _plain(unescape(_json_undone(once)))
    yield _plain(_TEX.sub(lambda found: _TEX_NAMES.get(found[1], found[1]), text))
    yield _plain(text.replace('""', '"'))


def _json_undone(text: str) -> str:
    """Undo the escapes of JSON strings wherever they stand."""

    def character(found: re.Match[str]) -> str:
        try:
            return str(json.loads(f'"{found[0]}"'))
        except ValueError:
            return found[0]

    return re.sub(r'\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])', character, text)


def _plain(text: str) -> str:
    """Return text with tags as spaces, each letter, quotation mark and space in one form, so that nothing hides."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return _SPACES.sub(" ", re.sub("<br>|<p>|</p>", " ", text)).strip().casefold()


def _refusal(title: str, path: str) -> PrivateNoteError:
    return PrivateNoteError(
        N_(
            "The private note of “{title}” stands in {path}, so nothing was published: make it public, or take it out."
        ),
        title=clean_line(title, 80),
        path=path,
    )
