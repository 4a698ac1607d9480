"""Submission against a real SMTP server that answers well, for now, for good, or breaks off."""

from __future__ import annotations

import socket
from asyncio import Transport
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.unit.corrections.examples import SEEN, claim
from tui.core.errors import MailError, UsageError
from tui.corrections.letters import letter
from tui.mail.submission import Delivery, Security, Server, submit


class Desk:
    """A newsroom's mail server that can be told how to behave."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.answer = "250 OK"
        self.recipient_answer = "250 OK"
        self.breaks_off = False

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.recipient_answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.recipient_answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        self.taken.append(envelope.content)
        if self.breaks_off:
            assert isinstance(server.transport, Transport)
            server.transport.abort()
        return self.answer


@pytest.fixture
def start() -> Iterator[Callable[[Desk], Server]]:
    with ExitStack() as stack:

        def started(desk: Desk, **options: Any) -> Server:
            with socket.create_server(("127.0.0.1", 0)) as free:
                port = free.getsockname()[1]
            controller = Controller(desk, hostname="127.0.0.1", port=port, **options)
            controller.start()
            stack.callback(controller.stop)
            return Server("127.0.0.1", port, Security.NONE, sender="reader@reader.example")

        yield started


def mail() -> Any:
    return letter(claim(), "desk@news.example", SEEN)


def test_a_mail_arrives_once_with_all_fields(start: Callable[[Desk], Server]) -> None:
    desk = Desk()
    assert submit(mail(), start(desk)).delivery is Delivery.ACCEPTED
    (raw,) = desk.taken
    assert b"Subject: CORRECTION: NVIDIA" in raw
    assert b"128 billion" in raw


@pytest.mark.parametrize(
    ("data", "recipient", "expected"),
    [
        ("451 Try again later", "250 OK", Delivery.LATER),
        ("554 No", "250 OK", Delivery.REFUSED),
        ("250 OK", "450 Greylisted", Delivery.LATER),
        ("250 OK", "550 No such desk", Delivery.REFUSED),
    ],
)
def test_refusals_for_now_and_for_good(
    start: Callable[[Desk], Server], data: str, recipient: str, expected: Delivery
) -> None:
    desk = Desk()
    desk.answer, desk.recipient_answer = data, recipient
    outcome = submit(mail(), start(desk))
    assert outcome.delivery is expected
    assert outcome.answer


def test_an_end_after_data_is_doubtful(start: Callable[[Desk], Server]) -> None:
    desk = Desk()
    desk.breaks_off = True
    assert submit(mail(), start(desk)).delivery is Delivery.DOUBTFUL


def test_nobody_listening_means_later(start: Callable[[Desk], Server]) -> None:
    assert submit(mail(), Server("127.0.0.1", 1, Security.NONE)).delivery is Delivery.LATER


def test_without_tls_nothing_is_sent(start: Callable[[Desk], Server]) -> None:
    desk = Desk()
    plain = start(desk)
    with pytest.raises(MailError, match="offers no TLS"):
        submit(mail(), Server(plain.host, plain.port, Security.STARTTLS))
    with pytest.raises(UsageError, match="only over TLS"):
        submit(mail(), Server("mail.example", 25, Security.NONE))
    assert desk.taken == []


def test_the_password_stands_in_no_representation() -> None:
    assert "hunter2" not in repr(Server("mail.example", user="ada", password="hunter2"))
