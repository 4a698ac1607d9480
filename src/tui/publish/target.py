"""What a publish target can do, and the errors that all of them share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tui.core.errors import PublishError
from tui.core.messages import N_
from tui.core.text import clean_line


@dataclass(frozen=True, slots=True)
class Stored:
    """A file as it lies at the target."""

    data: bytes
    etag: str
    """What `Target.swap` compares: it changes whenever the content does."""


class Target(Protocol):
    """A place that keeps files under paths of ours: names of letters, digits, `-`, `.` and `/`.

    Every method raises `PublishError`, with a sentence that names the target and holds no secret.
    """

    atomic: bool
    """Whether nothing that was put can be seen before `swap`, and then all of it at once."""

    def describe(self) -> str:
        """Return the target's address for people, without user names, passwords and keys."""

    def read(self, path: str) -> Stored | None:
        """Return a file, or None where there is none."""

    def put(self, path: str, data: bytes, media_type: str) -> None:
        """Write a file, whole or not at all, over one that is there."""

    def copy(self, source: str, path: str, data: bytes, media_type: str) -> None:
        """Make `path` the same as `source`, whole or not at all; `data` is what `source` holds."""

    def delete(self, path: str) -> None:
        """Remove a file; one that is not there is no error."""

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names of the files in a folder; none where it is not there, or the target does not tell."""

    def swap(self, path: str, data: bytes, etag: str | None) -> str:
        """Write a file only where it still has `etag`, or, for None, only where there is none yet.

        Returns:
            The new etag.

        Raises:
            LostRaceError: The file is not what it was: somebody else was first.
        """

    def close(self) -> None:
        """Give back what is held open and forget what was put but not shown; the target can be used again."""


class StoppedError(PublishError):
    """The person, or the time that there was, ended it; what was published before is whole."""


class LostRaceError(PublishError):
    """Somebody else published first; nothing of theirs was overwritten."""


def lost_race(target: str, publisher: str = "", when: str = "") -> LostRaceError:
    """Return the error of a lost race.

    Args:
        target: `Target.describe()`.
        publisher: Whose generation is there, as its manifest says; empty where that is not known.
        when: The moment that the manifest tells.
    """
    if not publisher:
        return LostRaceError(
            N_("{target}: somebody else published first. Merge and publish again."), target=target
        )
    return LostRaceError(
        N_("{target}: {publisher} published first, at {when}. Merge and publish again."),
        target=target,
        publisher=clean_line(publisher, 80),
        when=_moment(when),
    )


def _moment(when: str) -> datetime | str:
    try:
        return datetime.fromisoformat(when)
    except ValueError:
        return clean_line(when, 40)


def stopped(target: str) -> StoppedError:
    """Return the error of a publication that was ended."""
    return StoppedError(
        N_("Publishing to {target} was stopped; what was published before is whole."), target=target
    )


def unanswered(target: str) -> PublishError:
    """Return the error of a target that cannot be reached."""
    return PublishError(N_("{target} does not answer: check the address and the network."), target=target)


def locked_out(target: str) -> PublishError:
    """Return the error of a target that does not let this person in."""
    return PublishError(
        N_("{target} refuses the name or the password, or does not let you write there."), target=target
    )


def failed(target: str, reason: str) -> PublishError:
    """Return the error of a target that refused, with its own words, cleaned and short."""
    return PublishError(
        N_("{target} refused: {reason}"),
        target=target,
        reason=clean_line(reason, 200) or type(reason).__name__,
    )
