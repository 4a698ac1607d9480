"""`copydesk add` and `copydesk feeds`."""

from __future__ import annotations

from typing import Any

import click

from tui.cli.context import pass_session
from tui.cli.numbers import NUMBER
from tui.cli.output import example, json_option, tell, write, write_json, write_table
from tui.cli.records import feed_record
from tui.cli.session import Session
from tui.core.errors import UsageError
from tui.core.messages import N_
from tui.languages.catalogue import _, show
from tui.languages.sort import path_key, sort_key
from tui.services import feeds as service
from tui.services.addresses import feed_address, headers_for
from tui.services.reports import AddOutcome
from tui.services.views import FeedRow, FeedTree


def _header_pairs(values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    pairs = []
    for value in values:
        name, colon, content = value.partition(":")
        if not colon or not name.strip():
            raise UsageError(N_("{header} is no header: write it as “name: value”."), header=value)
        pairs.append((name.strip(), content.strip()))
    return tuple(pairs)


header_option = click.option(
    "--header",
    "headers",
    multiple=True,
    metavar="'NAME: VALUE'",
    help=_("A header to send to this feed. May be repeated."),
)


@click.command(
    help=_(
        "Subscribe to the feed at URL, or to one that the page at URL offers, or keep the article that stands there."
    ),
    epilog=example("add https://example.org/news --folder World"),
)
@click.argument("url")
@click.option("--folder", default="", help=_("The folder to put it in; parts of a path joined by “/”."))
@click.option("--title", default="", help=_("A name of your own for it."))
@click.option("--pick", type=click.IntRange(1), help=_("Which one to take where a page offers several."))
@header_option
@json_option
@pass_session
def add(
    session: Session,
    url: str,
    folder: str,
    title: str,
    pick: int | None,
    headers: tuple[str, ...],
    as_json: bool,
) -> int:
    """Subscribe to what stands at an address."""
    desk = session.desk()
    pairs = _header_pairs(headers)
    outcome = service.add(desk, url, folder=folder, title=title, headers=pairs)
    if outcome.choices and pick is not None:
        if pick > len(outcome.choices):
            raise UsageError(
                N_("The page offers {count} feeds; there is no number {pick}."),
                count=len(outcome.choices),
                pick=pick,
            )
        chosen = outcome.choices[pick - 1]
        feed_id = service.subscribe(
            desk,
            chosen.url,
            title=title or chosen.title,
            folder=folder,
            headers=headers_for(feed_address(url), chosen.url, pairs),
        )
        outcome = AddOutcome(feed_id=feed_id, title=title or chosen.title)
    if as_json:
        write_json(_outcome_record(outcome))
    else:
        _tell_outcome(outcome)
    return 1 if outcome.choices else 0


def _outcome_record(outcome: AddOutcome) -> dict[str, Any]:
    return {
        "feed_id": outcome.feed_id or None,
        "entry_id": outcome.entry_id or None,
        "already": outcome.already,
        "title": outcome.title,
        "choices": [
            {"url": choice.url, "title": choice.title, "format": choice.format} for choice in outcome.choices
        ],
    }


def _tell_outcome(outcome: AddOutcome) -> None:
    if outcome.choices:
        tell(_("The page offers several feeds. Call again with --pick and a number:"))
        write_table(
            [(f"{number}.", choice.title, choice.url) for number, choice in enumerate(outcome.choices, 1)],
            flexible=1,
        )
    elif outcome.entry_id:
        write(_("Kept the article: {title}").format(title=outcome.title))
    elif outcome.already:
        write(_("Already subscribed: {title}").format(title=outcome.title))
    else:
        write(_("Subscribed: {title}").format(title=outcome.title))


@click.group(
    invoke_without_command=True,
    help=_("List the feeds with their unread entries, and why the last refresh of one failed."),
    epilog=example("feeds --json"),
)
@json_option
@click.pass_context
def feeds(ctx: click.Context, as_json: bool) -> None:
    """List the feeds."""
    if ctx.invoked_subcommand is not None:
        return
    tree = service.tree(ctx.find_object(Session).desk())  # type: ignore[union-attr]
    if as_json:
        write_json([feed_record(feed) for feed in tree.feeds])
    else:
        _write_tree(tree)


def _write_tree(tree: FeedTree) -> None:
    folder = None
    for feed in sorted(tree.feeds, key=lambda feed: (path_key(feed.folder), sort_key(feed.name))):
        if feed.folder != folder:
            folder = feed.folder
            write(folder or _("No folder"))
        write(_feed_line(feed))
        if feed.failure is not None:
            write("         " + show(feed.failure))


def _feed_line(feed: FeedRow) -> str:
    mark = "!" if feed.failure is not None else "×" if feed.stopped else " "
    return f"{feed.id:5d} {mark} {feed.name}  ({feed.unread}/{feed.total})"


def _write_record(feed: FeedRow, *, as_json: bool) -> None:
    """Print a feed that was changed, where JSON is asked for; else what went well needs no words."""
    if as_json:
        write_json(feed_record(feed))


@feeds.command(help=_("Give a feed a name of your own."), epilog=example("feeds rename 12 'Harbour news'"))
@click.argument("feed_id", type=NUMBER)
@click.argument("title")
@json_option
@pass_session
def rename(session: Session, feed_id: int, title: str, as_json: bool) -> None:
    """Rename a feed."""
    desk = session.desk()
    service.rename(desk, feed_id, title)
    _write_record(service.feed(desk, feed_id), as_json=as_json)


@feeds.command(
    help=_("Put a feed into a folder; an empty name takes it out of its folder."),
    epilog=example("feeds move 12 World/Asia"),
)
@click.argument("feed_id", type=NUMBER)
@click.argument("folder")
@json_option
@pass_session
def move(session: Session, feed_id: int, folder: str, as_json: bool) -> None:
    """Move a feed."""
    desk = session.desk()
    service.move(desk, feed_id, folder)
    _write_record(service.feed(desk, feed_id), as_json=as_json)


@feeds.command(
    help=_("Remove a feed and its entries. `copydesk undo` brings it back."),
    epilog=example("feeds remove 12"),
)
@click.argument("feed_id", type=NUMBER)
@json_option
@pass_session
def remove(session: Session, feed_id: int, as_json: bool) -> None:
    """Remove a feed; what it was is the JSON."""
    desk = session.desk()
    removed = service.feed(desk, feed_id)
    service.remove(desk, feed_id)
    _write_record(removed, as_json=as_json)


@feeds.command(
    name="set",
    help=_("Set up a feed: full text at refresh, headers, or ask it again after it was stopped."),
    epilog=example("feeds set 12 --full-text --header 'language: en'"),
)
@click.argument("feed_id", type=NUMBER)
@click.option(
    "--full-text/--feed-text",
    default=None,
    help=_("Fetch every article's page at refresh, or keep the feed's text."),
)
@click.option("--resume", is_flag=True, help=_("Ask a stopped feed again."))
@header_option
@json_option
@pass_session
def set_up(
    session: Session,
    feed_id: int,
    full_text: bool | None,
    resume: bool,
    headers: tuple[str, ...],
    as_json: bool,
) -> None:
    """Change how a feed is fetched."""
    desk = session.desk()
    if full_text is not None:
        service.set_full_text(desk, feed_id, full_text)
    if headers:
        service.set_headers(desk, feed_id, _header_pairs(headers))
    if resume:
        service.resume(desk, feed_id)
    _write_record(service.feed(desk, feed_id), as_json=as_json)
