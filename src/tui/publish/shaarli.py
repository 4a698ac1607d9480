"""Shaarli as a mirror, by its REST API, version 1."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Collection
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tui.core.clock import Clock, utc_now
from tui.core.text import clean_line
from tui.libraries.addresses import clean_url
from tui.libraries.records import Record
from tui.publish.mirror import Mirrored, Outcome
from tui.publish.secrets import Secret
from tui.publish.target import failed, unanswered

if TYPE_CHECKING:
    from httpx import Client

PATIENCE = 30.0
"""Seconds for one step of a request."""


def token(secret: Secret, moment: int) -> str:
    """Return the JSON Web Token that Shaarli asks for: RFC 7519 with HS512, issued at `moment` (Unix seconds).

    Shaarli takes a token for nine minutes, so one is made for every request.
    """
    head, claims = ({"typ": "JWT", "alg": "HS512"}, {"iat": moment})
    signed = ".".join(_encoded(json.dumps(part, separators=(",", ":")).encode()) for part in (head, claims))
    signature = hmac.new(secret.reveal().encode(), signed.encode(), hashlib.sha512).digest()
    return f"{signed}.{_encoded(signature)}"


class ShaarliMirror:
    """Saves items as links, quotes and figures in their description as Markdown."""

    def __init__(self, url: str, secret: Secret, clock: Clock = utc_now, patience: float = PATIENCE) -> None:
        """Take the address; nothing is asked yet.

        Args:
            url: Shaarli's own address, the folder of its `index.php`.
            secret: The API secret of its settings.
            clock: Gives the time that tokens are issued at.
            patience: Seconds for one step of a request.
        """
        self._url = url.rstrip("/")
        self._secret, self._clock, self._patience = secret, clock, patience
        self._client: Client | None = None

    def describe(self) -> str:
        """Return host and path."""
        parts = urlsplit(self._url)
        return f"Shaarli {(parts.hostname or '')}{parts.path}"

    def add(self, record: Record, *, private: bool) -> Mirrored:
        """Save an item; a duplicate answers 409 with the link that is there."""
        status, answer = self._ask("POST", "links", (201, 409), _link(record, private))
        return self._mirrored(Outcome.EXISTED if status == 409 else Outcome.CREATED, answer)

    def update(self, id: str, record: Record, *, private: bool) -> Mirrored:  # noqa: A002
        """Bring an item up to date; one that was removed there is saved anew."""
        status, answer = self._ask("PUT", f"links/{_number(id)}", (200, 404), _link(record, private))
        return self.add(record, private=private) if status == 404 else self._mirrored(Outcome.UPDATED, answer)

    def remove(self, id: str) -> None:  # noqa: A002
        """Remove an item."""
        self._ask("DELETE", f"links/{_number(id)}", (204, 404))

    def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def _mirrored(self, outcome: Outcome, answer: Any) -> Mirrored:
        if not isinstance(answer, dict) or not isinstance(answer.get("id"), int):
            raise failed(self.describe(), "JSON")
        short = clean_line(str(answer.get("shorturl") or ""), 100)
        return Mirrored(outcome, str(answer["id"]), f"{self._url}/shaare/{short}" if short else self._url)

    def _ask(self, method: str, path: str, expected: Collection[int], body: Any = None) -> tuple[int, Any]:
        """Send one request.

        Returns:
            The status, and the JSON of the answer; None where there is none.

        Raises:
            PublishError: No answer, or one that was not expected.
        """
        import httpx  # noqa: PLC0415  heavy, publishing alone

        bearer = token(self._secret, int(self._clock().timestamp()))
        try:
            # By the front script, as it works without rewriting in the web server too.
            answer = self._opened().request(
                method,
                f"{self._url}/index.php/api/v1/{path}",
                json=body,
                headers={"Authorization": f"Bearer {bearer}"},
            )
        except httpx.TransportError:
            raise unanswered(self.describe()) from None
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            raise failed(self.describe(), type(error).__name__) from None
        if answer.status_code not in expected:
            raise failed(self.describe(), f"{answer.status_code} {_reason(answer.content)}")
        try:
            return answer.status_code, json.loads(answer.content) if answer.content else None
        except ValueError as error:
            raise failed(self.describe(), "JSON") from error

    def _opened(self) -> Client:
        if self._client is None:
            import httpx  # noqa: PLC0415

            self._client = httpx.Client(
                timeout=self._patience, follow_redirects=False, headers={"User-Agent": "copydesk"}
            )
        return self._client


def _link(record: Record, private: bool) -> dict[str, Any]:
    """Return a record as Shaarli's link."""
    parts = [record.excerpt]
    parts += [f"- **{figure.text}** {figure.label}".rstrip() for figure in record.figures]
    parts += ["> " + quote.replace("\n", "\n> ") for quote in record.quotes]
    parts.append(record.note)
    return {
        "url": clean_url(record.url),
        "title": record.title,
        "description": "\n\n".join(part for part in parts if part),
        # Shaarli parts tags at spaces, so one within a tag becomes a hyphen.
        "tags": ["-".join(tag.replace(",", " ").split()) for tag in record.tags],
        "private": private,
    }


def _reason(content: bytes) -> str:
    """Return what an error's JSON says."""
    try:
        answer = json.loads(content)
    except ValueError:
        return ""
    return clean_line(str(answer.get("message", "")), 100) if isinstance(answer, dict) else ""


def _number(id: str) -> int:  # noqa: A002
    """Return a link's number; nothing else may become part of a path."""
    return int(id)


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
