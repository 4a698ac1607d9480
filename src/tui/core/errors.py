"""The family of errors that people are told about.

CopydeskError
├── UsageError          the person asked for something that cannot be (exit code 2)
├── SettingsError       a setting, a theme or a keymap cannot be used
├── FetchError          nothing came over the wire, or nothing that may be used
│   ├── RefusedError    an address, a scheme or a size that we do not take
│   ├── StatusError     a server answered with an error: not found, gone, asks to be left alone
│   └── OfflineError    the person asked for no network
├── ParseError          bytes that are no feed
│   └── NotAFeedError   the bytes are something else: a page, an image, a login form
├── ExtractionError     a page from which no article can be read
├── StoreError          the library file
│   ├── StoreNewerError, StoreDamagedError, StoreReadOnlyError, StoreFullError, StoreBusyError
├── ChildError          a child process was stopped: too slow, too large, or it crashed
├── ClipboardError      nothing could be copied
├── PublishError        a publish target refused
└── MailError           a mail server refused
"""

from __future__ import annotations

from typing import Any

from tui.core.messages import Message


class CopydeskError(Exception):
    """One clear sentence for a person: what is wrong, which thing is meant, what to do.

    Args:
        template: The English sentence, marked with `N_`, with named `{fields}`.
        **fields: The values for the fields; outside text among them must be cleaned.
    """

    exit_code = 1

    def __init__(self, template: str, **fields: Any) -> None:
        super().__init__(template)
        self.message = Message(template, fields)

    def __str__(self) -> str:
        """The sentence in English."""
        return str(self.message)


class UsageError(CopydeskError):
    """The person asked for something that cannot be."""

    exit_code = 2


class SettingsError(CopydeskError):
    """A setting, a theme or a keymap cannot be used."""

    exit_code = 2


class FetchError(CopydeskError):
    """Nothing came over the wire, or nothing that may be used."""


class RefusedError(FetchError):
    """An address, a scheme or a size that is not taken, whoever asks."""


class StatusError(FetchError):
    """A server answered, but with an error.

    Args:
        template: As for every error.
        status: The HTTP status.
        retry_after: Seconds for which the server asks to be left alone; None where it does not.
        **fields: As for every error.
    """

    def __init__(
        self, template: str, *, status: int = 0, retry_after: int | None = None, **fields: Any
    ) -> None:
        super().__init__(template, status=status, **fields)
        self.status = status
        self.retry_after = retry_after


class OfflineError(FetchError):
    """The person asked for no network."""


class ParseError(CopydeskError):
    """Bytes that cannot be read as a feed."""


class NotAFeedError(ParseError):
    """The bytes are something else: a page, an image, a login form."""


class ExtractionError(CopydeskError):
    """A page from which no article can be read."""


class StoreError(CopydeskError):
    """The store file cannot be used."""


class StoreNewerError(StoreError):
    """The store was written by a newer version of the program."""


class StoreDamagedError(StoreError):
    """The store file is damaged; its bytes are kept."""


class StoreReadOnlyError(StoreError):
    """The store cannot be written."""


class StoreFullError(StoreError):
    """The disk is full."""


class StoreBusyError(StoreError):
    """Another program holds the store for too long."""


class ChildError(CopydeskError):
    """A child process was stopped: too slow, too large, or it crashed."""


class ClipboardError(CopydeskError):
    """Nothing could be copied."""


class PublishError(CopydeskError):
    """A publish target refused."""


class MailError(CopydeskError):
    """A mail server refused."""
