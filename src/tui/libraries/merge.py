"""Brings two versions of a library together after somebody else published first."""

from __future__ import annotations

from dataclasses import replace

from tui.libraries.addresses import public_url
from tui.libraries.allow import public_id
from tui.libraries.models import Item, Library, Quote
from tui.libraries.records import Collection, Record


def merge(ours: Library, theirs: Collection, base: Collection | None = None) -> Library:
    """Return `ours` with what others published taken in; nothing private of ours is lost.

    Three-way where `base` is known: a field that only they changed is theirs, one that only we changed is ours,
    and where both did, ours stands. Tags and quotes of both sides are kept. Items that they added come at the end,
    items that they removed go unless we changed them, items that we removed stay removed.

    Args:
        ours: The library in the store.
        theirs: What is published now.
        base: What was published when we last agreed; None where it is not known, and then nothing is removed.
    """
    common = {record.id: record for record in base.records} if base else {}
    other = {record.id: record for record in theirs.records}
    by_url = {record.url: record for record in theirs.records}
    items: list[Item] = []
    taken: set[str] = set()
    for item in ours.items:
        key = public_id(item.id)
        match = other.get(key) or by_url.get(public_url(item.url))
        if match is not None:
            taken.add(match.id)
            items.append(_both(item, match, common.get(match.id)))
        elif key not in common or not _as_published(item, common[key]):
            items.append(item)
    items += [
        _adopted(record) for record in theirs.records if record.id not in taken and record.id not in common
    ]
    return replace(
        ours,
        name=_field(ours.name, theirs.name, base.name if base else None),
        description=_field(ours.description, theirs.description, base.description if base else None),
        curator=_field(ours.curator, theirs.curator, base.curator if base else None),
        items=tuple(items),
    )


def _both(item: Item, theirs: Record, base: Record | None) -> Item:
    """Merge one item that both sides have."""
    dropped = set(base.tags) - set(theirs.tags) if base else set()
    tags = [tag for tag in item.tags if tag not in dropped]
    forgotten = set(base.tags) - set(item.tags) if base else set()
    tags += [tag for tag in theirs.tags if tag not in tags and tag not in forgotten]
    known = {quote.text for quote in item.quotes} | (set(base.quotes) if base else set())
    fresh = tuple(Quote(text, public=True) for text in theirs.quotes if text not in known)
    return replace(
        item,
        title=_field(item.title, theirs.title, base.title if base else None),
        note=_field(item.note, theirs.note, base.note if base else None),
        excerpt=_field(item.excerpt, theirs.excerpt, base.excerpt if base else None),
        tags=tuple(tags),
        quotes=item.quotes + fresh,
    )


def _field(ours: str, theirs: str, base: str | None) -> str:
    """Return the side that changed against the base; ours where both did or the base is not known."""
    if base is not None and ours == base:
        return theirs
    return ours or (theirs if base is None else "")


def _as_published(item: Item, base: Record) -> bool:
    """Whether we left an item as it was last published."""
    quotes = tuple(quote.text for quote in item.quotes if quote.public)
    return (item.title, item.note, item.tags, quotes) == (base.title, base.note, base.tags, base.quotes)


def _adopted(record: Record) -> Item:
    """Return what somebody else added as an item of ours."""
    return Item(
        id=record.id,
        url=record.url,
        title=record.title,
        site=record.site,
        author=record.author,
        published=record.published,
        added=record.added,
        language=record.language,
        tags=record.tags,
        excerpt=record.excerpt,
        note=record.note,
        quotes=tuple(Quote(text, public=True) for text in record.quotes),
        figures=record.figures,
    )
