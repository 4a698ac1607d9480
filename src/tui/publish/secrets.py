"""Passwords and tokens: read at the last moment, never shown, logged or stored."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping

from tui.core.errors import UsageError
from tui.core.messages import N_

SERVICE = "copydesk"
"""Under which the keyring keeps our secrets."""
_PATIENCE = 60.0
"""Seconds for a command that may have to ask the person for a passphrase."""


class Secret:
    """A value that shows itself only when it is asked by name."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the value."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(…)"

    __str__ = __repr__

    def __reduce__(self) -> str:
        raise TypeError("a secret is not written anywhere")


def read_secret(source: str, environment: Mapping[str, str] | None = None) -> Secret:
    """Fetch a secret from where the settings say that it lies.

    Args:
        source: `keyring:NAME`, `env:VARIABLE`, or `command:PROGRAM ARGUMENTS`, whose first line of output counts.
        environment: Read instead of `os.environ`.

    Raises:
        UsageError: There is nothing there, or the source is none of the three; the secret itself is never told.
    """
    kind, _, name = source.strip().partition(":")
    readers = {"keyring": _from_keyring, "command": _from_command}
    if kind == "env":
        value = (os.environ if environment is None else environment).get(name, "")
    elif kind in readers and name.strip():
        value = readers[kind](name.strip())
    else:
        # What stands here may be the secret itself, given in the wrong place: it is not repeated.
        raise UsageError(N_("Say where the password lies: keyring:NAME, env:VARIABLE or command:PROGRAM."))
    if not value:
        raise UsageError(
            N_("There is no password under {source}."), source=f"{kind}:{name.split()[0] if name else ''}"
        )
    return Secret(value)


def keep_secret(name: str, secret: Secret) -> None:
    """Put a secret into the person's keyring, for `keyring:NAME`.

    Raises:
        UsageError: There is no keyring.
    """
    import keyring  # noqa: PLC0415  asks D-Bus on import
    from keyring.errors import KeyringError  # noqa: PLC0415

    try:
        keyring.set_password(SERVICE, name, secret.reveal())
    except KeyringError as error:
        raise _no_keyring() from error


def _from_keyring(name: str) -> str:
    import keyring  # noqa: PLC0415
    from keyring.errors import KeyringError  # noqa: PLC0415

    try:
        return keyring.get_password(SERVICE, name) or ""
    except KeyringError as error:
        raise _no_keyring() from error


def _from_command(line: str) -> str:
    """Run a command without a shell and return the first line that it prints."""
    try:
        words = shlex.split(line)
        done = subprocess.run(  # noqa: S603  the person's own setting, as an argument list
            words, capture_output=True, timeout=_PATIENCE, stdin=subprocess.DEVNULL, check=True
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        # The cause is cut off: it holds the output, and with it the secret.
        raise UsageError(
            N_("The command {program} gave no password."), program=(line.split() or [""])[0]
        ) from None
    return done.stdout.decode(errors="replace").partition("\n")[0].strip("\r")


def _no_keyring() -> UsageError:
    return UsageError(N_("There is no keyring here: give the password by env:VARIABLE or command:PROGRAM."))
