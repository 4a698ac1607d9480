"""The JSON of libraries and of what is saved in them (see docs/json.md)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tui.languages.catalogue import show
from tui.libraries.slugs import address_of
from tui.services.libraries import state_of

if TYPE_CHECKING:
    from tui.services.publishing import DryRun, Publication
    from tui.store.libraries import LibraryRecord
    from tui.store.saved import SavedRecord


def library_record(library: LibraryRecord, now: datetime) -> dict[str, Any]:
    """A library, as `copydesk libraries --json` prints it."""
    published = library.published_at
    return {
        "id": library.id,
        "name": library.name,
        "visibility": library.visibility.value,
        "state": show(state_of(library, now)),
        "items": library.items,
        "changes": library.changes,
        "target": library.target,
        "address": address_of(library.address, library.slug) if library.slug else "",
        "mirror": library.mirror or "",
        "published_at": None if published is None else datetime.fromtimestamp(published, UTC),
    }


def saved_record(record: SavedRecord) -> dict[str, Any]:
    """A saved article, as `copydesk libraries show --json` prints it."""
    item = record.item
    return {
        "id": -record.id,
        "url": item.url,
        "title": item.title,
        "site": item.site,
        "author": item.author,
        "published": item.published,
        "added": item.added,
        "language": item.language,
        "tags": list(item.tags),
        "excerpt": item.excerpt,
        "note": item.note,
        "private_note": item.private_note,
        "quotes": [
            {"text": quote.text, "public": quote.public, "private_note": quote.private_note}
            for quote in item.quotes
        ],
        "figures": [{"text": figure.text, "label": figure.label} for figure in item.figures],
        "complete": record.complete,
    }


def plan_record(planned: DryRun) -> dict[str, Any]:
    """What would be published, as `copydesk publish --dry-run --json` prints it."""
    return {
        "name": planned.name,
        "address": planned.address,
        "send": list(planned.plan.send),
        "unchanged": list(planned.plan.unchanged),
        "delete": list(planned.plan.delete),
        "bytes": planned.plan.size,
        "items": len(planned.bundle.collection.records),
        "withheld": [show(each.why) for each in planned.bundle.withheld],
    }


def publication_record(made: Publication) -> dict[str, Any]:
    """What was published, as `copydesk publish --json` prints it."""
    return {
        "name": made.name,
        "address": made.address,
        "generation": made.published.generation,
        "sent": list(made.published.sent),
        "unchanged": list(made.published.unchanged),
        "deleted": list(made.published.deleted),
        "withheld": [show(each.why) for each in made.withheld],
    }
