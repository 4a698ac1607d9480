"""What all parts of the main screen stand on: its panes, its state, and how services are asked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from shutil import get_terminal_size
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.worker import WorkType

from tui.core.errors import CopydeskError
from tui.core.messages import N_, Message
from tui.languages.catalogue import _, show
from tui.screens.commands import PASSAGE, Pane, bindings_of
from tui.services.views import Scope, ScopeKind
from tui.widgets.bars import BottomBar, TopBar
from tui.widgets.feed_list import FeedList
from tui.widgets.figure_panel import FigurePanel, FigureStrip
from tui.widgets.headline_list import HeadlineList
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from tui.app import CopydeskApp
    from tui.services.desk import Desk
    from tui.services.readings import Reading

Result = TypeVar("Result")

ORDER = (Pane.FEEDS, Pane.HEADLINES, Pane.READER, Pane.FIGURES)
"""The panes from left to right."""
_TITLES = {
    Pane.FEEDS: N_("FEEDS"),
    Pane.HEADLINES: N_("HEADLINES"),
    Pane.FIGURES: N_("KEY FIGURES"),
}


class Middle(Vertical):
    """The reader's pane, whose own keys go before the screen's while a passage is selected.

    They have a map of their own, so that a person may change one meaning of a key and leave the other.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"screen.{action}", command.label, id=name, show=False, tooltip=command.help)
        for command in PASSAGE
        for name, key, action in bindings_of(command)
    ]


class MainBase(Screen[None]):
    """Panes, state, and the way to the services."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (160, "-wide")]  # noqa: RUF012  the toolkit's type
    AUTO_FOCUS = ""

    def __init__(self, program: CopydeskApp) -> None:
        # The toolkit chooses the class for the width after the first drawing, which would be one for another width.
        super().__init__(classes=f"-at-{Pane.HEADLINES} {self.class_for(get_terminal_size().columns)}")
        self.copydesk = program
        """The program."""
        self.feeds = FeedList(id="feeds")
        self.headlines = HeadlineList(id="headlines", now=self.copydesk.now)
        self.reader = Reader(id="reader", measure=self.copydesk.settings.measure)
        self.strip = FigureStrip(id="strip")
        self.panel = FigurePanel(id="figures")
        self.top_bar = TopBar(id="top")
        self.bottom_bar = BottomBar(id="bottom")
        self.scope = Scope(ScopeKind.ALL)
        """What the headline list shows."""
        self.reading: Reading | None = None
        """The opened article, or the one that is looked at ahead."""
        self.opened = 0
        """Id of the opened entry; 0 while an article is only looked at ahead."""
        self._left_at: dict[int, float] = {}
        """Where articles were left since the start, as a share of their text, by entry."""
        self.waiting = 0
        """Entries that came since the list was opened."""

    @classmethod
    def class_for(cls, columns: int) -> str:
        """Return the class that lays out the panes for so many columns."""
        return [name for least, name in cls.HORIZONTAL_BREAKPOINTS if columns >= least][-1]

    def compose(self) -> ComposeResult:
        """The panes, from left to right, between the two bars."""
        yield self.top_bar
        with Horizontal(id="panes"):
            yield self.feeds
            yield self.headlines
            with Middle(id="middle"):
                yield self.reader
                yield self.strip
            yield self.panel
        yield self.bottom_bar

    @property
    def pane(self) -> Pane:
        """The pane that has the keys."""
        for pane in ORDER:
            if self.has_class(f"-at-{pane}"):
                return pane
        return Pane.FEEDS

    def title_panes(self) -> None:
        """Write the panes' headings in the language in use."""
        cards = self.panel.cards
        count = sum(card.suspect for card in cards)
        figures = f"  {len(cards)}" + (f" · {count} ⚠" if count else "") if cards else ""
        for pane, widget in (
            (Pane.FEEDS, self.feeds),
            (Pane.HEADLINES, self.headlines),
            (Pane.FIGURES, self.panel),
        ):
            title = _(_TITLES[pane]) + (figures if pane is Pane.FIGURES else "")
            # The catalogue is ours, but a bracket in a translation is no markup either.
            title = title.replace("[", "(").replace("]", ")")
            if title != widget.border_title:
                widget.border_title = title

    # Asking services.

    def ask(
        self,
        work: Callable[[Desk], Result],
        then: Callable[[Result], None] | None = None,
        *,
        group: str,
        replace: bool = True,
        long: bool = False,
        failed: Callable[[Message], None] | None = None,
    ) -> None:
        """Do `work` away from the screen and hand its result to `then`; what goes wrong is told in a sentence.

        Args:
            work: Calls a service.
            then: Takes the result, on the screen's thread.
            group: The name of the work: of two with the same name the later one counts.
            replace: False lets earlier work of the group come to its end, for marks that must not be lost.
            long: Whether it may take seconds, for the net.
            failed: Takes the sentence that says what went wrong, instead of a toast.
        """
        job: WorkType[None] = partial(self._ask, work, then, long, failed or self.tell_error)
        # Named, for the toolkit would describe the work with all that it holds: of a long article a tenth of a second.
        self.run_worker(job, group=group, description=group, exclusive=replace, exit_on_error=False)

    async def _ask(
        self,
        work: Callable[[Desk], Result],
        then: Callable[[Result], None] | None,
        long: bool,
        failed: Callable[[Message], None],
    ) -> None:
        program = self.copydesk
        try:
            desk = await program.desk()
            result = await program.background.run(partial(work, desk), own_thread=long)
        except CopydeskError as error:
            failed(error.message)
        except Exception as error:
            failed(program.log_failure(error))
        else:
            if then is not None and self.is_mounted:
                then(result)

    def when_still(self, seconds: float, then: Callable[[], None], *, group: str) -> None:
        """Do something when the cursor has rested, so that a held key runs free.

        Args:
            seconds: How long it must rest.
            then: What to do.
            group: What it is about: of two the later one counts.
        """

        async def wait() -> None:
            await asyncio.sleep(seconds)
            then()

        job: WorkType[None] = wait
        self.run_worker(job, group=group, description=group, exclusive=True, exit_on_error=False)

    def move_on(self, group: str) -> None:
        """Forget what was to be done when the cursor rests.

        Args:
            group: As given to `when_still`.
        """
        self.workers.cancel_group(self, group)

    # Telling.

    def tell(self, template: str, **fields: object) -> None:
        """Say something in a toast.

        Args:
            template: The English sentence, marked for the catalogues.
            **fields: Its values.
        """
        self.app.notify(_(template).format(**fields), markup=False, timeout=4)

    def tell_error(self, message: Message) -> None:
        """Say what went wrong in a toast that stays a little longer."""
        self.app.notify(show(message), severity="warning", markup=False, timeout=8)
