"""library.json: a collection without loss; also the whole of a library, for the person's own keeping."""

from __future__ import annotations

from typing import Any

from tui.core.errors import ParseError
from tui.core.messages import N_
from tui.core.text import clean, clean_line
from tui.libraries.allow import public_id
from tui.libraries.formats.common import (
    MOST_ITEMS,
    json_bytes,
    load_json,
    moment_text,
    read_moment,
    strings,
    text_of,
)
from tui.libraries.models import Item, KeyFigure, Library, Quote, Tombstone, Visibility
from tui.libraries.records import Collection, Record, Source

FORMAT = "copydesk-library"
VERSION = 1
LONGEST_TEXT = 5_000_000


def write_public(collection: Collection) -> bytes:
    """Return the published library.json of a collection."""
    return json_bytes(
        _without_empty(
            {
                "format": FORMAT,
                "version": VERSION,
                "id": collection.id,
                "name": collection.name,
                "description": collection.description,
                "curator": collection.curator,
                "language": collection.language,
                "updated": moment_text(collection.updated),
                "unlisted": collection.unlisted,
                "items": [_record_json(record) for record in collection.records],
                "sources": [
                    _without_empty({"title": source.title, "feed": source.feed_url, "site": source.site_url})
                    for source in collection.sources
                ],
                "removed": [
                    {"id": stone.id, "when": moment_text(stone.when)} for stone in collection.removed
                ],
            }
        )
    )


def read_public(data: bytes, name: str = "library.json") -> Collection:
    """Read a published library.json, ours or anybody's: it is untrusted like any feed.

    Args:
        data: The file's bytes.
        name: What it is called, for the sentences.

    Raises:
        ParseError: It is no library, or was written by a newer version of the program.
    """
    top = _checked(load_json(data, name), name)
    return Collection(
        id=public_id(text_of(top.get("id"))),
        name=text_of(top.get("name"), 200),
        description=_long(top.get("description")),
        curator=text_of(top.get("curator"), 200),
        language=text_of(top.get("language"), 35),
        updated=read_moment(top.get("updated")),
        unlisted=top.get("unlisted") is True,
        records=tuple(_read_record(part) for part in _parts(top, "items")),
        sources=tuple(
            Source(
                text_of(part.get("title"), 200),
                text_of(part.get("feed"), 4_000),
                text_of(part.get("site"), 4_000),
            )
            for part in _parts(top, "sources")
        ),
        removed=tuple(
            Tombstone(public_id(text_of(part.get("id"))), when)
            for part in _parts(top, "removed")
            if (when := read_moment(part.get("when"))) is not None
        ),
    )


def write_whole(library: Library) -> bytes:
    """Return all of a library, private parts too, for a backup or another machine. Never publish it."""
    return json_bytes(
        _without_empty(
            {
                "format": FORMAT,
                "version": VERSION,
                "private": True,
                "id": library.id,
                "name": library.name,
                "visibility": library.visibility.value,
                "slug": library.slug,
                "description": library.description,
                "curator": library.curator,
                "language": library.language,
                "created": moment_text(library.created),
                "private_note": library.private_note,
                "items": [_item_json(item) for item in library.items],
            }
        )
    )


def read_whole(data: bytes, name: str = "library.json") -> Library:
    """Read a library.json, a whole one without loss, a published one as far as it goes.

    Args:
        data: The file's bytes.
        name: What it is called, for the sentences.

    Raises:
        ParseError: It is no library, or was written by a newer version of the program.
    """
    top = _checked(load_json(data, name), name)
    known = {member.value for member in Visibility}
    visibility = text_of(top.get("visibility"))
    return Library(
        id=public_id(text_of(top.get("id"))),
        name=text_of(top.get("name"), 200),
        visibility=Visibility(visibility) if visibility in known else Visibility.PRIVATE,
        slug=text_of(top.get("slug"), 80),
        description=_long(top.get("description")),
        curator=text_of(top.get("curator"), 200),
        language=text_of(top.get("language"), 35),
        created=read_moment(top.get("created")),
        items=tuple(_read_item(part) for part in _parts(top, "items")),
        private_note=_long(top.get("private_note")),
    )


def _record_json(record: Record) -> dict[str, Any]:
    return _without_empty(
        {
            "id": record.id,
            "url": record.url,
            "title": record.title,
            "site": record.site,
            "author": record.author,
            "published": moment_text(record.published),
            "added": moment_text(record.added),
            "updated": moment_text(record.updated),
            "language": record.language,
            "tags": list(record.tags),
            "excerpt": record.excerpt,
            "note": record.note,
            "quotes": list(record.quotes),
            "figures": [
                _without_empty({"text": figure.text, "label": figure.label}) for figure in record.figures
            ],
        }
    )


def _item_json(item: Item) -> dict[str, Any]:
    quotes = [
        _without_empty(
            {
                "text": quote.text,
                "public": quote.public,
                "start": quote.start if quote.start >= 0 else None,
                "end": quote.end if quote.end >= 0 else None,
                "private_note": quote.private_note,
            }
        )
        for quote in item.quotes
    ]
    public = Record(
        id=item.id,
        url=item.url,
        title=item.title,
        site=item.site,
        author=item.author,
        published=item.published,
        added=item.added,
        language=item.language,
        tags=item.tags,
        excerpt=item.excerpt,
        note=item.note,
        figures=item.figures,
    )
    private = {"private_note": item.private_note, "read": item.read, "feed": item.feed_url, "text": item.text}
    return _without_empty({**_record_json(public), "quotes": quotes, **private})


def _read_record(part: dict[str, Any]) -> Record:
    return Record(
        id=public_id(text_of(part.get("id"))),
        url=text_of(part.get("url"), 4_000),
        title=text_of(part.get("title"), 500),
        site=text_of(part.get("site"), 200),
        author=text_of(part.get("author"), 200),
        published=read_moment(part.get("published")),
        added=read_moment(part.get("added")),
        updated=read_moment(part.get("updated")),
        language=text_of(part.get("language"), 35),
        tags=strings(part.get("tags")),
        excerpt=text_of(part.get("excerpt")),
        note=_long(part.get("note")),
        quotes=tuple(quote.text for quote in _read_quotes(part)),
        figures=_read_figures(part),
    )


def _read_item(part: dict[str, Any]) -> Item:
    record = _read_record(part)
    return Item(
        id=record.id,
        url=record.url,
        title=text_of(part.get("title")),
        site=record.site,
        author=record.author,
        published=record.published,
        added=record.added,
        language=record.language,
        tags=record.tags,
        excerpt=text_of(part.get("excerpt"), 20_000),
        note=record.note,
        quotes=_read_quotes(part),
        figures=record.figures,
        private_note=_long(part.get("private_note")),
        read=part.get("read") is True,
        feed_url=text_of(part.get("feed"), 4_000),
        text=_long(part.get("text")),
    )


def _read_quotes(part: dict[str, Any]) -> tuple[Quote, ...]:
    """Read quotes: a bare text in a published file is a public quote."""
    found: list[Quote] = []
    given = part.get("quotes")
    for quote in given[:1_000] if isinstance(given, list) else ():
        if isinstance(quote, str):
            found.append(Quote(clean(quote), public=True))
        elif isinstance(quote, dict):
            start, end = (
                value if isinstance(value := quote.get(key), int) else -1 for key in ("start", "end")
            )
            public = quote.get("public") is True
            found.append(
                Quote(_long(quote.get("text")), public, start, end, _long(quote.get("private_note")))
            )
    return tuple(quote for quote in found if quote.text)


def _read_figures(part: dict[str, Any]) -> tuple[KeyFigure, ...]:
    figures = (
        KeyFigure(text_of(figure.get("text")), text_of(figure.get("label")))
        for figure in _parts(part, "figures")
    )
    return tuple(figure for figure in figures if figure.text)


def _parts(top: dict[str, Any], name: str) -> list[dict[str, Any]]:
    given = top.get(name)
    return [part for part in given[:MOST_ITEMS] if isinstance(part, dict)] if isinstance(given, list) else []


def _long(value: object) -> str:
    return clean(value, LONGEST_TEXT) if isinstance(value, str) else ""


def _checked(value: Any, name: str) -> dict[str, Any]:
    """Return the top of a library.json.

    Raises:
        ParseError: It is something else, or newer than this program.
    """
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise ParseError(N_("{name} is no library that copydesk wrote."), name=clean_line(name, 200))
    if not isinstance(value.get("version"), int) or value["version"] > VERSION:
        raise ParseError(
            N_("{name} was written by a newer copydesk: update the program to read it."),
            name=clean_line(name, 200),
        )
    return value


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what says nothing, so that files are short and a new field changes no old file."""
    # By identity for False: a zero is no nothing.
    return {
        key: value
        for key, value in values.items()
        if not (value is None or value is False or value in ("", []))
    }
