"""The JSON that the commands print: field names that scripts may rely on (see docs/json.md)."""

from __future__ import annotations

import re
from typing import Any

from tui.core.messages import Message
from tui.languages.catalogue import show
from tui.services.readings import Reading
from tui.services.reports import Check, RefreshReport
from tui.services.views import FeedRow, Headline

_SECRET = re.compile(r"auth|cookie|credential|key|pass|secret|session|signature|token", re.IGNORECASE)
"""Names of headers whose values are nobody else's business."""
HIDDEN = "…"
"""Stands where a secret is not shown."""


def _shown_headers(headers: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Headers of a feed as they may go into pipes, files and bug reports."""
    return {name: HIDDEN if _SECRET.search(name) else value for name, value in headers}


def sentence(message: Message | None) -> str | None:
    """The message in the language in use, or None."""
    return None if message is None else show(message)


def feed_record(feed: FeedRow) -> dict[str, Any]:
    """A feed, as `copydesk feeds --json` prints it."""
    return {
        "id": feed.id,
        "title": feed.title,
        "url": feed.url,
        "site_url": feed.site_url,
        "folder": feed.folder,
        "unread": feed.unread,
        "total": feed.total,
        "failure": sentence(feed.failure),
        "stopped": feed.stopped,
        "full_text": feed.full_text,
        "headers": _shown_headers(feed.headers),
        "language": feed.language,
        "last_fetched": feed.last_fetched,
        "next_due": feed.next_due,
        "moved_to": feed.moved_to,
    }


def headline_record(headline: Headline) -> dict[str, Any]:
    """A headline, as `copydesk list --json` and `search --json` print it."""
    return {
        "id": headline.id,
        "feed_id": headline.feed_id,
        "feed_title": headline.feed_title,
        "title": headline.title,
        "url": headline.url,
        "author": headline.author,
        "published": headline.published,
        "read": headline.read,
        "starred": headline.starred,
        "checks": headline.checks,
        "language": headline.language,
    }


def reading_record(reading: Reading) -> dict[str, Any]:
    """An article with its figures and findings, as `copydesk read --json` prints it."""
    from tui.figures.audit.wire import to_json as finding_record  # noqa: PLC0415  grammars are not needed for lists

    article = reading.article
    return {
        "id": reading.entry_id,
        "title": article.title or reading.headline.title,
        "lead": article.lead,
        "text": article.text,
        "byline": article.byline,
        "published": article.published,
        "modified": article.modified,
        "lang": article.language,
        "site": article.site,
        "url": article.canonical_url or article.url,
        "mode": reading.mode.value,
        "minutes": reading.minutes,
        "notice": article.notice.value,
        "trouble": sentence(reading.trouble),
        "alternates": {other.language: other.url for other in article.alternates},
        "figures": figure_records(reading),
        "findings": [finding_record(finding) for finding in reading.findings],
    }


def figure_records(reading: Reading) -> list[dict[str, Any]]:
    """The figures of an article, the most important first."""
    from tui.figures import wire  # noqa: PLC0415

    ranked = sorted(reading.figures, key=lambda figure: figure.rank)
    return [wire.to_json(figure) for figure in ranked]


def report_record(report: RefreshReport) -> dict[str, Any]:
    """A refresh, as `copydesk refresh --json` prints it."""
    return {
        "asked": report.asked,
        "unchanged": report.unchanged,
        "new": report.new,
        "updated": report.updated,
        "failures": [{"feed_id": feed, "problem": show(why)} for feed, why in report.failures],
        "stopped": report.stopped,
        "seconds": round(report.seconds, 3),
    }


def check_record(check: Check) -> dict[str, Any]:
    """One check, as `copydesk doctor --json` prints it."""
    return {
        "name": check.name,
        "ok": check.ok,
        "message": show(check.message),
        "advice": sentence(check.advice),
        "details": list(check.details),
    }
