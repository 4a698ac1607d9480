"""The sentences for what goes wrong on the wire."""

from __future__ import annotations

import ssl

import httpx

from tui.core.errors import FetchError, OfflineError, RefusedError, StatusError
from tui.core.messages import N_
from tui.core.text import clean_line
from tui.net.limits import MEGABYTE, Limits


def library_failure(host: str, error: Exception, limits: Limits) -> FetchError:
    """Turn an error of the libraries into a sentence of ours.

    Args:
        host: Who was asked.
        error: What the libraries raised.
        limits: The bounds that were set.
    """
    if isinstance(error, httpx.ConnectTimeout):
        return FetchError(
            N_("{host} did not accept a connection within {seconds} s."),
            host=host,
            seconds=f"{limits.connect_seconds:g}",
        )
    if isinstance(error, (httpx.TimeoutException, TimeoutError)):
        return FetchError(
            N_("{host} did not answer within {seconds} s."),
            host=host,
            seconds=f"{limits.seconds:g}",
        )
    if isinstance(error, httpx.ProxyError):
        return FetchError(
            N_("The proxy did not reach {host}: {reason}."), host=host, reason=clean_line(str(error), 80)
        )
    if isinstance(error, httpx.ProtocolError):
        return FetchError(N_("{host} answered with something that is not HTTP, or broke off."), host=host)
    return FetchError(N_("The connection to {host} broke off."), host=host)


def status_failure(host: str, status: int, wait: int | None) -> FetchError:
    """The sentence for an answer that brings no document.

    Args:
        host: Who answered.
        status: The HTTP status.
        wait: Seconds for which the server asks to be left alone.
    """
    sentences = {
        401: N_("{host} wants a user name and a password (HTTP {status})."),
        403: N_("{host} does not allow this address to be read (HTTP {status})."),
        404: N_("{host} has nothing at this address (HTTP {status})."),
        407: N_("The proxy wants a user name and a password (HTTP {status})."),
        410: N_("{host} says that this is gone for good (HTTP {status})."),
        429: N_("{host} asks to be left alone for a while (HTTP {status})."),
        451: N_("{host} may not show this for legal reasons (HTTP {status})."),
        503: N_("{host} is not available at the moment (HTTP {status})."),
    }
    if status in sentences:
        template = sentences[status]
    elif 200 <= status < 300:
        template = N_("{host} answered without a document (HTTP {status}).")
    elif status >= 500:
        template = N_("{host} has a fault of its own (HTTP {status}).")
    else:
        template = N_("{host} did not give the document (HTTP {status}).")
    return StatusError(template, host=host, status=status, retry_after=wait)


def offline() -> OfflineError:
    """The sentence for a fetch that the person ruled out."""
    return OfflineError(N_("Nothing is fetched: the program was started with --offline."))


def tls_failure(host: str, error: OSError) -> FetchError:
    """Say why the server's certificate or its encryption cannot be trusted."""
    if not isinstance(error, ssl.SSLCertVerificationError):
        return FetchError(
            N_("{host} cannot be reached securely: the encrypted connection failed."), host=host
        )
    if error.verify_code == 10:
        return FetchError(N_("{host} cannot be trusted: its certificate has expired."), host=host)
    if error.verify_code in (18, 19):
        return FetchError(N_("{host} cannot be trusted: it signed its certificate itself."), host=host)
    if error.verify_code in (62, 64):
        return FetchError(N_("{host} cannot be trusted: its certificate is for another name."), host=host)
    reason = clean_line(error.verify_message or "unknown reason", 120)
    return FetchError(
        N_("{host} cannot be trusted: its certificate was not accepted ({reason})."), host=host, reason=reason
    )


def private_refusal(host: str) -> RefusedError:
    """The sentence for an address that a public page may not lead to."""
    return RefusedError(
        N_("{host} lies on this machine or its own network, where a public address may not lead."), host=host
    )


def too_large(host: str, most: int) -> RefusedError:
    """The sentence for more than is taken."""
    return RefusedError(
        N_("{host} sends more than the {megabytes} MB that are taken."), host=host, megabytes=most // MEGABYTE
    )


def endless_head(host: str) -> RefusedError:
    """The sentence for an answer that never comes to its body."""
    return RefusedError(N_("{host} sends headers without end."), host=host)
