"""`copydesk read` and `copydesk extract`."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from tui.cli.context import pass_session
from tui.cli.numbers import stored_number
from tui.cli.output import example, json_option, tell, write, write_json
from tui.cli.records import reading_record, sentence
from tui.cli.session import Session
from tui.core.errors import UsageError
from tui.core.messages import N_
from tui.languages.catalogue import _
from tui.services.readings import Reading, TextMode

if TYPE_CHECKING:
    from tui.services.desk import Desk

SOURCE_HELP = N_("SOURCE is a URL, a file, or the number of a headline.")


def is_address(source: str) -> bool:
    """Whether `source` is written as a web address."""
    return source.lower().startswith(("http://", "https://"))


def _is_file(source: str) -> bool:
    try:
        return Path(source).is_file()
    except OSError:  # no name of a file is as long as this
        return False


def open_source(desk: Desk, source: str, *, url: str = "", mode: TextMode = TextMode.AUTO) -> Reading:
    """Open an article from wherever it is.

    Args:
        desk: The open desk.
        source: A URL, the path of a file, or the number of a stored headline.
        url: For a file: the address that its links are relative to.
        mode: Which text of a stored headline.

    Raises:
        UsageError: `source` is none of the three.
    """
    from tui.services import read as service  # noqa: PLC0415

    if is_address(source):
        return service.from_url(desk, source)
    if _is_file(source):
        return service.from_file(desk, Path(source), url=url)
    number = stored_number(source)
    if number is not None:
        reading = service.opened(desk, number, mode)
        return reading if reading.complete or desk.offline else service.full(desk, number, mode)
    raise UsageError(N_("“{source}” is no URL, no file and no headline's number."), source=source)


@click.command(
    help=_("Print an article, cleaned, with its key figures.") + " " + _(SOURCE_HELP),
    epilog=example("read https://example.org/story --format md"),
)
@click.argument("source")
@click.option("--url", default="", help=_("For a file: its address, which links are relative to."))
@click.option(
    "--format",
    "form",
    type=click.Choice(["txt", "md", "html", "json"]),
    default="txt",
    show_default=True,
    help=_("The form of the output."),
)
@click.option("--feed-text", "mode", flag_value="feed", help=_("The text that the feed gives."))
@click.option("--full-text", "mode", flag_value="full", help=_("The text of the page."))
@click.option("--source", "mode", flag_value="source", help=_("The page's source."))
@click.option(
    "--language",
    default="",
    help=_("For a headline's number: the article's version in this language, as in zh-Hans."),
)
@json_option
@pass_session
def read(
    session: Session, source: str, url: str, form: str, mode: str | None, language: str, as_json: bool
) -> int:
    """Print an article."""
    if language:
        reading = _version(session.desk(), source, language)
    else:
        reading = open_source(session.desk(), source, url=url, mode=TextMode(mode or "auto"))
    problem = sentence(reading.trouble)
    if as_json or form == "json":
        write_json(reading_record(reading))
    elif form == "txt":
        from tui.cli.article_text import article_lines  # noqa: PLC0415

        write("\n".join(article_lines(reading)))
    else:
        from tui.articles.export.html import to_html  # noqa: PLC0415
        from tui.articles.export.markdown import to_markdown  # noqa: PLC0415

        write(to_markdown(reading.article) if form == "md" else to_html(reading.article))
    if problem:
        tell(problem)
    return 0 if reading.article.text else 1


def _version(desk: Desk, source: str, language: str) -> Reading:
    """Open the language version of a stored article.

    Raises:
        UsageError: `source` is no headline's number, or there is no such version.
    """
    from tui.services import translations  # noqa: PLC0415  few want it

    number = stored_number(source)
    if number is None:
        raise UsageError(N_("Language versions are kept with headlines: give the number of one."))
    version = translations.choose(desk, number, language, "")
    return translations.open_version(desk, number, version.language)


@click.command(
    help=_("Clean a page that is stored in FILE (“-” is standard input); the store is not touched."),
    epilog=example("extract page.html --url https://example.org/story --json"),
)
@click.argument("file", type=click.File("rb"))
@click.option("--url", default="", help=_("The page's address, which links are relative to."))
@json_option
def extract(file: IO[bytes], url: str, as_json: bool) -> int:
    """Extract an article from bytes."""
    from tui.articles.extract import extract_json  # noqa: PLC0415

    record = extract_json(file.read(), url)
    if as_json:
        write_json(record)
    else:
        write("\n\n".join(part for part in (record["title"], record["text"]) if part))
    return 0 if record["text"] else 1
