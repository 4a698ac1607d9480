"""Brings files of saved articles into libraries, and writes libraries and articles for other programs."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tui.articles.document import Article
from tui.core.errors import UsageError
from tui.core.messages import N_, Message
from tui.core.text import clean_line
from tui.libraries import exchange as formats
from tui.libraries.exchange import Format
from tui.libraries.formats import markdown_folder
from tui.libraries.formats.common import LARGEST_FILE, Imported
from tui.libraries.slugs import slug_for
from tui.services import libraries, shelving
from tui.services.desk import Desk
from tui.store import libraries as stored
from tui.store import saved

_MOST_FILES = 20_000
"""Files of a Markdown folder."""


class ArticleFormat(StrEnum):
    """What a single article is written as."""

    MARKDOWN = "md"
    HTML = "html"
    TEXT = "txt"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class ImportedInto:
    """What an import brought."""

    library_id: int
    name: str
    """Of the library."""
    added: int
    already: int
    skipped: tuple[Message, ...]


def import_file(desk: Desk, path: Path, name: str = "") -> ImportedInto:
    """Put the articles of a file into a library, which is made where there is none of that name.

    Args:
        desk: The open desk.
        path: Netscape bookmarks, CSV (ours or Pocket's), Omnivore's JSON, OPML, a `library.json`, a feed, or a folder
            of Markdown files that we wrote.
        name: The library's name; empty takes what the file says, or the file's own name.

    Raises:
        UsageError: It cannot be read.
        ParseError: It holds no saved articles.
    """
    found = _read(path)
    wanted = clean_line(name or found.name or path.stem, 200)
    known = [each for each in libraries.every(desk) if each.name.casefold() == wanted.casefold()]
    library_id = (
        known[0].id if known else libraries.add(desk, wanted, description="" if name else found.description)
    )
    before = known[0].items if known else 0
    if found.items:
        shelving.save_items(desk, found.items, library_id)
    with desk.store.reading() as connection:
        added = stored.by_id(connection, library_id).items - before
    return ImportedInto(library_id, wanted, added, len(found.items) - added, found.skipped)


def export(desk: Desk, library_id: int, wanted: Format) -> dict[str, bytes]:
    """Return a library in one format: file name to content.

    Args:
        desk: The open desk.
        library_id: Which library.
        wanted: Only `json` and `markdown` hold what is private.

    Raises:
        UsageError: There is no such library.
    """
    texts = wanted in (Format.LIBRARY, Format.MARKDOWN)
    with desk.store.snapshot() as connection:
        return formats.export(saved.whole(connection, library_id, texts=texts), wanted)


def write(files: dict[str, bytes], place: Path) -> Path:
    """Write an export: one file under the name `place`, or several into the folder `place`.

    Args:
        files: From `export`.
        place: The file or folder; what is in the way is kept.

    Raises:
        UsageError: It is there already, or cannot be written.
    """
    try:
        if len(files) == 1:
            ((_name, data),) = files.items()
            _write_new(place, data)
        else:
            place.mkdir(parents=True)
            for name, data in files.items():
                _write_new(place / name, data)
    except FileExistsError as error:
        raise UsageError(N_("{path} is there already: choose another name."), path=str(place)) from error
    except OSError as error:
        raise UsageError(
            N_("{path} cannot be written ({reason})."), path=str(place), reason=error.strerror or "?"
        ) from error
    return place


def write_article(article: Article, wanted: ArticleFormat, folder: Path) -> Path:
    """Write an article into a folder, under its title, and return the file.

    Args:
        article: As it is read.
        wanted: The format.
        folder: Where to.

    Raises:
        UsageError: It cannot be written.
    """
    data = article_text(article, wanted).encode("utf-8", "replace")
    stem = slug_for(article.title or "article")
    taken = 1
    while True:
        name = f"{stem}.{wanted.value}" if taken == 1 else f"{stem}-{taken}.{wanted.value}"
        if not (folder / name).exists():
            return write({name: data}, folder / name)
        taken += 1


def article_text(article: Article, wanted: ArticleFormat) -> str:
    """Return an article in a format."""
    if wanted is ArticleFormat.MARKDOWN:
        from tui.articles.export.markdown import to_markdown  # noqa: PLC0415  one of four is needed

        return to_markdown(article)
    if wanted is ArticleFormat.HTML:
        from tui.articles.export.html import to_html  # noqa: PLC0415

        return to_html(article)
    if wanted is ArticleFormat.JSON:
        from tui.articles.export.json import to_json  # noqa: PLC0415

        return json.dumps(to_json(article), ensure_ascii=False, indent=1) + "\n"
    from tui.articles.export.text import to_text  # noqa: PLC0415

    return "\n\n".join(part for part in (article.title, article.lead, to_text(article)) if part) + "\n"


def _read(path: Path) -> Imported:
    shown = clean_line(str(path), 300)
    try:
        if path.is_dir():
            names = sorted(each for each in path.iterdir() if each.suffix == ".md")[:_MOST_FILES]
            library = markdown_folder.read({each.name: _bytes(each) for each in names})
            return Imported(library.items, library.name, library.description)
        return formats.import_file(_bytes(path), path.name)
    except OSError as error:
        raise UsageError(
            N_("{path} cannot be read ({reason})."), path=shown, reason=error.strerror or "?"
        ) from error


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST_FILE + 1)


def _write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet; what a library holds may be private, so it is the person's alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
