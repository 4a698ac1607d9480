"""Sends what waits of public libraries before a command ends, since nothing else may run afterwards."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from tui.cli.output import tell
from tui.cli.session import Session
from tui.languages.catalogue import show
from tui.services import libraries

SECONDS = 8.0
"""For a person who waits for the prompt."""
SECONDS_UNATTENDED = 120.0
"""For a timer."""
Words = ParamSpec("Words")
Result = TypeVar("Result")


def send_queued(session: Session, seconds: float = SECONDS) -> None:
    """Publish and mirror what waits; say of what does not get there how it stands. With `--offline` nothing is sent.

    Args:
        session: The call of the program.
        seconds: At most, for what answers at all.
    """
    from tui.services import publish_queue  # noqa: PLC0415  not every command has something to send

    desk = session.desk()
    for library in publish_queue.send_now(desk, seconds):
        tell(f"{library.name}: {show(libraries.state_of(library, desk.clock()))}")


def then_send(
    command: Callable[Concatenate[Session, Words], Result],
) -> Callable[Concatenate[Session, Words], Result]:
    """Let a command that changes libraries send the change when it is done."""

    @wraps(command)
    def sending(session: Session, /, *args: Words.args, **words: Words.kwargs) -> Result:
        result = command(session, *args, **words)
        send_queued(session)
        return result

    return sending
