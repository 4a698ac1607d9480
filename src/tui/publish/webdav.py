"""A WebDAV folder as a target (RFC 4918), by `If-None-Match` and `If-Match`."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from tui.core.errors import PublishError
from tui.core.messages import N_
from tui.publish.secrets import Secret
from tui.publish.target import Stored, failed, locked_out, lost_race, unanswered

if TYPE_CHECKING:
    from httpx import Client, Response

PATIENCE = 30.0
"""Seconds for one step of a request."""
_ANY = range(100, 600)
_HREF = re.compile(r"<(?:[\w\-]+:)?href\s*>\s*([^<\s]+[^/<\s])\s*</", re.IGNORECASE)
"""What a multi-status answer says of a file: an address that does not end in a slash, as that of a folder does."""
LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is read back."""


class WebDavTarget:
    """Puts files by PUT, lets the server copy by COPY, and compares and swaps the manifest by its entity tag."""

    atomic = False

    def __init__(
        self, url: str, user: str = "", secret: Secret | None = None, patience: float = PATIENCE
    ) -> None:
        """Take the address; nothing is asked yet.

        Args:
            url: The folder's http(s) URL.
            user: For Basic authentication; empty sends none.
            secret: The password.
            patience: Seconds for one step of a request.
        """
        self._url = url.rstrip("/") + "/"
        self._user, self._secret, self._patience = user, secret, patience
        self._client: Client | None = None
        self._folders: set[str] = set()

    def describe(self) -> str:
        """Return the folder's URL without credentials."""
        parts = urlsplit(self._url)
        host = parts.hostname or ""
        return urlunsplit((parts.scheme, f"{host}:{parts.port}" if parts.port else host, parts.path, "", ""))

    def read(self, path: str) -> Stored | None:
        """Return a file, or None where there is none."""
        answer = self._ask("GET", path, (200, 404))
        if answer.status_code != 200:
            return None
        return Stored(answer.content, answer.headers.get("etag", ""))

    def put(self, path: str, data: bytes, media_type: str) -> None:
        """Write a file."""
        self._make_folders(path)
        self._ask("PUT", path, (200, 201, 204), data, {"Content-Type": media_type})

    def copy(self, source: str, path: str, data: bytes, media_type: str) -> None:
        """Let the server copy; one that cannot is sent the bytes again."""
        there = {"Destination": self._address(path), "Overwrite": "T"}
        answer = self._ask("COPY", source, (200, 201, 204, 403, 405, 501, 502), headers=there)
        if answer.status_code >= 400:
            self.put(path, data, media_type)

    def delete(self, path: str) -> None:
        """Remove a file."""
        self._ask("DELETE", path, (200, 202, 204, 404, 410))

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names of a folder's files, as PROPFIND tells them (RFC 4918, 9.1)."""
        answer = self._ask("PROPFIND", f"{folder}/", _ANY, headers={"Depth": "1"})
        if answer.status_code != 207:
            return ()
        return tuple(unquote(found.rpartition("/")[2]) for found in _HREF.findall(answer.text))

    def swap(self, path: str, data: bytes, etag: str | None) -> str:
        """Write a file where it still is what it was."""
        if etag is not None and (not etag or etag.startswith("W/")):
            # RFC 9110, 13.1.1: If-Match compares strongly, so a weak tag can never match.
            raise PublishError(
                N_("{target} gives no strong entity tags, so two publishers could not be kept apart."),
                target=self.describe(),
            )
        self._make_folders(path)
        condition = {"If-None-Match": "*"} if etag is None else {"If-Match": etag}
        headers = {"Content-Type": "application/json", **condition}
        answer = self._ask("PUT", path, (200, 201, 204, 412), data, headers)
        if answer.status_code == 412:
            raise lost_race(self.describe())
        given = answer.headers.get("etag") or self._ask("HEAD", path, (200,)).headers.get("etag", "")
        return str(given)

    def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def _make_folders(self, path: str) -> None:
        """Make the folders on the way to `path`, each once."""
        parts = path.split("/")[:-1]
        for depth in range(len(parts) + 1):
            folder = "".join(f"{part}/" for part in parts[:depth])
            if folder not in self._folders:
                # 405: it is there. A server may forbid making the folder that it was given to us as.
                self._ask("MKCOL", folder, (200, 201, 301, 403, 405) if depth == 0 else (200, 201, 301, 405))
                self._folders.add(folder)

    def _ask(
        self,
        method: str,
        path: str,
        expected: Collection[int],
        data: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> Response:
        """Send one request; redirects are not followed, since they could carry the password elsewhere.

        Raises:
            PublishError: No answer, one that is too large, or one that was not expected.
        """
        import httpx  # noqa: PLC0415  heavy, publishing alone

        try:
            with self._opened().stream(method, self._address(path), content=data, headers=headers) as answer:
                body = bytearray()
                for chunk in answer.iter_raw():
                    body += chunk
                    if len(body) > LARGEST:
                        raise failed(self.describe(), f"{path} > {LARGEST // 2**20} MB")
        except httpx.TransportError:
            raise unanswered(self.describe()) from None
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            raise failed(self.describe(), type(error).__name__) from None
        if answer.status_code not in expected and answer.status_code in (401, 403):
            raise locked_out(self.describe())
        if answer.status_code not in expected:
            raise failed(self.describe(), f"{method} {answer.status_code} {answer.reason_phrase}")
        return httpx.Response(answer.status_code, headers=_plain(answer), content=bytes(body))

    def _opened(self) -> Client:
        if self._client is None:
            import httpx  # noqa: PLC0415

            auth = httpx.BasicAuth(self._user, self._secret.reveal()) if self._user and self._secret else None
            self._client = httpx.Client(
                auth=auth,
                timeout=self._patience,
                follow_redirects=False,
                headers={"User-Agent": "copydesk", "Accept-Encoding": "identity"},
            )
        return self._client

    def _address(self, path: str) -> str:
        return self._url + quote(path)


def _plain(answer: Response) -> dict[str, str]:
    """Return the one header that is looked at: the body is handed on as it came."""
    tag = answer.headers.get("etag")
    return {"etag": tag} if tag else {}
