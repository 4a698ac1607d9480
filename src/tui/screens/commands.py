"""Every command of the screen, defined once: footer, help, palette, command line and manual all read this."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from tui.core.messages import N_


class Pane(StrEnum):
    """Where the focus is."""

    FEEDS = "feeds"
    HEADLINES = "headlines"
    READER = "reader"
    FIGURES = "figures"


class Group(StrEnum):
    """The sections of the help, in their order; the values are their headings."""

    MOVE = N_("Move")
    ARTICLES = N_("Articles")
    READING = N_("Reading")
    FIGURES = N_("Key figures")
    LIBRARIES = N_("Libraries and copying")
    FEEDS = N_("Feeds")
    SCREEN = N_("Screen")
    PASSAGE = N_("While a passage is selected")


class Command(NamedTuple):
    """Something a person can ask for."""

    id: str
    """Stable name, used in the person's key settings."""
    keys: tuple[str, ...]
    """Key names as the toolkit spells them; single characters stand for themselves."""
    action: str
    """The screen's action: `action_<action>`."""
    label: str
    """One to three words, for the footer and the palette."""
    help: str
    """One line."""
    group: Group
    word: str = ""
    """Its name on the command line of the screen (`:`); empty where it has none."""
    argument: str = ""
    """What may follow the word; empty where nothing does. With an argument `<action>_with` is called."""


# fmt: off
COMMANDS: tuple[Command, ...] = (
    Command("move.down", ("j", "down"), "line(1)", N_("Down"), N_("One line or row down"), Group.MOVE),
    Command("move.up", ("k", "up"), "line(-1)", N_("Up"), N_("One line or row up"), Group.MOVE),
    Command("move.top", ("g", "home"), "edge(-1)", N_("Top"), N_("To the top"), Group.MOVE),
    Command("move.bottom", ("G", "end"), "edge(1)", N_("Bottom"), N_("To the bottom"), Group.MOVE),
    Command("page.down", ("space", "pagedown"), "page(1)", N_("Page"), N_("A page down; at the end of an article the next unread one"), Group.MOVE),
    Command("page.up", ("b", "pageup"), "page(-1)", N_("Page up"), N_("A page up"), Group.MOVE),
    Command("half.down", ("ctrl+d",), "half(1)", N_("Half page down"), N_("Half a page down"), Group.MOVE),
    Command("half.up", ("ctrl+u",), "half(-1)", N_("Half page up"), N_("Half a page up"), Group.MOVE),
    Command("pane.left", ("h", "left"), "pane(-1)", N_("Pane left"), N_("To the pane on the left"), Group.MOVE),
    Command("pane.right", ("l", "right"), "pane(1)", N_("Pane right"), N_("To the pane on the right"), Group.MOVE),
    Command("pane.next", ("tab", "f6"), "cycle(1)", N_("Next pane"), N_("To the next pane"), Group.MOVE),
    Command("pane.previous", ("shift+tab",), "cycle(-1)", N_("Previous pane"), N_("To the previous pane"), Group.MOVE),
    Command("open", ("enter",), "open", N_("Open"), N_("Open what the cursor is on"), Group.MOVE),
    Command("back", ("escape",), "back", N_("Back"), N_("Back; stops a running refresh first"), Group.MOVE),
    Command("quit", ("q",), "back_or_quit", N_("Back or quit"), N_("Back; at the feed list quit"), Group.MOVE),
    Command("leave", ("ctrl+q",), "app.leave", N_("Quit"), N_("Leave the program"), Group.MOVE, word="quit"),
    Command("unread.next", ("n", "f2"), "unread(1)", N_("Next unread"), N_("Open the next unread article; while finding, the next place found"), Group.ARTICLES, word="next"),
    Command("unread.previous", ("p", "N"), "unread(-1)", N_("Previous unread"), N_("Open the previous unread article; while finding, the previous place found"), Group.ARTICLES, word="previous"),
    Command("article.next", ("J",), "article(1)", N_("Next article"), N_("Open the next article of the list"), Group.ARTICLES),
    Command("article.previous", ("K",), "article(-1)", N_("Previous article"), N_("Open the one before"), Group.ARTICLES),
    Command("feed.next", ("]",), "feed(1)", N_("Next feed"), N_("The next feed with something unread"), Group.ARTICLES),
    Command("feed.previous", ("[",), "feed(-1)", N_("Previous feed"), N_("The feed before with something unread"), Group.ARTICLES),
    Command("mark.read", ("m",), "toggle_read", N_("Read or unread"), N_("Mark the article read or unread"), Group.ARTICLES, word="read"),
    Command("mark.star", ("M", "f7"), "toggle_star", N_("Star"), N_("Save the article with a star, or take the star away"), Group.ARTICLES, word="star"),
    Command("mark.all", ("A",), "mark_all", N_("Mark all read"), N_("Mark everything in the list read"), Group.ARTICLES, word="mark-read"),
    Command("show.read", (".",), "show_new", N_("Show or hide read"), N_("Show what has just arrived; else show or hide what is read"), Group.ARTICLES, word="toggle-read"),
    Command("select", ("X",), "select", N_("Select"), N_("Select the headline for what comes next; in an article a passage"), Group.ARTICLES, word="select"),
    Command("select.down", ("shift+down",), "select_line(1)", N_("Select downwards"), N_("Select this headline and the one below"), Group.ARTICLES),
    Command("select.up", ("shift+up",), "select_line(-1)", N_("Select upwards"), N_("Select this headline and the one above"), Group.ARTICLES),
    Command("select.range", ("-",), "select_range", N_("Up to here"), N_("Select all from the headline selected last to the cursor"), Group.ARTICLES),
    Command("select.all", ("*",), "select_all", N_("Select all"), N_("Select every headline of the list; again none"), Group.ARTICLES, word="select-all"),
    Command("undo", ("ctrl+z",), "undo", N_("Undo"), N_("Take the last marking back"), Group.ARTICLES, word="undo"),
    Command("search", ("/", "f3"), "search", N_("Search"), N_("Search all articles; in an article find words"), Group.ARTICLES, word="search", argument=N_("words")),
    Command("filter", ("F",), "filter", N_("Filter"), N_("Keep only the headlines with these words"), Group.ARTICLES, word="filter", argument=N_("words")),
    Command("browser", ("o",), "browse", N_("Browser"), N_("Open the article in the browser"), Group.READING, word="browser"),
    Command("browser.read", ("O",), "browse_and_mark", N_("Browser, mark read"), N_("Open in the browser and mark read"), Group.READING),
    Command("links", ("u",), "links", N_("Links"), N_("List the article's links; open or copy one"), Group.READING, word="links"),
    Command("text", ("v",), "text_mode", N_("Text"), N_("Feed text, full text, source in turn; kept for the feed"), Group.READING, word="text", argument=N_("feed, full or source")),
    Command("article.language", ("T",), "article_language", N_("Version"), N_("The article in its next language; the version is held against it"), Group.READING, word="version", argument=N_("language")),
    Command("correct", ("r",), "correct", N_("Report"), N_("Report a mistake: in what is selected, in a figure, in the article"), Group.READING, word="report"),
    Command("corrections", ("C",), "corrections", N_("Corrections"), N_("What was reported and what became of it"), Group.READING, word="corrections"),
    Command("versions", ("V",), "versions", N_("Edits"), N_("What was edited in a saved or reported article"), Group.READING, word="edits"),
    Command("library.save", ("s",), "save_to_library", N_("Save"), N_("Save the article to libraries, with tags and notes"), Group.LIBRARIES, word="save", argument=N_("library")),
    Command("library.save_list", (), "save_list", N_("Save the list"), N_("Save every article of the list to libraries"), Group.LIBRARIES, word="save-list"),
    Command("library.add", (), "add_library", N_("Add library"), N_("Make a library"), Group.LIBRARIES, word="add-library"),
    Command("library.tags", ("t",), "tags", N_("Tags"), N_("Write the tags of a saved article"), Group.LIBRARIES, word="tags"),
    Command("library.item", ("D",), "item", N_("Saved article"), N_("Move, note, highlight or take out a saved article"), Group.LIBRARIES, word="item"),
    Command("library.publish", (), "publish", N_("Publish"), N_("Publish the library under the cursor; again stops it"), Group.LIBRARIES, word="publish"),
    Command("copy", ("y",), "copy", N_("Copy"), N_("Copy a link, a quote, a figure, a citation, the article, a list"), Group.LIBRARIES, word="copy", argument=N_("what")),
    Command("export", ("e",), "export", N_("Export"), N_("Write the article, or the library under the cursor, to a file"), Group.LIBRARIES, word="export"),
    Command("phone", ("P",), "phone", N_("Phone"), N_("Show the address as a QR code for the phone"), Group.LIBRARIES, word="phone"),
    Command("measure.less", ("<",), "measure(-4)", N_("Narrower"), N_("Shorter lines"), Group.READING),
    Command("measure.more", (">",), "measure(4)", N_("Wider"), N_("Longer lines"), Group.READING, word="measure", argument=N_("cells")),
    Command("zen", ("z",), "zen", N_("Zen"), N_("Nothing but the text"), Group.READING, word="zen"),
    Command("jump.back", ("ctrl+o", "backspace"), "jump_back", N_("Back from a jump"), N_("Back to where a jump in the article began"), Group.READING, word="back"),
    Command("figures", ("f", "f4"), "figures", N_("Figures"), N_("To the key figures and back"), Group.FIGURES, word="figures"),
    Command("figures.all", ("x",), "figures_all", N_("All figures"), N_("All figures of the article, or the key figures"), Group.FIGURES, word="all-figures"),
    Command("figures.kind", ("%",), "figures_kind", N_("Kind"), N_("Only one kind of figure after the other, then all"), Group.FIGURES, word="kind"),
    Command("figures.order", ("S",), "figures_order", N_("Order"), N_("Cards by their place in the text, or by importance"), Group.FIGURES, word="order"),
    Command("checks", ("!",), "checks", N_("Checks"), N_("What may be a slip in this article, why, and what would fit"), Group.FIGURES, word="checks"),
    Command("check.dismiss", ("d",), "dismiss_check", N_("Dismiss"), N_("Dismiss the mark of this figure"), Group.FIGURES, word="dismiss"),
    Command("figure.elsewhere", ("w",), "elsewhere", N_("Also in"), N_("Other articles that state the same quantity"), Group.FIGURES, word="also-in"),
    Command("figure.jump", ("1", "2", "3", "4", "5", "6", "7", "8", "9"), "figure", N_("Figure 1–9"), N_("To the figure with this number"), Group.FIGURES),
    Command("figure.next", (";",), "figure_step(1)", N_("Next figure"), N_("To the next figure in the text"), Group.FIGURES),
    Command("figure.previous", ("comma",), "figure_step(-1)", N_("Previous figure"), N_("To the figure before"), Group.FIGURES),
    Command("refresh", ("R", "f5"), "refresh_feeds", N_("Refresh"), N_("Ask the feeds for news; again stops it"), Group.FEEDS, word="refresh"),
    Command("feed.add", ("a",), "add_feed", N_("Add"), N_("Add a feed, a page with feeds, or a single article"), Group.FEEDS, word="add", argument=N_("address")),
    Command("feed.edit", ("E",), "edit_feed", N_("Edit feed"), N_("Rename, move or remove the feed or folder; its text and headers"), Group.FEEDS, word="feed"),
    Command("folder.fold", ("c",), "fold", N_("Fold"), N_("Fold or unfold the folder"), Group.FEEDS),
    Command("zoom.more", ("+",), "zoom(1)", N_("Zoom in"), N_("This pane alone"), Group.SCREEN, word="zoom"),
    Command("zoom.less", ("_",), "zoom(-1)", N_("Zoom out"), N_("All panes again"), Group.SCREEN),
    Command("language", ("L", "f8"), "language", N_("Language"), N_("Language of the program"), Group.SCREEN, word="language", argument=N_("language")),
    Command("theme", (), "theme", N_("Theme"), N_("Colours of the program"), Group.SCREEN, word="theme", argument=N_("theme")),
    Command("settings", (), "settings", N_("Settings"), N_("Settings"), Group.SCREEN, word="settings"),
    Command("command", (":", "f9"), "command_line", N_("Command line"), N_("Type a command"), Group.SCREEN),
    Command("help", ("?", "f1"), "help", N_("Help"), N_("All keys"), Group.SCREEN, word="help"),
    Command("palette", ("ctrl+p",), "app.command_palette", N_("Palette"), N_("Find any command, feed or article"), Group.SCREEN),
)

PASSAGE: tuple[Command, ...] = (
    Command("passage.copy", ("y", "enter"), "passage_copy('selection')", N_("Copy"), N_("Copy the passage"), Group.PASSAGE),
    Command("passage.quote", ("Y",), "passage_copy('quote')", N_("Copy as a quote"), N_("Copy the passage with source, date and a link to it"), Group.PASSAGE),
    Command("passage.highlight", ("s",), "passage_highlight(False)", N_("Highlight"), N_("Highlight the passage for yourself; saves the article where it is in no library"), Group.PASSAGE),
    Command("passage.publish", ("S",), "passage_highlight(True)", N_("Highlight for everybody"), N_("Highlight the passage for everybody who reads the library"), Group.PASSAGE),
    Command("passage.report", ("r",), "passage_report", N_("Report"), N_("Report a mistake in the passage"), Group.PASSAGE),
    Command("passage.next", ("n",), "passage_to(1)", N_("Next"), N_("The next sentence instead"), Group.PASSAGE),
    Command("passage.previous", ("p", "N"), "passage_to(-1)", N_("Previous"), N_("The sentence before instead"), Group.PASSAGE),
    Command("passage.word", ("l", "right", "shift+right"), "passage_move(1, 'word')", N_("Word"), N_("Up to the next word"), Group.PASSAGE),
    Command("passage.word_back", ("h", "left", "shift+left"), "passage_move(-1, 'word')", N_("Word back"), N_("Back by a word"), Group.PASSAGE),
    Command("passage.line", ("j", "down", "shift+down"), "passage_move(1, 'line')", N_("Line"), N_("Up to the next line"), Group.PASSAGE),
    Command("passage.line_back", ("k", "up", "shift+up"), "passage_move(-1, 'line')", N_("Line back"), N_("Back by a line"), Group.PASSAGE),
    Command("passage.sentence", ("J", ")"), "passage_move(1, 'sentence')", N_("Sentence"), N_("Up to the end of the sentence, then of the next"), Group.PASSAGE),
    Command("passage.sentence_back", ("K", "("), "passage_move(-1, 'sentence')", N_("Sentence back"), N_("Back by a sentence"), Group.PASSAGE),
    Command("passage.paragraph", ("}",), "passage_move(1, 'paragraph')", N_("Paragraph"), N_("Up to the end of the paragraph, then of the next"), Group.PASSAGE),
    Command("passage.paragraph_back", ("{",), "passage_move(-1, 'paragraph')", N_("Paragraph back"), N_("Back by a paragraph"), Group.PASSAGE),
    Command("passage.widen", ("v",), "passage_widen", N_("Widen"), N_("To whole sentences, then to whole paragraphs"), Group.PASSAGE),
    Command("passage.turn", ("o", "tab"), "passage_turn", N_("Other end"), N_("Move the other end from now on"), Group.PASSAGE),
    Command("passage.leave", ("escape", "X", "q"), "passage_leave", N_("Leave"), N_("Select nothing any more"), Group.PASSAGE),
)
"""What the keys do while a passage of the article is selected; all other keys do what they always do."""
# fmt: on

EVERY = COMMANDS + PASSAGE

FOOTER: dict[Pane, tuple[str, ...]] = {
    Pane.FEEDS: ("open", "feed.add", "feed.edit", "refresh", "mark.all", "feed.next"),
    Pane.HEADLINES: ("open", "unread.next", "mark.read", "library.save", "search", "filter", "refresh"),
    Pane.READER: (
        "page.down",
        "unread.next",
        "figures",
        "correct",
        "library.save",
        "copy",
        "text",
        "links",
        "browser",
        "language",
    ),
    Pane.FIGURES: (
        "open",
        "figures.all",
        "checks",
        "figure.elsewhere",
        "check.dismiss",
        "figures.kind",
        "correct",
    ),
}
"""The commands that the bottom line names in each pane, the most useful first."""

FOOTER_SELECTED = (
    "library.save",
    "mark.read",
    "mark.star",
    "copy",
    "select.range",
    "library.item",
    "export",
)
"""Those that it names while headlines are selected."""

FOOTER_PASSAGE = (
    "passage.copy",
    "passage.highlight",
    "passage.report",
    "passage.next",
    "passage.widen",
    "passage.word",
    "passage.line",
    "passage.sentence",
    "passage.turn",
    "passage.quote",
)
FOOTER_PASSAGE_END = ("passage.leave", "help")
"""Those that it names while a passage is selected."""

FOOTER_FINDING = {
    "unread.next": N_("Next place"),
    "unread.previous": N_("Previous place"),
    "back": N_("End finding"),
    "search": N_("Other words"),
}
"""Those that it names while words are found in the article, and what they do then."""

FOOTER_END = ("help", "palette")
"""The commands that it names everywhere, at its right end."""

PRESETS: dict[str, dict[str, tuple[str, ...]]] = {
    "vim": {},
    # The keys of newsboat 2.44 where the same thing exists here.
    "newsboat": {
        "quit": ("q",),
        "unread.next": ("n", "f2"),
        "unread.previous": ("p",),
        "refresh": ("R", "r", "f5"),
        "mark.read": ("N",),
        "mark.star": ("s", "M", "f7"),
        "mark.all": ("A", "C"),
        "correct": ("W",),
        "corrections": (),
        "show.read": ("l", "."),
        "library.save": ("B",),
        "pane.right": ("right",),
        "browser": ("o",),
        "links": ("u",),
        "text": ("v", "ctrl+f"),
        "settings": ("comma",),
        "figure.previous": (),
    },
}
"""What a preset changes of the table above."""


def bindings_of(command: Command) -> Iterator[tuple[str, str, str]]:
    """Yield (binding id, key, action) of a command's keys; the nine figure keys are nine bindings.

    Args:
        command: A command of the table.
    """
    for key in command.keys:
        if command.id == "figure.jump":
            yield f"figure.jump.{key}", key, f"figure({key})"
        else:
            yield command.id, key, command.action


def by_word(word: str) -> Command | None:
    """Return the command with this name on the command line, or the only one that begins with it.

    Args:
        word: The first word that was typed after `:`.
    """
    exact = [command for command in COMMANDS if command.word == word]
    begun = [command for command in COMMANDS if word and command.word.startswith(word)]
    found = exact or begun
    return found[0] if len(found) == 1 else None
