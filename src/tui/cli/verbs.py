"""The verbs of the program: name, where each is written, and what it does in a line."""

from __future__ import annotations

from dataclasses import dataclass

from tui.core.messages import N_


@dataclass(frozen=True, slots=True)
class Verb:
    """A word that follows `copydesk`."""

    name: str
    place: str
    """Module and attribute below `tui.cli.commands`, parted by a colon."""
    summary: str
    """One line for the list of commands, in English, marked for the catalogues."""


VERBS: tuple[Verb, ...] = (
    Verb("add", "feeds:add", N_("Subscribe to a feed, find the feeds of a page, or keep one article.")),
    Verb("feeds", "feeds:feeds", N_("List the feeds; rename, move, remove or set up one.")),
    Verb("refresh", "refresh:refresh", N_("Fetch what is new.")),
    Verb("list", "headlines:list_", N_("List headlines.")),
    Verb("read", "read:read", N_("Print an article, cleaned: a URL, a file, or the number of a headline.")),
    Verb("mark", "headlines:mark", N_("Mark headlines read, unread, starred or not starred.")),
    Verb("save", "saving:save", N_("Save an article to a library.")),
    Verb(
        "libraries",
        "libraries:libraries",
        N_("List the libraries; show, make, remove, export, import or follow one."),
    ),
    Verb("publish", "publish:publish", N_("Publish a library, or every public one.")),
    Verb("copy", "copying:copy", N_("Copy a link, a quote, a figure, a citation or the text of an article.")),
    Verb("qr", "copying:qr", N_("Show an address as a QR code for the phone.")),
    Verb("undo", "headlines:undo", N_("Take back the last change of marks, or the last removal.")),
    Verb("search", "headlines:search", N_("Search everything that is stored.")),
    Verb("figures", "figures:figures", N_("Print the key figures of an article, a file or JSON lines.")),
    Verb("audit", "figures:audit", N_("Check the figures of an article, or of two language versions.")),
    Verb("kb", "knowledge:kb", N_("List the facts that figures are checked against.")),
    Verb("correct", "correct:correct", N_("Report a mistake in an article.")),
    Verb("corrections", "corrections:corrections", N_("List, send, watch and export corrections.")),
    Verb("extract", "read:extract", N_("Clean a page that is stored in a file.")),
    Verb("import", "transfer:import_", N_("Bring in feeds from other programs.")),
    Verb("export", "transfer:export", N_("Write the feeds for other programs.")),
    Verb("paths", "system:paths", N_("Print where settings, store and log lie.")),
    Verb("doctor", "system:doctor", N_("Check the store, the settings and the terminal.")),
    Verb("backup", "system:backup", N_("Copy the store.")),
    Verb("restore", "system:restore", N_("Put a backup in the store's place.")),
    Verb("completion", "system:completion", N_("Print the completion script for a shell.")),
)
