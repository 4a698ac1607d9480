"""Fetches what is due: many feeds side by side, each read in a child process, each kept in one transaction."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cached_property

from tui.core.errors import CopydeskError, FetchError, OfflineError
from tui.core.messages import N_, Message
from tui.feeds.schedule import is_due
from tui.net.models import Fetched, FetchRequest
from tui.services.desk import Desk
from tui.services.keeping import Keeper
from tui.services.outcomes import HOURLY, Decider
from tui.services.reports import Progress, RefreshReport
from tui.store import feeds
from tui.store.intake import Intake
from tui.store.records import OWN, FeedRecord, moment

_WORKERS = 3
"""Threads that take answers: two wait for children, one has time for what has not changed."""
_PARSE_SECONDS = 20.0
_KEPT_AFTER_REMOVAL = timedelta(days=30)

OnProgress = Callable[[Progress], None]


def refresh(
    desk: Desk,
    *,
    feed_ids: Sequence[int] | None = None,
    force: bool = False,
    on_progress: OnProgress | None = None,
    stop: threading.Event | None = None,
) -> RefreshReport:
    """Fetch the feeds that are due and keep what they bring.

    Args:
        desk: The open desk.
        feed_ids: Only these feeds, whether they are due or not; one that was stopped is told and not asked.
        force: All feeds that are not stopped, whether they are due or not.
        on_progress: Called after each feed, from one of several threads, never two at a time.
        stop: Set it to end soon; what was fetched is kept.

    Returns:
        What was done; a failing feed is told in it and kept with the feed, and stops no other.

    Raises:
        OfflineError: The network is ruled out.
        StoreError: What was fetched cannot be kept.
    """
    begun = time.monotonic()
    with desk.store.reading() as connection:
        records = [record for record in feeds.every(connection) if record.kind != OWN]
    chosen = _chosen(records, feed_ids, force=force, now=desk.now())
    work = _Round(desk, chosen, on_progress, stop or threading.Event())
    for record in records:
        if feed_ids and record.stopped and record.id in feed_ids:
            work.pass_over(record)
    if chosen:
        work.run()
    _forget_removed(desk)
    return work.report(time.monotonic() - begun)


def _chosen(
    records: Sequence[FeedRecord], feed_ids: Sequence[int] | None, *, force: bool, now: int
) -> dict[int, FeedRecord]:
    """Return the feeds to ask by id, those that have waited longest first."""
    if feed_ids is not None:
        wanted = set(feed_ids)
        asked = [record for record in records if record.id in wanted and not record.stopped]
    else:
        today = moment(now)
        assert today is not None
        asked = [
            record
            for record in records
            if is_due(None if force else moment(record.due_at), today, stopped=record.stopped)
        ]
    return {record.id: record for record in sorted(asked, key=lambda record: record.due_at or 0)}


class _Round:
    """One refresh under way."""

    def __init__(
        self, desk: Desk, chosen: dict[int, FeedRecord], on_progress: OnProgress | None, stop: threading.Event
    ) -> None:
        self._desk = desk
        self._feeds = chosen
        self._on_progress = on_progress
        self._stop = stop
        minutes = desk.settings.refresh_minutes
        self._decider = Decider(desk.clock(), timedelta(minutes=minutes) if minutes else HOURLY)
        self._lock = threading.Lock()
        self._keeper = Keeper(desk.store, desk.now())
        self._failures: list[tuple[int, Message]] = []
        self._fault: BaseException | None = None
        self._done = self._unchanged = 0

    def run(self) -> None:
        """Ask all feeds; return when the last answer is kept."""
        requests = [
            FetchRequest(feed.url, feed.id, feed.etag, feed.last_modified, feed.headers)
            for feed in self._feeds.values()
        ]
        if any(feed.digest is None for feed in self._feeds.values()):
            # What was never read will be: the children start while the wire's library is imported here.
            self._desk.children.warm("tui.services.intake")
        client = self._desk.client
        client.fetcher()  # offline is one error, not one a feed
        with client.fetch_many(requests, self._stop) as answers:
            self._desk.store.warm()  # while the servers think
            self._share(lambda: self._take(answers))
        self._keeper.flush()
        pages = [entry_id for feed, entry_id in self._keeper.new if feed.full_text]
        if pages and not self._stop.is_set():
            from tui.services.pages import fetch_pages  # noqa: PLC0415  few feeds want it

            fetch_pages(self._desk, pages, self._stop)

    def pass_over(self, feed: FeedRecord) -> None:
        """Tell of a feed that was named though it is gone: its server is asked when the person says so."""
        self._failures.append((feed.id, Message(_STOPPED, {"title": feed.title, "id": feed.id})))

    def report(self, seconds: float) -> RefreshReport:
        """Return what was done."""
        return RefreshReport(
            asked=self._done,
            unchanged=self._unchanged,
            new=len(self._keeper.new),
            updated=self._keeper.updated,
            failures=tuple(sorted(self._failures, key=lambda failure: failure[0])),
            stopped=self._stop.is_set(),
            seconds=seconds,
        )

    def _share(self, work: Callable[[], None]) -> None:
        """Run `work` in a few threads; the first fault of ours ends all and is raised here."""
        threads = [
            threading.Thread(target=self._guarded, args=(work,), name=f"refresh-{number}", daemon=True)
            for number in range(min(_WORKERS, len(self._feeds)))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if self._fault is not None:
            raise self._fault

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:  # handed to the thread that called
            self._fault = self._fault or error
            self._stop.set()

    def _take(self, answers: Iterable[tuple[FetchRequest, Fetched | FetchError]]) -> None:
        for request, answer in answers:
            feed = self._feeds[request.key]
            if isinstance(answer, OfflineError):
                raise answer
            if isinstance(answer, FetchError):
                self._failed(feed, answer)
            else:
                self._answered(feed, answer)
            self._tell(feed)

    def _answered(self, feed: FeedRecord, answer: Fetched) -> None:
        digest = hashlib.blake2b(answer.body, digest_size=16).digest()
        if answer.not_modified or digest == feed.digest:
            self._keeper.take(feed, self._decider.unchanged(feed, answer, self._published[feed.id]))
            with self._lock:
                self._unchanged += 1
            return
        try:
            intake = self._desk.children.call(
                "tui.services.intake:read_feed",
                answer.body,
                answer.final_url,
                answer.content_type,
                self._decider.now,
                seconds=_PARSE_SECONDS,
            )
        except CopydeskError as error:
            self._failed(feed, error)
            return
        assert isinstance(intake, Intake)
        published = sorted((row.published for row in intake.rows if row.published is not None), reverse=True)
        state = self._decider.changed(feed, answer, digest, published[:10], intake.about.get("ttl_minutes"))
        self._keeper.take(feed, replace(state, about=intake.about, removed=intake.removed), intake.rows)

    @cached_property
    def _published(self) -> dict[int, list[int]]:
        """When the latest entries of all feeds appeared, asked for with the first feed that did not change."""
        with self._desk.store.reading() as connection:
            return feeds.latest(connection, self._feeds)

    def _failed(self, feed: FeedRecord, error: CopydeskError) -> None:
        self._keeper.take(feed, self._decider.failed(feed, error))
        with self._lock:
            self._failures.append((feed.id, error.message))

    def _tell(self, feed: FeedRecord) -> None:
        with self._lock:
            self._done += 1
            if self._on_progress is not None:
                self._on_progress(
                    Progress(
                        done=self._done,
                        total=len(self._feeds),
                        new=len(self._keeper.new),
                        failed=len(self._failures),
                        unchanged=self._unchanged,
                        feed_title=feed.title,
                    )
                )


def _forget_removed(desk: Desk) -> None:
    """Delete what was removed so long ago that nobody will take it back."""
    if desk.store.read_only:
        return
    before = desk.now() - int(_KEPT_AFTER_REMOVAL.total_seconds())
    with desk.store.reading() as connection:
        if not feeds.removed_before(connection, before):
            return
    while desk.store.write(lambda db: feeds.purge(db, before), durable=False, urgent=False):
        continue


_STOPPED = N_(
    "“{title}” is gone and is asked no more. To have it asked again all the same: copydesk feeds set {id} --resume"
)
