"""Fetches one address: hop by hop, each checked, bounded and told in one sentence when it fails."""

from __future__ import annotations

import asyncio
import contextlib
from base64 import b64encode
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from urllib.parse import unquote, urlencode

import httpcore
import httpx

from tui.core.clock import Clock
from tui.core.errors import RefusedError, StatusError
from tui.core.messages import N_
from tui.core.text import clean_line
from tui.net import headers as wire
from tui.net.addresses import is_link_local, is_private, names_private
from tui.net.bodies import Held, check_encoding, read_body
from tui.net.failures import library_failure, private_refusal, status_failure, too_large
from tui.net.limits import Limits
from tui.net.models import Fetched, FetchRequest
from tui.net.transport import Answer, Servers, ask
from tui.net.urls import bare, may_see_secrets, parse_url

_REDIRECTS = {301, 302, 303, 307, 308}
_PERMANENT = {301, 308}
_KEEP_METHOD = {307, 308}
_FORM_TAKEN = {200, 201, 202, 204}
_FOR_ANYBODY = {"accept", "accept-language", "user-agent"}
"""Headers of a feed that may go along to another server."""
_NOT_TO_BE_SET = {
    "host",
    "connection",
    "content-length",
    "transfer-encoding",
    "accept-encoding",
    "te",
    "upgrade",
}


@dataclass(slots=True)
class _Way:
    """The way from the first address to the last."""

    request: FetchRequest
    first: httpx.URL
    url: httpx.URL
    allow_private: bool
    permanent: httpx.URL | None = None
    unbroken: bool = True
    """Whether every hop so far was permanent."""
    hops: int = 0
    private: bool = False
    link_local: bool = False
    """Whether the person gave an address that machines give themselves: from elsewhere nothing leads there."""
    seconds_left: float = 0.0
    seen: set[str] = field(default_factory=set)

    @property
    def host(self) -> str:
        return self.url.raw_host.decode("ascii")


class Fetcher:
    """Fetches addresses on one event loop.

    Args:
        limits: The bounds.
        servers: Turns and connections.
        user_agent: How the program introduces itself.
        clock: The present moment.
        offline: Whether nothing may be fetched.
    """

    def __init__(
        self,
        limits: Limits,
        servers: Servers,
        *,
        user_agent: str,
        clock: Clock,
    ) -> None:
        self._limits = limits
        self._servers = servers
        self._held = Held(limits)
        self._user_agent = user_agent
        self._clock = clock

    async def fetch(self, request: FetchRequest) -> Fetched:
        """Fetch one address.

        Raises:
            FetchError: One sentence that says why there is no answer.
        """
        first = parse_url(request.url)
        private = names_private(first.host) if request.allow_private is None else request.allow_private
        way = _Way(request, first, first, private, seconds_left=self._limits.seconds)
        way.link_local = request.allow_private is None and is_link_local(first.host)
        while True:
            try:
                fetched = await self._hop(way)
            except (
                httpx.HTTPError,
                httpcore.ConnectionNotAvailable,
                TimeoutError,
                OSError,
                # what a server says may be in no way that anybody foresaw: that is its fault, and no other feed's
                ValueError,
                ArithmeticError,
            ) as error:
                raise library_failure(way.host, error, self._limits) from error
            if fetched is not None:
                return fetched

    async def _hop(self, way: _Way) -> Fetched | None:
        """Ask one server; None where it sent us on."""
        if is_link_local(way.url.host) and not way.link_local:
            raise private_refusal(way.host)
        async with self._servers.turn(way.url, allow_private=way.allow_private) as pool:
            loop = asyncio.get_running_loop()
            start = loop.time()
            async with asyncio.timeout(way.seconds_left), self._answer(way, pool) as response:
                if not way.hops:
                    way.private = is_private(response.peer)
                if response.status in (_KEEP_METHOD if way.request.form else _REDIRECTS):
                    self._follow(way, response)
                    way.seconds_left -= loop.time() - start
                    return None
                return await self._read(way, response)

    @contextlib.asynccontextmanager
    async def _answer(self, way: _Way, pool: httpcore.AsyncConnectionPool) -> AsyncIterator[Answer]:
        form = way.request.form
        answer = await ask(
            pool,
            bare(way.url),
            self._headers(way),
            content=urlencode(form).encode("ascii") if form else None,
            connect_seconds=self._limits.connect_seconds,
        )
        try:
            yield answer
        finally:
            await answer.aclose()

    def _headers(self, way: _Way) -> list[tuple[bytes, bytes]]:
        asked = way.request
        sent = {
            "user-agent": self._user_agent,
            "accept": asked.accept,
            "accept-encoding": "gzip",
        }
        if asked.form:
            sent["content-type"] = "application/x-www-form-urlencoded"
        if asked.etag:
            sent["if-none-match"] = asked.etag
        if asked.last_modified:
            sent["if-modified-since"] = asked.last_modified
        at_home = may_see_secrets(way.first, way.url)
        for name, value in asked.headers:
            if name.lower() not in _NOT_TO_BE_SET and (at_home or name.lower() in _FOR_ANYBODY):
                sent[name.lower()] = value
        if at_home and way.first.userinfo:
            pair = f"{unquote(way.first.username)}:{unquote(way.first.password)}"
            sent.setdefault("authorization", "Basic " + b64encode(pair.encode()).decode("ascii"))
        return [(name.encode("ascii"), _header_value(value)) for name, value in sent.items()]

    def _follow(self, way: _Way, response: Answer) -> None:
        """Take the next hop, or say why not."""
        target = response.field("location")
        if not target.strip():
            raise StatusError(
                N_("{host} redirects without saying where (HTTP {status})."),
                host=way.host,
                status=response.status,
            )
        way.hops += 1
        way.seen.add(str(way.url))
        url = parse_url(target, base=bare(way.url))
        if str(url) in way.seen or way.hops > self._limits.hops:
            raise RefusedError(
                N_("{host} redirects in circles, or more than {hops} times."),
                host=way.host,
                hops=self._limits.hops,
            )
        # user name and password in a redirect are the server's words, not the person's
        url = bare(url)
        way.unbroken = way.unbroken and response.status in _PERMANENT
        if way.unbroken:
            way.permanent = url
        # once at a public server, there is no way back into the person's own network
        way.allow_private = way.allow_private and is_private(response.peer)
        way.url = url

    async def _read(self, way: _Way, response: Answer) -> Fetched:
        status, header, now = response.status, response.field, self._clock()
        wait = wire.retry_after(header("retry-after"), now)
        asked = way.request
        conditional = bool(asked.etag or asked.last_modified)
        if status == 304 and conditional:
            body = b""
        elif status in (_FORM_TAKEN if asked.form else {200, 203, 226}):
            body = await self._body(way, response)
        else:
            raise status_failure(way.host, status, wait)
        final_url = str(bare(way.url))
        linked = response.fields("link")
        fetched = Fetched(
            url=asked.url,
            final_url=final_url,
            permanent_url=self._permanent(way),
            status=status,
            body=body,
            content_type=header("content-type")[:200],
            not_modified=status == 304,
            etag=_kept(header("etag")),
            last_modified=_kept(header("last-modified")),
            max_age=wire.max_age(header, now),
            retry_after=wait,
            private=way.private,
            link=wire.links(linked, final_url),
            translations=wire.translations(linked, final_url),
            location=wire.target(header("location"), final_url),
        )
        if not fetched.not_modified:
            return fetched
        return replace(
            fetched,
            etag=fetched.etag or asked.etag,
            last_modified=fetched.last_modified or asked.last_modified,
        )

    async def _body(self, way: _Way, response: Answer) -> bytes:
        check_encoding(response.field("content-encoding"), way.host)
        announced = response.field("content-length")
        if announced.isdigit() and int(announced[:18]) > self._limits.wire_bytes:
            raise too_large(way.host, self._limits.wire_bytes)
        with self._held.share() as share:
            return await read_body(response.chunks(), host=way.host, limits=self._limits, share=share)

    def _permanent(self, way: _Way) -> str:
        if way.permanent is None:
            return ""
        if way.first.userinfo and may_see_secrets(way.first, way.permanent):
            return str(way.permanent.copy_with(userinfo=way.first.userinfo))
        return str(way.permanent)


def _header_value(value: str) -> bytes:
    """`value` on one line and in Latin letters, as headers are."""
    return clean_line(value).encode("latin-1", "replace")


def _kept(value: str) -> str:
    """A validator that can be sent back as it came; one that is absurdly long or not plain text is not."""
    return value if len(value) <= 1000 and value.isascii() and value.isprintable() else ""
