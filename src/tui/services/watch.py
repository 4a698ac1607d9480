"""Looks at reported and saved articles again, on schedule, and says what became of each claim."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tui.articles.document import Article
from tui.core.errors import CopydeskError, StatusError
from tui.corrections.models import Correction, State
from tui.corrections.states import WATCHED_STATES
from tui.corrections.watch import LOOKS, Outcome, next_look, outcome
from tui.services import opening
from tui.services.addresses import is_private
from tui.services.desk import Desk
from tui.services.versions import kept
from tui.store import corrections, versions
from tui.store.versions import WatchedRecord

if TYPE_CHECKING:
    from sqlite_utils import Database

MOST_AT_ONCE = 100
"""Pages that one call looks at."""
_AFTER_FAILURE = timedelta(hours=1)
_GONE = {404, 410}


@dataclass(frozen=True, slots=True)
class Watched:
    """What one call of `watch` saw."""

    looked: int = 0
    unchanged: int = 0
    failed: int = 0
    news: tuple[Correction, ...] = ()
    """The corrections whose state changed."""


def watch(desk: Desk, *, force: bool = False, stop: Callable[[], bool] = lambda: False) -> Watched:
    """Look at every page that is due.

    Args:
        desk: The open desk; offline nothing is looked at.
        force: Whether to look at every watched page now.
        stop: Asked before each page.
    """
    if desk.offline:
        return Watched()
    now = desk.now()
    first = next_look(desk.clock(), None)
    assert first is not None
    desk.store.write(lambda db: versions.watch_saved(db, now, int(first.timestamp())))
    with desk.store.reading() as connection:
        pages = versions.due(connection, None if force else now, MOST_AT_ONCE)
    unchanged = failed = looked = 0
    news: list[Correction] = []
    for page in pages:
        if stop():
            break
        looked += 1
        try:
            found = _look(desk, page)
        except CopydeskError:
            failed += 1
            _put_off(desk, page)
            continue
        unchanged += found is None
        news += found or ()
    return Watched(looked, unchanged, failed, tuple(news))


def _look(desk: Desk, page: WatchedRecord) -> list[Correction] | None:
    """Look at one page.

    Returns:
        The corrections that are something else now; None where the server says that nothing changed.
    """
    from tui.net.models import ACCEPT_PAGE  # noqa: PLC0415
    from tui.services.pages import page_of  # noqa: PLC0415

    try:
        answer = desk.client.fetch(
            page.url,
            etag=page.etag,
            last_modified=page.last_modified,
            accept=ACCEPT_PAGE,
            allow_private=is_private(page.url),
        )
    except StatusError as error:
        if error.status not in _GONE:
            raise
        return _compared(desk, page, None, "", "")
    if answer.not_modified:
        desk.store.write(lambda db: _looked(db, desk, page, "", ""))
        return None
    article = opening.article_of_page(desk, page_of(answer, desk.now())).article
    return _compared(desk, page, article, answer.etag, answer.last_modified)


def _compared(
    desk: Desk, page: WatchedRecord, article: Article | None, etag: str, last_modified: str
) -> list[Correction]:
    """Compare every claim about a page with its text; None stands for a page that is gone."""
    with desk.store.reading() as connection:
        claims = [
            (correction, corrections.article_of(connection, correction.id))
            for correction in corrections.of_url(connection, page.url)
            if correction.state in WATCHED_STATES
        ]
    text = article.text if article is not None else ""
    outcomes = [
        (correction, outcome(correction.claim, before, text, gone=article is None))
        for correction, before in claims
    ]
    now = desk.now()

    def job(db: Database) -> list[int]:
        changed = [correction.id for correction, seen in outcomes if _noted(db, correction, seen, now)]
        if article is not None:
            kept(page.url, "full", article, now)(db)
        _looked(db, desk, page, etag, last_modified)
        return changed

    changed = desk.store.write(job)
    with desk.store.reading() as connection:
        return [corrections.by_id(connection, number) for number in changed]


def _noted(db: Database, correction: Correction, seen: Outcome, now: int) -> bool:
    """Write down what was seen; a passage that stands as it stood says nothing new."""
    stands = corrections.by_id(db.conn, correction.id)
    if seen.state is State.FILED or stands.state not in WATCHED_STATES:
        return False
    detail = "\n".join(filter(None, (seen.passage.after, seen.note)))
    last = next((event for event in reversed(stands.events) if event.state is seen.state), None)
    if stands.state is seen.state and last is not None and last.detail == detail:
        return False
    corrections.add_event(db, correction.id, seen.state, now, detail, seen.passage.before, again=True)
    return True


def _looked(db: Database, desk: Desk, page: WatchedRecord, etag: str, last_modified: str) -> None:
    now = desk.clock()
    following = next_look(datetime.fromtimestamp(page.since, UTC), now)
    versions.looked(
        db,
        page.url,
        looked_at=int(now.timestamp()),
        look_at=int(following.timestamp()) if following else None,
        etag=etag,
        last_modified=last_modified,
    )


def _put_off(desk: Desk, page: WatchedRecord) -> None:
    """A page that could not be had is asked again soon, until its time is over."""
    now = desk.clock()
    over = now - datetime.fromtimestamp(page.since, UTC) > LOOKS[-1] + timedelta(days=1)
    later = None if over else int((now + _AFTER_FAILURE).timestamp())
    desk.store.write(lambda db: versions.looked(db, page.url, looked_at=None, look_at=later))
