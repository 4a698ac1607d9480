"""One line of the settings names a target: `folder:`, `s3:`, `https:`, `git:` or `exec:`."""

from __future__ import annotations

import hashlib
import shlex
from collections.abc import Callable
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit, urlunsplit

from tui.core.errors import UsageError
from tui.core.messages import N_
from tui.publish.folder import FolderTarget
from tui.publish.git import GitTarget
from tui.publish.hook import HookTarget
from tui.publish.s3 import S3Place, S3Target
from tui.publish.secrets import Secret
from tui.publish.target import Target
from tui.publish.webdav import WebDavTarget

Ask = Callable[[], Secret]
"""Fetches the target's password, where it has one; called only where it is needed."""


def open_target(address: str, state: Path, ask: Ask | None = None) -> Target:
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
        return _s3(_parts(address), ask)
    if kind in ("http", "https"):
        return _webdav(_parts(address), ask)
    if kind == "git" and rest:
        remote, _, branch = rest.partition("#")
        return GitTarget(remote, branch or "pages", remembered)
    if kind == "exec" and rest.strip():
        return HookTarget(_words(rest), remembered)
    raise UsageError(
        N_(
            "“{address}” is no place to publish to. Use folder:PATH, s3://BUCKET, https://HOST, git:REMOTE or exec:PROGRAM."
        ),
        address=kind,
    )


def _s3(parts: SplitResult, ask: Ask | None) -> S3Target:
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    key_id = options.get("key_id", "")
    return S3Target(
        S3Place(
            bucket=parts.hostname or "",
            prefix=unquote(parts.path).strip("/"),
            endpoint=options.get("endpoint", ""),
            region=options.get("region", "us-east-1"),
            key_id=key_id,
            secret=ask() if key_id and ask else None,
        )
    )


def _webdav(parts: SplitResult, ask: Ask | None) -> WebDavTarget:
    host = parts.netloc.rpartition("@")[2]
    user = unquote(parts.username or "")
    return WebDavTarget(
        urlunsplit((parts.scheme, host, parts.path, "", "")), user, ask() if user and ask else None
    )


def _parts(address: str) -> SplitResult:
    """Split a URL.

    Raises:
        UsageError: It cannot be one, or a password stands in it, where settings files would show it.
    """
    try:
        parts = urlsplit(address.strip())
        if (parts.hostname and parts.port is None) or parts.port:
            if parts.password is None:
                return parts
            raise UsageError(N_("Leave the password out of the address, and say where it lies."))
    except ValueError:
        pass
    raise UsageError(N_("The address of the target cannot be read."))


def _words(line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError as error:
        raise UsageError(
            N_("The command of the target cannot be read: a quotation mark is missing.")
        ) from error
