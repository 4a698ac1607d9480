"""Copying, exporting, and the phone."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.core.errors import CopydeskError
from tui.core.messages import N_
from tui.languages.catalogue import _, show
from tui.screens.commands import Pane
from tui.screens.main.collecting import how_many
from tui.screens.main.shelves import Shelves

if TYPE_CHECKING:
    from tui.clipboard.engine import Copied
    from tui.figures.models import Figure
    from tui.services.desk import Desk
    from tui.services.readings import Reading
    from tui.services.views import Headline, LibraryRow

_MOST_COPIED = 1_000
"""Headlines of a list that are copied."""


class Sharing(Shelves):
    """What leaves the program by the person's hand."""

    def action_copy(self) -> None:
        """Open the copy menu."""
        from tui.screens.libraries.menu import Deed, Menu  # noqa: PLC0415  with the first need

        headline, ids = self.marked_headline(), self.picked_ids
        title = headline.heading if headline is not None else _("Copy")
        deeds = [Deed(*deed) for deed in _COPIES]
        if ids:
            title = how_many(len(ids))
            deeds = [deed for deed in deeds if deed.id != "selection"]
        self.app.push_screen(Menu(title, deeds), self.copy_chosen)

    async def with_copy(self, what: str) -> None:
        """`:copy bibtex`."""
        self.copy_chosen(what)

    def copy_chosen(self, what: str | None) -> None:
        """Copy what was chosen, of the article or of all that are selected.

        Args:
            what: A value of `services.copying.What`; None for nothing.
        """
        headline, library, ids = self.marked_headline(), self.library_here(), self.picked_ids
        if what is None:
            return
        if ids:
            self.copy_made(partial(_texts, ids=ids, what=what))
        elif what == "library":
            self.copy_made(partial(_list_text, library=library, main=self))
        elif headline is not None:
            words, figure = self._selected(), self._figure_here()
            work = partial(
                _text,
                what=what,
                headline=headline,
                reading=self._reading_of(headline),
                words=words,
                figure=figure,
            )
            self.copy_made(work)

    def copy_made(self, make: partial[str]) -> None:
        """Copy a text that is made in the background, and say truthfully how far it came."""

        def send(sequence: str) -> None:
            driver = self.app._driver
            if driver is None:
                raise OSError
            driver.write(sequence)
            driver.flush()

        def work(desk: Desk) -> Copied:
            from tui.services import copying  # noqa: PLC0415

            return copying.copy(desk, make(desk), None if self.app.is_headless else send)

        def copied(done: Copied) -> None:
            self.app.notify(show(done.message), markup=False, timeout=5)

        self.ask(work, copied, group="copy", long=True)

    def copy_text(self, text: str) -> None:
        """Copy a text that is there already: the address of a link."""
        self.copy_made(partial(_as_it_is, text=text))

    def _reading_of(self, headline: Headline) -> Reading | None:
        reading = self.reading
        return reading if reading is not None and reading.headline.id == headline.id else None

    def _selected(self) -> str:
        """The words of the article that are selected."""
        span = self.reader.selected_span
        return "" if span is None or self.reading is None else self.reading.article.text[span[0] : span[1]]

    def _figure_here(self) -> Figure | None:
        """The figure under the cursor of the panel, else the one that was jumped to."""
        number = self.reader.overlay.current
        if self.pane is Pane.FIGURES and self.panel.card is not None:
            number = self.panel.card.figures[0]
        figures = self.reading.figures if self.reading is not None else ()
        return figures[number] if number is not None and 0 <= number < len(figures) else None

    # Exporting.

    def action_export(self) -> None:
        """Write the article to a file; in the feed list the library under the cursor."""
        if self.pane is Pane.FEEDS and self.library_here() is not None:
            self.export_library()
            return
        headline, ids = self.marked_headline(), self.picked_ids
        if headline is None and not ids:
            return
        from tui.screens.libraries.menu import Deed, Menu  # noqa: PLC0415

        what = how_many(len(ids)) if ids or headline is None else headline.heading
        menu = Menu(_(_EXPORT_WHAT).format(title=what), [Deed(*deed) for deed in _FORMATS])
        chosen = ids or ((headline.id,) if headline is not None else ())
        self.app.push_screen(menu, partial(self._format_chosen, chosen))

    def _format_chosen(self, ids: tuple[int, ...], wanted: str | None) -> None:
        if wanted is None:
            return

        def work(desk: Desk, folder: str) -> Path:
            from tui.services import exchange, several  # noqa: PLC0415

            place = Path(folder).expanduser()
            written = several.write(desk, ids, exchange.ArticleFormat(wanted), place)
            return written[0] if len(written) == 1 else place

        def typed(folder: str) -> None:
            self.ask(partial(work, folder=folder), self._file_written, group="export", long=True)

        self.type_line(_FOLDER, str(Path.cwd()), typed)

    def export_library(self) -> None:
        """Ask for a format and write the library."""
        library = self.library_here()
        if library is None:
            return
        from tui.screens.libraries.menu import Deed, Menu  # noqa: PLC0415

        menu = Menu(_(_EXPORT_WHAT).format(title=library.name), [Deed(*deed) for deed in _LIBRARY_FORMATS])
        self.app.push_screen(menu, partial(self._library_format_chosen, library))

    def _library_format_chosen(self, library: LibraryRow, wanted: str | None) -> None:
        if wanted is None:
            return

        def work(desk: Desk, place: str) -> Path:
            from tui.libraries.exchange import Format  # noqa: PLC0415
            from tui.services import exchange  # noqa: PLC0415

            return exchange.write(exchange.export(desk, library.id, Format(wanted)), Path(place).expanduser())

        def typed(place: str) -> None:
            if place:
                self.ask(partial(work, place=place), self._file_written, group="export", long=True)

        self.type_line(_FILE, str(Path.cwd() / _file_name(library.name, wanted)), typed)

    def _file_written(self, path: Path) -> None:
        self.tell(_WRITTEN, path=path)

    # The phone.

    def action_phone(self) -> None:
        """Show the article's address, or the published library's, as a QR code."""
        library = self.library_here() if self.pane is Pane.FEEDS else None
        headline = self.marked_headline()
        reading = self._reading_of(headline) if headline is not None else None
        if library is None and headline is None:
            return
        work = partial(_phone_address, library=library, headline=headline, reading=reading)
        self.ask(work, self._show_code, group="phone")

    def _show_code(self, url: str) -> None:
        from tui.libraries.phone import code_for  # noqa: PLC0415  with the first need
        from tui.screens.libraries.phone import PhoneCode  # noqa: PLC0415

        if not url:
            self.tell(_NO_ADDRESS)
            return
        try:
            self.app.push_screen(PhoneCode(code_for(url)))
        except CopydeskError as error:
            self.tell_error(error.message)


def _text(
    desk: Desk, what: str, headline: Headline, reading: Reading | None, words: str, figure: Figure | None
) -> str:
    from tui.services import copying, read  # noqa: PLC0415

    if reading is None and headline.id:
        reading = read.opened(desk, headline.id)
    return copying.text_of(desk, copying.What(what), headline, reading, words=words, figure=figure)


def _texts(desk: Desk, ids: tuple[int, ...], what: str) -> str:
    from tui.services import copying, several  # noqa: PLC0415

    return several.text_of(desk, ids, copying.What(what))


def _as_it_is(_desk: Desk, text: str) -> str:
    return text


def _list_text(desk: Desk, library: LibraryRow | None, main: Sharing) -> str:
    from tui.services import copying, headlines  # noqa: PLC0415

    if library is not None:
        return copying.library_text(desk, library.id)
    view = main.headlines.view
    found = headlines.page(desk, view, 0, _MOST_COPIED) if view is not None else ()
    return copying.list_text(desk, found, view.title if view is not None else "")


def _phone_address(
    desk: Desk, library: LibraryRow | None, headline: Headline | None, reading: Reading | None
) -> str:
    from tui.services import copying, placing  # noqa: PLC0415

    if library is not None:
        return placing.address(desk, library.id)
    return "" if headline is None else copying.subject(headline, reading, desk).url


def _file_name(name: str, wanted: str) -> str:
    from tui.libraries.slugs import slug_for  # noqa: PLC0415

    return slug_for(name) + _SUFFIXES[wanted]


_COPIES = (
    ("l", "link", N_("Link")),
    ("t", "title", N_("Title and link")),
    ("m", "markdown-link", N_("Markdown link")),
    ("q", "quote", N_("Quote with source, date and a link to the passage")),
    ("f", "figure", N_("Figure with its source")),
    ("b", "bibtex", N_("Citation as BibTeX")),
    ("r", "ris", N_("Citation as RIS")),
    ("a", "markdown", N_("The article as Markdown")),
    ("s", "selection", N_("What is selected")),
    ("w", "library", N_("The whole library or list, as Markdown links")),
)
_FORMATS = (
    ("m", "md", N_("Markdown")),
    ("h", "html", N_("HTML")),
    ("t", "txt", N_("Plain text")),
    ("j", "json", N_("JSON")),
)
_LIBRARY_FORMATS = (
    ("j", "json", N_("library.json: all of it, private notes too")),
    ("m", "markdown", N_("A folder of Markdown files: all of it, private notes too")),
    ("h", "html", N_("A page")),
    ("b", "bookmarks", N_("Bookmarks (Netscape)")),
    ("a", "atom", N_("Atom")),
    ("f", "jsonfeed", N_("JSON Feed")),
    ("o", "opml", N_("OPML of the sources")),
    ("c", "csv", N_("CSV")),
    ("r", "ris", N_("RIS")),
    ("x", "bibtex", N_("BibTeX")),
)
_SUFFIXES = {
    "json": ".json", "markdown": "", "html": ".html", "bookmarks": ".bookmarks.html", "atom": ".atom",
    "jsonfeed": ".feed.json", "opml": ".opml", "csv": ".csv", "ris": ".ris", "bibtex": ".bib",
}  # fmt: skip
_EXPORT_WHAT = N_("Export: {title}")
_FOLDER = N_("Folder to write it into")
_FILE = N_("Write it to")
_WRITTEN = N_("Written: {path}")
_NO_ADDRESS = N_("There is no web address to show to a phone.")
