"""`copydesk list`, `search`, `mark` and `undo`."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tui.cli.context import pass_session
from tui.cli.numbers import NUMBER
from tui.cli.output import example, json_option, tell, write, write_json, write_table
from tui.cli.records import headline_record
from tui.cli.sending import then_send
from tui.cli.session import Session
from tui.languages.catalogue import _, show
from tui.services import feeds as feed_service
from tui.services import headlines as service
from tui.services import marks
from tui.services.search import search as find
from tui.services.views import Headline, Scope, ScopeKind

limit_option = click.option(
    "--limit", type=click.IntRange(1, 100_000), default=50, show_default=True, help=_("How many at most.")
)


def _write_headlines(headlines: Sequence[Headline], *, as_json: bool) -> None:
    if as_json:
        write_json([headline_record(headline) for headline in headlines])
        return
    rows = []
    for headline in headlines:
        marks_shown = (
            ("*" if headline.starred else " ")
            + (" " if headline.read else "•")
            + ("⚠" if headline.checks else " ")
        )
        day = headline.published.date().isoformat() if headline.published else ""
        rows.append((str(headline.id), marks_shown, day, headline.title, headline.source))
    write_table(rows, flexible=3)


@click.command(
    name="list",
    help=_("List headlines, the newest first: • unread, * starred, ⚠ figures to check."),
    epilog=example("list --unread --folder World --json"),
)
@click.option("--unread", is_flag=True, help=_("Only what is not read."))
@click.option("--starred", is_flag=True, help=_("Only what is starred."))
@click.option("--to-check", is_flag=True, help=_("Only what has figures to check."))
@click.option("--feed", "feed_id", type=NUMBER, help=_("Only this feed (its number in `copydesk feeds`)."))
@click.option("--folder", help=_("Only this folder."))
@limit_option
@json_option
@pass_session
def list_(
    session: Session,
    unread: bool,
    starred: bool,
    to_check: bool,
    feed_id: int | None,
    folder: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """List headlines."""
    kind = ScopeKind.SAVED if starred else ScopeKind.TO_CHECK if to_check else ScopeKind.ALL
    if feed_id is not None:
        kind = ScopeKind.FEED
    elif folder is not None:
        kind = ScopeKind.FOLDER
    words = [
        word
        for word, wanted in (("is:starred", starred), ("check:", to_check))
        if wanted and kind in (ScopeKind.FEED, ScopeKind.FOLDER)
    ]
    scope = Scope(kind, feed_id=feed_id or 0, folder=folder or "", query=" ".join(words), hide_read=unread)
    desk = session.desk()
    if feed_id is not None:
        feed_service.record(desk, feed_id)
    view = service.open_view(desk, scope)
    _write_headlines(service.page(desk, view, 0, limit), as_json=as_json)


@click.command(
    help=_(
        "Search titles and texts. Words are found inside words, with or without accents; “quotes” keep words together; "
        "-word leaves out. Also: feed:, folder:, author:, title:, lang:, is:unread, is:starred, after:2026-01-31, before:, "
        "figure:money>1e9, figure:percent, unit:parameter."
    ),
    epilog=example("search 'nvidia figure:money>1e9 after:2026-01-01'"),
)
@click.argument("query", nargs=-1, required=True)
@limit_option
@json_option
@pass_session
def search(session: Session, query: tuple[str, ...], limit: int, as_json: bool) -> int:
    """Search what is stored."""
    found = find(session.desk(), " ".join(query), limit)
    _write_headlines(found, as_json=as_json)
    if not found and not as_json:
        tell(_("Nothing found."))
    return 0 if found else 1


@click.command(help=_("Mark headlines by their numbers."), epilog=example("mark 41 42 --read"))
@click.argument("entry_ids", type=NUMBER, nargs=-1, required=True)
@click.option("--read/--unread", default=None, help=_("Read, or not read."))
@click.option("--star/--unstar", default=None, help=_("Starred, or not."))
@json_option
@pass_session
def mark(
    session: Session, entry_ids: tuple[int, ...], read: bool | None, star: bool | None, as_json: bool
) -> int:
    """Set marks; the headlines as they stand afterwards are the JSON."""
    desk = session.desk()
    if read is not None:
        marks.set_read(desk, entry_ids, read)
    if star is not None:
        marks.set_starred(desk, entry_ids, star)
    known = service.by_ids(desk, entry_ids)
    if as_json:
        _write_headlines(known, as_json=True)
    missing = sorted(set(entry_ids) - {line.id for line in known})
    for number in missing:
        tell(_("There is no article number {number}.").format(number=number))
    return 1 if missing else 0


@click.command(
    help=_("Take back the last change of marks, or the last removal of a feed."),
    epilog=example("undo"),
)
@json_option
@pass_session
@then_send
def undo(session: Session, as_json: bool) -> int:
    """Undo."""
    undone = marks.undo(session.desk())
    if as_json:
        write_json(
            {
                "undone": show(undone.message) if undone else None,
                "entry_ids": list(undone.entry_ids) if undone else [],
            }
        )
        return 0 if undone else 1
    if undone is None:
        tell(_("There is nothing to take back."))
        return 1
    write(show(undone.message))
    return 0
