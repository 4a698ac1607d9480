"""Tells whether there may be anything to send, before all that sends is loaded: most people publish nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.store import errands

if TYPE_CHECKING:
    from tui.services.desk import Desk


def may_wait(desk: Desk) -> bool:
    """Whether something stands in the outbox, or could come to stand there because others see a library."""
    with desk.store.reading() as connection:
        return errands.may_wait(connection)
