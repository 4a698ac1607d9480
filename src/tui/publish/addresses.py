"""One line of the settings names a target: `folder:`, `s3:`, `https:`, `git:` or `exec:`."""

from __future__ import annotations

import hashlib
import shlex
from collections.abc import Callable
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit, urlunsplit

from tui.core.errors import UsageError
from tui.core.messages import N_
from tui.publish import git, s3, webdav
from tui.publish.folder import FolderTarget
from tui.publish.git import GitTarget
from tui.publish.hook import HookTarget
from tui.publish.s3 import S3Place, S3Target
from tui.publish.secrets import Secret
from tui.publish.target import Target
from tui.publish.webdav import WebDavTarget

Ask = Callable[[], Secret]
"""Fetches the target's password, where it has one; called only where it is needed."""


def open_target(address: str, state: Path, ask: Ask | None = None, patience: float | None = None) -> Target:
    """Return the target that an address names; nothing is asked of it yet.

    Args:
        address: One of

            - `folder:/srv/www/libraries`, or just an absolute path, or one that begins with `~`;
            - `s3://bucket/prefix?endpoint=https://host&region=eu&key_id=ID`;
            - `https://user@host/folder/` for WebDAV;
            - `git:REMOTE#branch` (the branch is `pages` where none is named);
            - `exec:PROGRAM ARGUMENTS`, given the bundle's folder as its last argument.
        state: Where targets may keep what they must remember.
        ask: Fetches the password or secret key.
        patience: Seconds for one request, where that is less than the target's own patience. A program of the person's
            own is never ended sooner: it may be half-way.

    Raises:
        UsageError: It is none of these, or holds a password.
    """
    kind, _, rest = address.strip().partition(":")
    if address.strip().startswith(("/", "~")):
        kind, rest = "folder", address.strip()
    remembered = state / "publish" / hashlib.sha256(address.strip().encode()).hexdigest()[:24]
    if kind == "folder" and rest:
        return FolderTarget(Path(rest.removeprefix("//")).expanduser().absolute())
    if kind == "s3":
        return S3Target(_s3(_parts(address), ask), _shorter(s3.PATIENCE, patience))
    if kind in ("http", "https"):
        url, user = _webdav(_parts(address))
        secret = ask() if user and ask else None
        return WebDavTarget(url, user, secret, _shorter(webdav.PATIENCE, patience))
    if kind == "git" and rest:
        remote, _, branch = rest.partition("#")
        _refuse_password(remote)
        return GitTarget(remote, branch or "pages", remembered, _shorter(git.PATIENCE, patience))
    if kind == "exec" and rest.strip():
        return HookTarget(_words(rest), remembered)
    raise UsageError(
        N_(
            "“{address}” is no place to publish to. Use folder:PATH, s3://BUCKET, https://HOST, git:REMOTE or exec:PROGRAM."
        ),
        address=kind,
    )


def _shorter(own: float, patience: float | None) -> float:
    return own if patience is None else min(own, patience)


def _s3(parts: SplitResult, ask: Ask | None) -> S3Place:
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    key_id, endpoint = options.get("key_id", ""), options.get("endpoint", "")
    if endpoint and urlsplit(endpoint).scheme not in ("http", "https"):
        raise _unreadable()
    _refuse_password(endpoint)
    return S3Place(
        bucket=parts.hostname or "",
        prefix=unquote(parts.path).strip("/"),
        endpoint=endpoint,
        region=options.get("region", "us-east-1"),
        key_id=key_id,
        secret=ask() if key_id and ask else None,
    )


def _webdav(parts: SplitResult) -> tuple[str, str]:
    """Return the folder's URL without the user, and the user."""
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, host, parts.path, "", "")), unquote(parts.username or "")


def _parts(address: str) -> SplitResult:
    """Split a URL.

    Raises:
        UsageError: It cannot be one, or a password stands in it.
    """
    _refuse_password(address)
    try:
        parts = urlsplit(address.strip())
        if (parts.hostname and parts.port is None) or parts.port:
            return parts
    except ValueError:
        pass
    raise _unreadable()


def _refuse_password(address: str) -> None:
    """Refuse an address that holds a password, where settings files and process lists would show it.

    Raises:
        UsageError: It does, or it cannot be read.
    """
    try:
        password = urlsplit(address.strip()).password
    except ValueError as error:
        raise _unreadable() from error
    if password is not None:
        raise UsageError(N_("Leave the password out of the address, and say where it lies."))


def _unreadable() -> UsageError:
    return UsageError(N_("The address of the target cannot be read."))


def _words(line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError as error:
        raise UsageError(
            N_("The command of the target cannot be read: a quotation mark is missing.")
        ) from error
