"""`copydesk import` and `copydesk export`."""

from __future__ import annotations

from pathlib import Path

import click

from tui.cli.context import pass_session
from tui.cli.exports import file_record, write_file
from tui.cli.output import example, json_option, tell, write, write_json
from tui.cli.session import Session
from tui.languages.catalogue import _, ngettext_, show
from tui.services import opml as service
from tui.services.opml import ImportReport


def _tell(report: ImportReport, *, as_json: bool) -> int:
    if as_json:
        write_json(
            {
                "added": report.added,
                "already": report.already,
                "refused": [show(why) for why in report.refused],
            }
        )
    else:
        for problem in report.refused:
            tell(show(problem))
        write(ngettext_("{count} feed added", "{count} feeds added", report.added).format(count=report.added))
    return 1 if report.refused and not report.added and not report.already else 0


@click.group(
    name="import", help=_("Bring in feeds from other programs."), epilog=example("import opml feeds.opml")
)
def import_() -> None:
    """Import."""


@import_.command(
    help=_("Add the feeds of an OPML file, with their folders."),
    epilog=example("import opml feeds.opml"),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@pass_session
def opml(session: Session, file: Path, as_json: bool) -> int:
    """Import OPML."""
    return _tell(service.import_opml(session.desk(), file), as_json=as_json)


@import_.command(
    help=_("Add the feeds of newsboat's `urls` file; its tags become folders."),
    epilog=example("import newsboat ~/.newsboat/urls"),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False)
@json_option
@pass_session
def newsboat(session: Session, file: Path | None, as_json: bool) -> int:
    """Import newsboat's list of feeds."""
    return _tell(service.import_newsboat(session.desk(), file), as_json=as_json)


@click.group(
    name="export", help=_("Write the feeds for other programs."), epilog=example("export opml > feeds.opml")
)
def export() -> None:
    """Export."""


@export.command(
    name="opml",
    help=_("Write the feeds and folders as OPML."),
    epilog=example("export opml > feeds.opml"),
)
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    help=_("A file instead of standard output."),
)
@json_option
@pass_session
def export_opml(session: Session, output: Path | None, as_json: bool) -> None:
    """Export OPML."""
    text = service.export_opml(session.desk())
    if output is not None:
        write_file(output, text)
    if as_json:
        write_json({"files": [file_record("feeds.opml", text, output)]})
    elif output is None:
        click.echo(text, nl=False)
