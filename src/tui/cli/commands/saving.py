"""`copydesk save`."""

from __future__ import annotations

import click

from tui.cli.context import pass_session
from tui.cli.library_records import saved_record
from tui.cli.numbers import stored_number
from tui.cli.output import example, json_option, write, write_json
from tui.cli.sending import then_send
from tui.cli.session import Session
from tui.core.errors import UsageError
from tui.languages.catalogue import _, ngettext_
from tui.services import completing, saved, shelving
from tui.services import libraries as service
from tui.services.shelving import Choice, Saved


@click.command(
    help=_("Save an article to a library: a URL, or the number of a headline. Its text is kept offline."),
    epilog=example("save https://example.org/story --library 'Reading list' --tag ports"),
)
@click.argument("what", metavar="URL|ID...", nargs=-1, required=True)
@click.option("--library", "names", multiple=True, required=True, help=_("The library; may be given again."))
@click.option("--tag", "tags", multiple=True, help=_("A tag; may be given again."))
@click.option("--note", default="", help=_("A note that is published with the article."))
@click.option("--private-note", default="", help=_("A note that never leaves the store."))
@json_option
@pass_session
@then_send
def save(
    session: Session,
    what: tuple[str, ...],
    names: tuple[str, ...],
    tags: tuple[str, ...],
    note: str,
    private_note: str,
    as_json: bool,
) -> None:
    """Save articles."""
    desk = session.desk()
    ids = tuple(service.find(desk, name).id for name in names)
    choice = Choice(ids, tags, note, private_note)
    numbered = [(word, stored_number(word)) for word in what]
    numbers = [number for _word, number in numbered if number is not None]
    made = [shelving.save(desk, numbers, choice)] if numbers else []
    made += [_save_url(session, word, choice) for word, number in numbered if number is None]
    completing.complete(desk, [number for each in made for number in each.incomplete])
    saved_ids = [number for each in made for number in each.item_ids]
    if as_json:
        write_json([saved_record(each) for each in saved.records_of(desk, saved_ids)])
    else:
        text = ngettext_("{count} article saved", "{count} articles saved", len(saved_ids))
        write(text.format(count=len(saved_ids)))


def _save_url(session: Session, url: str, choice: Choice) -> Saved:
    from tui.services import read  # noqa: PLC0415

    desk = session.desk()
    reading = read.from_url(desk, url)
    if reading.trouble is not None:
        raise UsageError(reading.trouble.template, **reading.trouble.fields)
    return shelving.save_reading(desk, reading, choice)
