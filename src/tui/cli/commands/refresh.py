"""`copydesk refresh`."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import click

from tui.cli.call import STOPPED
from tui.cli.context import pass_session
from tui.cli.numbers import NUMBER
from tui.cli.output import json_option, tell, write, write_json
from tui.cli.session import Session
from tui.languages.catalogue import _, ngettext_, show
from tui.services import errands
from tui.services import feeds as feed_service
from tui.services import refresh as service
from tui.services.reports import Progress, RefreshReport


@contextmanager
def _stop_on_interrupt() -> Iterator[threading.Event]:
    """A first Ctrl+C asks the refresh to stop where nothing is lost; a second one ends the program."""
    stop = threading.Event()

    def ask(_signal: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _show_progress(progress: Progress) -> None:
    sys.stderr.write(f"\r{progress.done}/{progress.total}  +{progress.new}")
    sys.stderr.flush()


@click.command(
    help=_("Fetch what is new in all feeds that are due, or in the feeds that are named."),
    epilog=_("Example, for cron: copydesk refresh --quiet"),
)
@click.argument("feed_ids", type=NUMBER, nargs=-1)
@click.option("--force", is_flag=True, help=_("Ask feeds that are not due yet, too."))
@click.option(
    "--check", is_flag=True, help=_("Then read the figures of what came, so that lists mark what to check.")
)
@click.option("--quiet", is_flag=True, help=_("Say nothing unless something failed."))
@json_option
@pass_session
def refresh(
    session: Session, feed_ids: tuple[int, ...], force: bool, check: bool, quiet: bool, as_json: bool
) -> int:
    """Refresh feeds."""
    lively = sys.stderr.isatty() and not (session.plain or quiet or as_json)
    desk = session.desk()
    feed_service.must_know(desk, feed_ids)  # one that is not there is told before anything is fetched
    with _stop_on_interrupt() as stop:
        report = service.refresh(
            desk,
            feed_ids=feed_ids or None,
            force=force or bool(feed_ids),
            on_progress=_show_progress if lively else None,
            stop=stop,
        )
        if lively:
            sys.stderr.write("\r\x1b[K")
        if as_json:
            from tui.cli.records import report_record  # noqa: PLC0415  for scripts alone

            write_json(report_record(report))
        else:
            _tell_report(report, quiet=quiet)
        if check:
            sys.stdout.flush()
            _check(session, stop)
        if not stop.is_set() and errands.may_wait(desk):
            from tui.cli.sending import SECONDS_UNATTENDED, send_queued  # noqa: PLC0415  few have what to send

            send_queued(session, SECONDS_UNATTENDED)
    if report.stopped:
        return STOPPED
    return 1 if report.failures and len(report.failures) >= report.asked else 0


def _check(session: Session, stop: threading.Event) -> None:
    """Read the figures of all that came and has not been read."""
    from tui.services.examining import MOST, examine_new  # noqa: PLC0415  where it is asked for

    while not stop.is_set() and examine_new(session.desk(), stop=stop) == MOST:
        continue


def _tell_report(report: RefreshReport, *, quiet: bool) -> None:
    for _feed, problem in report.failures:
        tell(show(problem))
    if not quiet:
        feeds = ngettext_("{count} feed asked", "{count} feeds asked", report.asked).format(
            count=report.asked
        )
        new = ngettext_("{count} new entry", "{count} new entries", report.new).format(count=report.new)
        write(_("{feeds}, {new}").format(feeds=feeds, new=new))
