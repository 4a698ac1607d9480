"""Hands a mail to a submission server (RFC 6409), always over TLS unless the server is on this machine."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from enum import StrEnum

from tui.core.errors import MailError, UsageError
from tui.core.messages import N_
from tui.core.text import clean_line

SECONDS = 30.0
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Security(StrEnum):
    """How the connection is protected."""

    TLS = "tls"
    """From the first byte (port 465, RFC 8314)."""
    STARTTLS = "starttls"
    """After a plain greeting (port 587, RFC 3207); without it nothing is sent."""
    NONE = "none"
    """Only to this machine."""


@dataclass(frozen=True, slots=True)
class Server:
    """A submission server and who may use it."""

    host: str
    port: int = 465
    security: Security = Security.TLS
    user: str = ""
    password: str = field(default="", repr=False)
    sender: str = ""
    """The envelope sender, where the mail has no From of its own."""


class Delivery(StrEnum):
    """How the attempt ended."""

    ACCEPTED = "accepted"
    """The server answered 250 to the whole message."""
    LATER = "later"
    """It was refused for now (4xx), or the server could not be reached: nothing was taken."""
    REFUSED = "refused"
    """It was refused for good (5xx)."""
    DOUBTFUL = "doubtful"
    """The connection broke after the message had begun to go out: it may have been taken."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one attempt."""

    delivery: Delivery
    answer: str = ""
    """The server's words, cleaned."""


def submit(
    message: EmailMessage,
    server: Server,
    *,
    context: ssl.SSLContext | None = None,
    begun: Callable[[], None] = lambda: None,
) -> Outcome:
    """Hand one mail to the server.

    SMTP cannot deliver exactly once: a connection that breaks between the message and the answer leaves it open
    whether the server took it. That is told as DOUBTFUL and never guessed away.

    Args:
        message: The mail; its To holds one address.
        server: Where and as whom.
        context: The TLS settings; the system's trust where None.
        begun: Is called right before the message itself goes out: whatever ends before that sent nothing.

    Raises:
        UsageError: Plain text was asked for to another machine.
        MailError: The server offers no TLS, its certificate is not trusted, or it refuses name and password.
    """
    if server.security is Security.NONE and server.host not in _LOOPBACK:
        raise UsageError(
            N_("Mail goes to {host} only over TLS: set security to “tls” or “starttls”."), host=server.host
        )
    try:
        connection = _connect(server, context or ssl.create_default_context())
    except ssl.SSLError as error:
        raise MailError(
            N_("The certificate of the mail server {host} is not trusted."), host=server.host
        ) from error
    except (OSError, smtplib.SMTPServerDisconnected, smtplib.SMTPConnectError) as error:
        return Outcome(Delivery.LATER, clean_line(str(error), 200))
    try:
        _authenticate(connection, server)
        return _send(connection, message, server, begun)
    except smtplib.SMTPResponseException as error:
        return _judged(error.smtp_code, error.smtp_error)
    except (OSError, smtplib.SMTPException) as error:
        return Outcome(Delivery.LATER, clean_line(str(error), 200))
    finally:
        connection.close()


def _connect(server: Server, context: ssl.SSLContext) -> smtplib.SMTP:
    if server.security is Security.TLS:
        return smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=context)
    connection = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
    if server.security is Security.STARTTLS:
        try:
            connection.starttls(context=context)
        except smtplib.SMTPNotSupportedError as error:
            connection.close()
            raise MailError(
                N_("The mail server {host} offers no TLS; nothing was sent."), host=server.host
            ) from error
    return connection


def _authenticate(connection: smtplib.SMTP, server: Server) -> None:
    connection.ehlo_or_helo_if_needed()
    if not server.user:
        return
    try:
        connection.login(server.user, server.password)
    except smtplib.SMTPAuthenticationError as error:
        # The cause is dropped on purpose: smtplib keeps what was sent, the password among it.
        raise MailError(
            N_("The mail server {host} refuses the name or the password."), host=server.host
        ) from error.__cause__


def _send(
    connection: smtplib.SMTP, message: EmailMessage, server: Server, begun: Callable[[], None]
) -> Outcome:
    """The transaction by its steps, so that an end after DATA can be told from one before it."""
    recipient = str(message["To"].addresses[0].addr_spec)
    sender = str(message["From"].addresses[0].addr_spec) if message["From"] else server.sender
    for code, answer in (connection.mail(sender), connection.rcpt(recipient)):
        if code not in (250, 251):
            return _judged(code, answer)
    begun()
    try:
        code, answer = connection.data(message.as_bytes())
    except smtplib.SMTPDataError as error:
        return _judged(error.smtp_code, error.smtp_error)
    except (OSError, TimeoutError, smtplib.SMTPServerDisconnected) as error:
        return Outcome(Delivery.DOUBTFUL, clean_line(str(error), 200))
    return _judged(code, answer)


def _judged(code: int, answer: bytes | str) -> Outcome:
    words = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    told = clean_line(f"{code} {words}", 300)
    if 200 <= code < 300:
        return Outcome(Delivery.ACCEPTED, told)
    return Outcome(Delivery.REFUSED if code >= 500 else Delivery.LATER, told)
