"""`copydesk libraries`."""

from __future__ import annotations

from pathlib import Path

import click

from tui.cli.context import pass_session
from tui.cli.exports import file_record
from tui.cli.library_records import library_record, saved_record
from tui.cli.numbers import NUMBER
from tui.cli.output import example, json_option, tell, write, write_json, write_table
from tui.cli.sending import send_queued, then_send
from tui.cli.session import Session
from tui.core.errors import UsageError
from tui.core.messages import N_
from tui.languages.catalogue import _, ngettext_, show
from tui.languages.sort import sort_key
from tui.libraries.exchange import Format
from tui.libraries.models import Visibility
from tui.services import exchange, following, mirroring, publishing, saved, shelving
from tui.services import libraries as service

name_argument = click.argument("name")


@click.group(
    invoke_without_command=True,
    help=_(
        "List the libraries with what others see of each; show, make, remove, export, import or follow one."
    ),
    epilog=example("libraries --json"),
)
@json_option
@click.pass_context
def libraries(ctx: click.Context, as_json: bool) -> None:
    """List libraries."""
    if ctx.invoked_subcommand is None:
        _list(ctx.ensure_object(Session), as_json=as_json)


@libraries.command(
    name="list",
    help=_("List the libraries with what others see of each."),
    epilog=example("libraries list --json"),
)
@json_option
@pass_session
def list_(session: Session, as_json: bool) -> None:
    """List libraries."""
    _list(session, as_json=as_json)


@libraries.command(
    name="show",
    help=_("List what is in a library; `copydesk read` takes the numbers."),
    epilog=example("libraries show 'Reading list'"),
)
@name_argument
@json_option
@pass_session
def show_(session: Session, name: str, as_json: bool) -> None:
    """Show a library."""
    desk = session.desk()
    records = saved.items(desk, service.find(desk, name).id)
    if as_json:
        write_json([saved_record(record) for record in records])
        return
    rows = [
        (
            str(-record.id),
            record.item.added.date().isoformat() if record.item.added else "",
            record.item.title or record.item.url,
            record.item.site,
            ", ".join(record.item.tags),
        )
        for record in records
    ]
    write_table(rows, flexible=2)


@libraries.command(
    help=_("Make a library: private, unless it is said otherwise."),
    epilog=example("libraries add 'Reading list'"),
)
@name_argument
@click.option("--public", is_flag=True, help=_("Publish it, for everybody."))
@click.option("--unlisted", is_flag=True, help=_("Publish it under a secret path, for anyone with the link."))
@click.option(
    "--to", "target", default="", help=_("Where: folder:PATH, s3://…, https://…, git:REMOTE, exec:PROGRAM.")
)
@click.option("--address", default="", help=_("The URL under which others read that place."))
@click.option("--description", default="", help=_("A public note about the library."))
@json_option
@pass_session
def add(
    session: Session,
    name: str,
    public: bool,
    unlisted: bool,
    target: str,
    address: str,
    description: str,
    as_json: bool,
) -> None:
    """Make a library."""
    desk = session.desk()
    visibility = (
        Visibility.UNLISTED if unlisted else Visibility.PUBLIC if public or target else Visibility.PRIVATE
    )
    service.add(desk, name, visibility, description=description, target=target, address=address)
    send_queued(session)
    record = service.find(desk, name)
    if as_json:
        write_json(library_record(record, desk.clock()))
    else:
        write(f"{record.name}: {show(service.state_of(record, desk.clock()))}")


@libraries.command(
    help=_("Remove a library; `copydesk undo` brings it back. One that is published is unpublished first."),
    epilog=example("libraries remove 'Reading list'"),
)
@name_argument
@json_option
@pass_session
@then_send
def remove(session: Session, name: str, as_json: bool) -> None:
    """Remove a library; what it was is the JSON."""
    desk = session.desk()
    removed = service.find(desk, name)
    record = library_record(removed, desk.clock())
    service.remove(desk, removed.id)
    if as_json:
        write_json(record)


@libraries.command(
    help=_("Write a library in a format; json and markdown hold all of it, private notes too."),
    epilog=example("libraries export 'Reading list' --format bookmarks > bookmarks.html"),
)
@name_argument
@click.option(
    "--format",
    "wanted",
    type=click.Choice([each.value for each in Format]),
    default="json",
    show_default=True,
    help=_("The format."),
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help=_("A file, or a folder for markdown; else standard output."),
)
@json_option
@pass_session
def export(session: Session, name: str, wanted: str, output: Path | None, as_json: bool) -> None:
    """Export a library."""
    desk = session.desk()
    files = exchange.export(desk, service.find(desk, name).id, Format(wanted))
    if output is not None:
        exchange.write(files, output)
    if as_json:
        places = {each: output and (output / each if len(files) > 1 else output) for each in files}
        write_json({"files": [file_record(each, data, places[each]) for each, data in files.items()]})
    elif output is not None:
        return
    elif len(files) == 1:
        click.echo(next(iter(files.values())), nl=False)
    else:
        raise UsageError(N_("This format is a folder of files: name it with --output."))


@libraries.command(
    name="import",
    help=_(
        "Put saved articles of another program into a library: Netscape bookmarks, the CSV of Pocket, Instapaper, "
        "Raindrop or Readwise, the JSON of Omnivore or Karakeep, OPML, a library.json, a feed, or a Markdown folder "
        "that was exported."
    ),
    epilog=example("libraries import bookmarks.html --library 'Reading list'"),
)
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--library", "name", default="", help=_("The library; it is made where there is none of that name.")
)
@json_option
@pass_session
@then_send
def import_(session: Session, file: Path, name: str, as_json: bool) -> None:
    """Import into a library."""
    report = exchange.import_file(session.desk(), file, name)
    if as_json:
        skipped = [show(why) for why in report.skipped]
        write_json(
            {"name": report.name, "added": report.added, "already": report.already, "skipped": skipped}
        )
        return
    for why in report.skipped:
        tell(show(why))
    text = ngettext_("{count} article added to “{name}”", "{count} articles added to “{name}”", report.added)
    write(text.format(count=report.added, name=report.name))
    if report.already:
        text = ngettext_(
            "{count} article was there already", "{count} articles were there already", report.already
        )
        write(text.format(count=report.already))


@libraries.command(
    help=_("Subscribe to somebody else's library: its page, its library.json or its feed."),
    epilog=example("libraries follow https://example.org/library/"),
)
@click.argument("url")
@click.option("--folder", default=following.FOLDER, show_default=True, help=_("The folder of the feed list."))
@json_option
@pass_session
def follow(session: Session, url: str, folder: str, as_json: bool) -> None:
    """Follow a library."""
    outcome = following.follow(session.desk(), url, folder=folder)
    if as_json:
        write_json({"feed_id": outcome.feed_id, "title": outcome.title, "already": outcome.already})
    else:
        write(outcome.title)


@libraries.command(
    help=_("Take in what somebody else published of a library, after a lost race."),
    epilog=example("libraries merge 'Reading list'"),
)
@name_argument
@json_option
@pass_session
@then_send
def merge(session: Session, name: str, as_json: bool) -> None:
    """Merge a library."""
    desk = session.desk()
    library = service.find(desk, name)
    came = publishing.merge(desk, library.id)
    if as_json:
        write_json({"name": library.name, "came": came})
        return
    write(ngettext_("{count} article came", "{count} articles came", came).format(count=came))


@libraries.command(
    help=_("Mirror a public library to a Shaarli: every change follows by itself."),
    epilog=example("libraries mirror 'Reading list' https://links.example.org --secret env:SHAARLI_SECRET"),
)
@name_argument
@click.argument("url", required=False, default="")
@click.option(
    "--secret", default="", help=_("Where the API secret lies: keyring:NAME, env:VARIABLE, command:PROGRAM.")
)
@click.option("--off", is_flag=True, help=_("Mirror it no longer; what is there stays there."))
@json_option
@pass_session
def mirror(session: Session, name: str, url: str, secret: str, off: bool, as_json: bool) -> None:
    """Mirror a library."""
    desk = session.desk()
    number = service.find(desk, name).id
    if off:
        mirroring.stop_mirroring(desk, number)
    else:
        mirroring.mirror_to(desk, number, url, secret)
    send_queued(session)
    record = service.find(desk, name)
    if as_json:
        write_json(library_record(record, desk.clock()))
    else:
        write(f"{record.name}: {show(service.state_of(record, desk.clock()))}")


@libraries.command(
    name="take-out",
    help=_("Take saved articles out of a library; `copydesk undo` puts them back."),
    epilog=example("libraries take-out 'Reading list' -- -7"),
)
@name_argument
@click.argument("numbers", type=NUMBER, nargs=-1, required=True)
@json_option
@pass_session
@then_send
def take_out(session: Session, name: str, numbers: tuple[int, ...], as_json: bool) -> None:
    """Take articles out."""
    desk = session.desk()
    library = service.find(desk, name)
    shelving.take_out(desk, [abs(number) for number in numbers], library.id)
    if as_json:
        write_json({"name": library.name, "taken_out": [-abs(number) for number in numbers]})


def _list(session: Session, *, as_json: bool) -> None:
    desk = session.desk()
    known = service.every(desk)
    now = desk.clock()
    if as_json:
        write_json([library_record(each, now) for each in known])
        return
    write_table(
        [
            (str(each.id), str(each.items), each.name, show(service.state_of(each, now)))
            for each in sorted(known, key=lambda each: sort_key(each.name))
        ],
        flexible=2,
    )
