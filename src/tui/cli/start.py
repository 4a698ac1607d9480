"""Opens the screen, or the plain lines where the terminal cannot draw one."""

from __future__ import annotations

import gc
import sys

from tui.cli.session import Session
from tui.core.errors import UsageError
from tui.core.messages import N_


def start(session: Session) -> None:
    """Open the screen.

    Raises:
        UsageError: There is no terminal to draw on.
    """
    if session.plain:
        from tui.cli.plain import converse  # noqa: PLC0415

        converse(session.desk())
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            N_("The screen needs a terminal. In a pipe use a command: copydesk --help lists them.")
        )
    # Nothing is thrown away while the program loads: looking for it would take a twentieth of the start.
    gc.disable()
    from tui.screens.beginning import Beginning  # noqa: PLC0415  a command of the line draws nothing

    # The store is read while the toolkit is imported: what it holds is there with the first drawing.
    beginning = Beginning(session.paths, session.settings, store=session.store, offline=session.offline)
    from tui.app import run  # noqa: PLC0415  after the beginning

    run(beginning)
