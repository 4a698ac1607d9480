"""`copydesk copy` and `copydesk qr`."""

from __future__ import annotations

import sys

import click

from tui.cli.context import pass_session
from tui.cli.numbers import NUMBER
from tui.cli.output import example, json_option, tell, write, write_json
from tui.cli.session import Session
from tui.languages.catalogue import _, show
from tui.services.copying import What

_KINDS = [what.value for what in What if what not in (What.LIBRARY, What.SELECTION)]


@click.command(
    help=_("Copy something of an article to the clipboard, and say how far it came."),
    epilog=example("copy 12 --as bibtex"),
)
@click.argument("number", metavar="ID", type=NUMBER)
@click.option(
    "--as", "kind", type=click.Choice(_KINDS), default="link", show_default=True, help=_("What is copied.")
)
@click.option("--words", default="", help=_("With --as quote: the passage."))
@click.option("--print", "only_print", is_flag=True, help=_("Print it instead of copying it."))
@json_option
@pass_session
def copy(session: Session, number: int, kind: str, words: str, only_print: bool, as_json: bool) -> None:
    """Copy."""
    from tui.services import copying, read  # noqa: PLC0415

    desk = session.desk()
    reading = read.opened(desk, number)
    text = copying.text_of(desk, What(kind), reading.headline, reading, words=words)
    if only_print:
        if as_json:
            write_json({"how": "printed", "path": None, "text": text})
        else:
            write(text)
        return
    copied = copying.copy(desk, text, _to_terminal if sys.stdout.isatty() else None)
    if as_json:
        path = str(copied.path) if copied.path else None
        write_json({"how": copied.how.value, "path": path, "text": text})
    else:
        tell(show(copied.message))


@click.command(
    help=_("Show an address as a QR code for the phone; trackers are taken out first."),
    epilog=example("qr https://example.org/story"),
)
@click.argument("url")
@json_option
@pass_session
def qr(session: Session, url: str, as_json: bool) -> None:
    """Show a QR code."""
    from tui.libraries import phone  # noqa: PLC0415

    code = phone.code_for(url)
    if as_json:
        write_json({"url": code.url, "rows": [[int(dark) for dark in row] for row in code.rows]})
        return
    drawn = phone.plain(code) if session.plain or not sys.stdout.isatty() else phone.coloured(code)
    click.echo(drawn, color=True)
    write(code.url)


def _to_terminal(sequence: str) -> None:
    sys.stdout.write(sequence)
    sys.stdout.flush()
