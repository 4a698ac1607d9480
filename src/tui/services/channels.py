"""The ways a correction can go, each behind one Protocol: what goes out, byte by byte, and how it is handed over."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlencode

from tui.core.errors import CopydeskError, FetchError, OfflineError, RefusedError, StatusError, UsageError
from tui.core.messages import N_
from tui.core.text import clean_line
from tui.corrections.annotation import to_annotation
from tui.corrections.letters import body, letter, mailto
from tui.corrections.models import Channel, Correction, Route
from tui.services.addresses import is_private
from tui.services.desk import Desk
from tui.services.outbox import Attempt, Verdict

CHANNEL_LABELS: dict[Channel, str] = {
    Channel.MAILTO: N_("mail program"),
    Channel.SMTP: N_("mail"),
    Channel.WEBMENTION: N_("Webmention"),
    Channel.FORM: N_("the publisher's own form"),
    Channel.FILE: N_("a file"),
}


class SendingChannel(Protocol):
    """One way for a correction to go."""

    by_hand: bool
    """Whether the person sends it and says so; else the outbox does."""
    repeatable: bool
    """Whether sending the same twice does no harm."""

    def content(self, correction: Correction, route: Route) -> bytes:
        """Return the exact bytes that go out."""

    def send(self, desk: Desk, correction: Correction, route: Route, begun: Callable[[], None]) -> Attempt:
        """Hand it over; `begun` is called right before the first byte that may have an effect."""


@dataclass(frozen=True, slots=True)
class _ByHand:
    """The person's own mail program, or the publisher's own form in the browser."""

    by_mail: bool
    by_hand = True
    repeatable = False

    def content(self, correction: Correction, route: Route) -> bytes:
        """The mailto address (RFC 6068), or the packet to copy into the form."""
        if self.by_mail:
            return mailto(correction.claim, route.address).encode("ascii")
        return body(correction.claim).encode("utf-8")

    def send(self, desk: Desk, correction: Correction, route: Route, begun: Callable[[], None]) -> Attempt:
        """Open it; whether it is sent, only the person can tell."""
        from tui.services import browser  # noqa: PLC0415

        if self.by_mail:
            browser.open_mailto(mailto(correction.claim, route.address))
        else:
            browser.open_url(route.address)
        return Attempt(Verdict.LATER)


@dataclass(frozen=True, slots=True)
class _Smtp:
    """Submission to the person's mail server (RFC 6409)."""

    by_hand = False
    repeatable = False

    def content(self, correction: Correction, route: Route) -> bytes:
        """The mail (RFC 5322); its date is that of the draft, so that what was shown is what goes out."""
        if not correction.claim.sender.email:
            raise UsageError(N_("A mail over your server needs your e-mail address."))
        return letter(correction.claim, route.address, correction.created).as_bytes()

    def send(self, desk: Desk, correction: Correction, route: Route, begun: Callable[[], None]) -> Attempt:
        """Hand the mail to the server of the settings."""
        from tui.mail.submission import Delivery, Security, Server, submit  # noqa: PLC0415
        from tui.publish.secrets import read_secret  # noqa: PLC0415

        settings = desk.settings
        secret = read_secret(settings.smtp_password).reveal() if settings.smtp_user else ""
        server = Server(
            settings.smtp_host,
            settings.smtp_port,
            Security(settings.smtp_security),
            settings.smtp_user,
            secret,
            sender=correction.claim.sender.email,
        )
        message = letter(correction.claim, route.address, correction.created)
        outcome = submit(message, server, begun=begun)
        verdicts = {
            Delivery.ACCEPTED: Verdict.DONE,
            Delivery.LATER: Verdict.LATER,
            Delivery.REFUSED: Verdict.REFUSED,
            Delivery.DOUBTFUL: Verdict.DOUBTFUL,
        }
        return Attempt(verdicts[outcome.delivery], outcome.answer)


@dataclass(frozen=True, slots=True)
class _Webmention:
    """A Webmention (W3C Recommendation 2017) from the correction's page in the person's published log."""

    source: str
    """The published log's address."""
    by_hand = False
    repeatable = True

    def _form(self, correction: Correction) -> tuple[tuple[str, str], ...]:
        return (
            ("source", f"{self.source.rstrip('/')}/{correction.identity}.html"),
            ("target", correction.claim.source.url),
        )

    def content(self, correction: Correction, route: Route) -> bytes:
        """The form's body."""
        return urlencode(self._form(correction)).encode("ascii")

    def send(self, desk: Desk, correction: Correction, route: Route, begun: Callable[[], None]) -> Attempt:
        """Make sure that the page is there (or gone, for a withdrawal: the page itself says 410), and tell of it."""
        form = self._form(correction)
        article = correction.claim.source.url
        try:
            desk.client.fetch(form[0][1], accept="text/html")
        except StatusError as error:
            if error.status != 410:
                return Attempt(Verdict.LATER, str(error))
        begun()
        answer = desk.client.post_form(route.address, form, allow_private=is_private(article))
        return Attempt(Verdict.DONE, clean_line(f"{answer.status} {answer.location}", 400))


@dataclass(frozen=True, slots=True)
class _File:
    """Files beside the store: for this project's own tracker, for an archive, or to send in another way."""

    by_hand = False
    repeatable = True

    def content(self, correction: Correction, route: Route) -> bytes:
        """The Web Annotation."""
        annotation = to_annotation(correction.claim, correction.created)
        return (json.dumps(annotation, ensure_ascii=False, indent=2) + "\n").encode("utf-8")

    def send(self, desk: Desk, correction: Correction, route: Route, begun: Callable[[], None]) -> Attempt:
        """Write it as JSON and Markdown."""
        from pathlib import Path  # noqa: PLC0415

        from tui.services.correction_files import write_files  # noqa: PLC0415

        written = write_files(correction, Path(route.address), ("json", "md"))
        return Attempt(Verdict.DONE, str(written[0]))


def channel_of(desk: Desk, route: Route) -> SendingChannel:
    """Return what carries a correction on a route."""
    if route.channel is Channel.SMTP:
        return _Smtp()
    if route.channel is Channel.WEBMENTION:
        return _Webmention(desk.settings.corrections_url)
    if route.channel is Channel.FILE:
        return _File()
    return _ByHand(route.channel is Channel.MAILTO)


def tried(work: Callable[[], Attempt]) -> Attempt:
    """Do `work` and make a judgement of what it raises: a refusal is for good, everything else may pass."""
    try:
        return work()
    except StatusError as error:
        lasting = 400 <= error.status < 500 and error.status not in (408, 425, 429)
        return Attempt(Verdict.REFUSED if lasting else Verdict.LATER, str(error), error.retry_after)
    except OfflineError as error:
        return Attempt(Verdict.LATER, str(error))
    except RefusedError as error:
        return Attempt(Verdict.REFUSED, str(error))
    except (FetchError, CopydeskError) as error:
        return Attempt(Verdict.LATER, str(error))
