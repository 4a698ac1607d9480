"""What is asked of the net, and what it answered."""

from __future__ import annotations

from dataclasses import dataclass

ACCEPT_FEED = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, text/html;q=0.5, */*;q=0.1"
)
ACCEPT_PAGE = "text/html, application/xhtml+xml, application/xml;q=0.8, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class FetchRequest:
    """One address to be fetched."""

    url: str
    key: int = 0
    """The caller's own name for it, such as the feed's id."""
    etag: str = ""
    last_modified: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    """The feed's own headers; they go to the server of `url` alone, never along with a redirect elsewhere."""
    accept: str = ACCEPT_FEED
    allow_private: bool | None = None
    """Whether the address was subscribed on this machine or its network; None lets the address itself tell."""
    form: tuple[tuple[str, str], ...] = ()
    """Names and values of a form: with them it is a POST, which no redirect turns into something else."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered."""

    url: str
    """As it was asked for."""
    final_url: str
    """Where the answer came from, without user name and password."""
    permanent_url: str = ""
    """Where `url` has moved for good (301 or 308 from the first hop on); empty where it has not."""
    status: int = 200
    body: bytes = b""
    content_type: str = ""
    """The header as sent; empty where none was."""
    not_modified: bool = False
    """Whether nothing changed since `etag` and `last_modified`; then there is no body."""
    etag: str = ""
    last_modified: str = ""
    max_age: int | None = None
    """Seconds for which the answer may be taken as fresh (Cache-Control, Expires)."""
    retry_after: int | None = None
    """Seconds for which the server asks to be left alone."""
    private: bool = False
    """Whether the address first asked lies on this machine or its network."""
    link: tuple[tuple[str, str], ...] = ()
    """Targets of Link headers as (relation, absolute address): hub, self, canonical, alternate, webmention."""
    translations: tuple[tuple[str, str], ...] = ()
    """Language versions that Link headers name, as (language label as sent, absolute address)."""
    location: str = ""
    """Where a form's result can be followed (Location of a 201), absolute; else empty."""
