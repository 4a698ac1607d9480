"""The one place that decides what of a library leaves the store: everything that is not named here stays."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from tui.core.messages import N_, Message
from tui.core.text import clean, clean_line
from tui.libraries.addresses import LONGEST, host_of, public_feed_url, public_url
from tui.libraries.models import Item, KeyFigure, Library, Tombstone, Visibility
from tui.libraries.records import Collection, Record, Source

EXCERPT = 280
"""Characters of an article's text that a public record may carry."""
FIGURES = 5
"""Key figures a record."""
TAGS = 20
QUOTES = 50
LONGEST_NOTE = 10_000
LONGEST_QUOTE = 2_000
_LANGUAGE = re.compile(r"^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,4}\Z")
_NONCHARACTERS = {0xFFFE: None, 0xFFFF: None}
TOMBSTONE_DAYS = 30
"""How long followers are told that an item is gone; a reader that comes less often misses it."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """An item that stays out of the public collection."""

    item_id: str
    why: Message


@dataclass(frozen=True, slots=True)
class Allowed:
    """What leaves, and what was kept back."""

    collection: Collection
    withheld: tuple[Withheld, ...]


def allowed(library: Library, now: datetime, previous: Collection | None = None) -> Allowed:
    """Return what other people may see of `library`.

    Named and nothing else: name, description, curator, language; of each item title, canonical URL, site, author,
    published, added, language, tags, an excerpt, the public note, public quotes and key figures; of its feed the
    site, and the address where that holds no token.

    Args:
        library: The whole library with all that is private in it.
        now: Aware; the time of every change against `previous`.
        previous: What was published last, so that `updated` moves only where something changed, and what is gone
            leaves a tombstone.
    """
    before = {record.id: record for record in previous.records} if previous else {}
    records: list[Record] = []
    withheld: list[Withheld] = []
    seen: set[str] = set()
    for item in library.items:
        record = _record(item, public_url(item.url))
        if record is None:
            why = N_("“{title}” has no address that others could open, so it stays out.")
            withheld.append(Withheld(item.id, Message(why, {"title": _line(item.title, 80)})))
        elif record.id not in seen:
            seen.add(record.id)
            records.append(_dated(record, before.get(record.id), now))
    collection = Collection(
        id=public_id(library.id),
        name=_line(library.name, 200),
        description=_text(library.description, LONGEST_NOTE).strip(),
        curator=_line(library.curator, 200),
        language=_language(library.language),
        unlisted=library.visibility is Visibility.UNLISTED,
        records=tuple(records),
        sources=_sources(library.items, seen),
        removed=_removed(previous, seen, now),
    )
    return Allowed(_collection_dated(collection, library, previous, now), tuple(withheld))


def own(library: Library) -> Collection:
    """Return what the person's own export of a library carries in formats that others read too.

    As `allowed`, but with the addresses as they were saved: those of an intranet, or with a session, are the
    person's to keep. Private notes and quotes go only into the whole `library.json` and the Markdown folder.

    Args:
        library: The whole library.
    """
    kept = (_record(item, _line(item.url, LONGEST)) for item in library.items if item.url)
    oldest = _utc(library.created) or datetime.fromtimestamp(0, UTC)
    records = tuple(replace(record, updated=record.added or oldest) for record in kept if record is not None)
    feeds = {
        item.feed_url: Source(_line(item.site, 200) or host_of(item.feed_url), item.feed_url, "")
        for item in library.items
        if item.feed_url
    }
    return Collection(
        id=public_id(library.id),
        name=_line(library.name, 200),
        description=_text(library.description, LONGEST_NOTE).strip(),
        curator=_line(library.curator, 200),
        language=_language(library.language),
        updated=max((record.updated for record in records if record.updated), default=oldest),
        records=records,
        sources=tuple(feeds.values()),
    )


def public_id(given: str) -> str:
    """Return `given` where it is a UUID, in its one usual form, else a UUID made from it (RFC 9562, version 5)."""
    try:
        return str(uuid.UUID(given))
    except ValueError:
        return str(uuid.uuid5(uuid.NAMESPACE_URL, given))


def _record(item: Item, url: str) -> Record | None:
    """Return the public part of an item under the address `url`, or None where that is empty."""
    if not url:
        return None
    quotes = (_text(quote.text, LONGEST_QUOTE).strip() for quote in item.quotes if quote.public)
    return Record(
        id=public_id(item.id),
        url=url,
        title=_line(item.title, 500),
        site=_line(item.site, 200),
        author=_line(item.author, 200),
        published=_utc(item.published),
        added=_utc(item.added),
        language=_language(item.language),
        tags=tuple(dict.fromkeys(filter(None, (_line(tag, 80) for tag in item.tags[:TAGS])))),
        excerpt=_line(item.excerpt, EXCERPT),
        note=_text(item.note, LONGEST_NOTE).strip(),
        quotes=tuple(filter(None, quotes))[:QUOTES],
        figures=tuple(
            KeyFigure(_line(figure.text, 80), _line(figure.label, 160))
            for figure in item.figures[:FIGURES]
            if _line(figure.text, 80)
        ),
    )


def _dated(record: Record, before: Record | None, now: datetime) -> Record:
    """Give a record the time of its last real change."""
    if before is None:
        return replace(record, updated=record.added or _utc(now))
    same = replace(record, updated=before.updated) == before
    return before if same else replace(record, updated=_utc(now))


def _collection_dated(
    collection: Collection, library: Library, previous: Collection | None, now: datetime
) -> Collection:
    """Give the collection the time of its last real change."""
    if previous is not None:
        # A tombstone that has stood its time goes quietly: followers have nothing to do about it.
        compared = replace(collection, updated=previous.updated, removed=previous.removed)
        same = compared == previous and set(collection.removed) <= set(previous.removed)
        return replace(collection, updated=previous.updated if same else _utc(now))
    known = [moment for record in collection.records for moment in (record.updated,) if moment]
    created = _utc(library.created)
    known += [created] if created else []
    return replace(collection, updated=max(known, default=_utc(now)))


def _sources(items: tuple[Item, ...], published: set[str]) -> tuple[Source, ...]:
    """Return the feeds and sites of the published items, each once, in alphabetical order."""
    found: dict[tuple[str, str], Source] = {}
    for item in items:
        if public_id(item.id) not in published:
            continue
        feed = public_feed_url(item.feed_url)
        address = public_url(item.url)
        site = "/".join(address.split("/")[:3]) + "/"
        title = _line(item.site, 200) or host_of(address)
        found.setdefault((feed, "" if feed else site), Source(title, feed, site))
    return tuple(
        sorted(found.values(), key=lambda source: (source.title.casefold(), source.feed_url, source.site_url))
    )


def _removed(previous: Collection | None, present: set[str], now: datetime) -> tuple[Tombstone, ...]:
    """Return the tombstones: those that stood, and one for each record that has gone since."""
    if previous is None:
        return ()
    oldest = now - timedelta(days=TOMBSTONE_DAYS)
    stones = [stone for stone in previous.removed if stone.when >= oldest and stone.id not in present]
    moment = _utc(now) or now
    stones += [Tombstone(record.id, moment) for record in previous.records if record.id not in present]
    return tuple(sorted(stones, key=lambda stone: (-stone.when.timestamp(), stone.id)))


def _language(tag: str) -> str:
    """Return a tag that has the form of BCP 47, since files state it where nothing else may stand; else nothing."""
    return tag if _LANGUAGE.match(tag) else ""


def _line(text: str, limit: int) -> str:
    """Return `text` on one clean line, fit for XML too, which knows no noncharacters."""
    return clean_line(text.translate(_NONCHARACTERS), limit)


def _text(text: str, limit: int) -> str:
    """Return `text` clean, fit for XML too."""
    return clean(text.translate(_NONCHARACTERS), limit)


def _utc(moment: datetime | None) -> datetime | None:
    """Return a moment in UTC to the second; a naive one is taken for UTC."""
    if moment is None:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).replace(microsecond=0)
