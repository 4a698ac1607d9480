"""What goes wrong on the way: servers that refuse, break off or lead astray; crashes at every step; daily bounds."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.corrections.parts import Office, settings, story
from tui.core.errors import CopydeskError, UsageError
from tui.corrections.models import Channel, Correction, Origin, Route, State
from tui.net import fetching, streams
from tui.net.addresses import is_private
from tui.services import corrections, delivery
from tui.services.desk import Desk
from tui.services.outbox import Delivered
from tui.services.readings import Reading
from tui.store import outbox

Draft = Callable[..., Correction]


def state(office: Office, number: int) -> State:
    return corrections.load(office.desk, number).state


def queued(office: Office, draft: Draft, reading: Reading, words: str = "1.28 trillion") -> int:
    number = draft(reading, words, should_be=f"not {words}").id
    corrections.submit(office.desk, number, agreed=True)
    return number


def test_a_server_that_answers_451_is_asked_again_and_later_takes_it(
    office: Office, reading: Reading, draft: Draft
) -> None:
    number = queued(office, draft, reading)
    office.newsroom.answer = "451 Try again later"
    assert delivery.deliver(office.desk).later == 1
    assert state(office, number) is State.QUEUED
    assert delivery.deliver(office.desk) == Delivered()
    office.newsroom.answer = "250 OK"
    office.clock.forward(hours=1)
    assert delivery.deliver(office.desk).done == 1
    assert state(office, number) is State.FILED


def test_a_refusal_for_good_is_told_and_can_be_filed_again(
    office: Office, reading: Reading, draft: Draft
) -> None:
    number = queued(office, draft, reading)
    office.newsroom.answer = "554 No"
    assert delivery.deliver(office.desk).failed == 1
    told = corrections.load(office.desk, number)
    assert (told.state, told.events[-1].detail) == (State.FAILED, "554 No")
    office.newsroom.answer = "250 OK"
    corrections.again(office.desk, number)
    assert delivery.deliver(office.desk).done == 1


def test_a_connection_dropped_after_the_data_is_possibly_sent_and_tried_once_more(
    office: Office, reading: Reading, draft: Draft
) -> None:
    number = queued(office, draft, reading)
    office.newsroom.breaks_off = True
    assert delivery.deliver(office.desk).doubtful == 1
    assert state(office, number) is State.POSSIBLY_SENT
    office.clock.forward(hours=5)
    assert delivery.deliver(office.desk) == Delivered()
    office.clock.forward(hours=2)
    assert delivery.deliver(office.desk).doubtful == 1
    office.clock.forward(days=3)
    assert delivery.deliver(office.desk) == Delivered()
    assert state(office, number) is State.POSSIBLY_SENT
    first, second = office.newsroom.taken
    assert first == second


def test_without_tls_nothing_is_sent_and_it_waits(office: Office, reading: Reading, draft: Draft) -> None:
    number = queued(office, draft, reading)
    office.desk.settings = settings(office.newsroom, smtp_security="starttls")
    assert delivery.deliver(office.desk).later == 1
    told = corrections.load(office.desk, number)
    assert (told.state, "offers no TLS" in told.events[-1].detail) == (State.QUEUED, True)
    assert office.newsroom.taken == []


def test_after_a_fortnight_it_is_given_up(office: Office, reading: Reading, draft: Draft) -> None:
    number = queued(office, draft, reading)
    office.clock.forward(days=15)
    assert delivery.deliver(office.desk).failed == 1
    assert state(office, number) is State.EXPIRED
    assert office.newsroom.taken == []


def test_five_a_day_to_one_domain_across_restarts(office: Office, reading: Reading, draft: Draft) -> None:
    words = reading.article.text.split()
    unique = [word for word in words if reading.article.text.count(word) == 1 and len(word) > 5][:7]
    numbers = [queued(office, draft, reading, word) for word in unique]
    done = 0
    for _start in range(4):
        office.reopen()
        done += delivery.deliver(office.desk).done
    assert done == 5
    assert len(office.newsroom.taken) == 5
    assert [state(office, number) for number in numbers].count(State.QUEUED) == 2
    office.clock.forward(hours=23)
    assert delivery.deliver(office.reopen()).done == 0
    office.clock.forward(hours=2)
    assert delivery.deliver(office.reopen()).done == 2


def test_offline_everything_waits(office: Office, reading: Reading, draft: Draft) -> None:
    queued(office, draft, reading)
    office.desk.offline = True
    assert delivery.deliver(office.desk) == Delivered()


def test_no_address_becomes_a_header(office: Office, reading: Reading, draft: Draft) -> None:
    correction = draft(reading)
    sender = replace(correction.claim.sender, email="a@b.example\r\nBcc: all@world.example")
    claim = replace(correction.claim, sender=sender)
    corrections.keep(office.desk, correction.id, claim, correction.route)
    with pytest.raises(UsageError):
        corrections.submit(office.desk, correction.id, agreed=True)


@pytest.mark.parametrize("field", ["should_be", "reason", "comment", "headline", "name"])
def test_line_breaks_in_the_text_stay_text(
    office: Office, reading: Reading, draft: Draft, field: str
) -> None:
    correction = draft(reading)
    evil = "x\r\nBcc: all@world.example\r\n\r\nbody"
    claim = correction.claim
    if field == "headline":
        claim = replace(claim, source=replace(claim.source, headline=evil))
    elif field == "name":
        claim = replace(claim, sender=replace(claim.sender, name=evil))
    else:
        claim = replace(claim, **{field: evil})  # type: ignore[arg-type]
    corrections.keep(office.desk, correction.id, claim, correction.route)
    corrections.submit(office.desk, correction.id, agreed=True)
    delivery.deliver(office.desk)
    (raw,) = office.newsroom.taken
    head, _, _body = raw.partition(b"\r\n\r\n")
    assert b"\nBcc:" not in head


# Webmention.


@pytest.mark.parametrize(
    ("status", "expected"),
    [(201, State.FILED), (202, State.FILED), (400, State.FAILED), (410, State.FAILED), (503, State.QUEUED)],
)
def test_webmention_answers(
    office: Office, reading: Reading, draft: Draft, status: int, expected: State
) -> None:
    number = mention(office, draft(reading), office.site / "mention")
    office.site.mention_status = status
    delivery.deliver(office.desk)
    told = corrections.load(office.desk, number)
    assert told.state is expected
    if status == 201:
        assert told.events[-1].detail == f"201 {office.site / 'status/1'}"
    (sent,) = office.site.mentions
    assert sent == {"source": f"{office.site / 'log'}/{told.identity}.html", "target": reading.headline.url}


def mention(office: Office, correction: Correction, endpoint: str) -> int:
    """Queue a correction for a Webmention endpoint; its page is published."""
    office.desk.settings = office.desk.settings._replace(corrections_url=office.site / "log")
    route = Route(Channel.WEBMENTION, endpoint, Origin.WEBMENTION, office.site / "story")
    kept = corrections.keep(office.desk, correction.id, correction.claim, route)
    office.site.pages[f"/log/{kept.identity}.html"] = story(["It says so."])
    return corrections.submit(office.desk, kept.id).id


def test_a_mention_waits_until_its_page_is_published(office: Office, reading: Reading, draft: Draft) -> None:
    number = mention(office, draft(reading), office.site / "mention")
    office.site.pages = {path: page for path, page in office.site.pages.items() if "log" not in path}
    delivery.deliver(office.desk)
    assert state(office, number) is State.QUEUED
    assert office.site.mentions == []


def test_a_withdrawal_tells_the_endpoint_once_the_page_is_gone(
    office: Office, reading: Reading, draft: Draft
) -> None:
    number = mention(office, draft(reading), office.site / "mention")
    delivery.deliver(office.desk)
    identity = corrections.withdraw(office.desk, number).identity
    office.site.pages.pop(f"/log/{identity}.html")
    office.site.gone.add(f"/log/{identity}.html")
    delivery.deliver(office.desk)
    assert len(office.site.mentions) == 2
    assert state(office, number) is State.WITHDRAWN


def test_redirects_into_the_own_network_are_refused(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """127.0.0.1 is taken for a public address here; what it leads to is not."""

    def judged(address: str) -> bool:
        return address != "127.0.0.1" and is_private(address)

    for module in (streams, fetching):
        monkeypatch.setattr(module, "is_private", judged)
    port = urlsplit(office.site.base).port
    for target in ("127.0.0.2", "[::1]", "0", "[::ffff:127.0.0.2]"):
        office.site.moved["/mention"] = f"http://{target}:{port}/admin"
        with pytest.raises(CopydeskError):
            office.desk.client.post_form(
                office.site / "mention", (("source", "s"), ("target", "t")), allow_private=False
            )
    assert office.site.mentions == []
    office.site.moved.clear()
    form = (("source", "s"), ("target", "t"))
    assert office.desk.client.post_form(office.site / "mention", form, allow_private=False).status == 202


# Crashes.

_CRASH = """
import os, signal, sys
from pathlib import Path
from tests.corrections.parts import SetClock, settings, Newsroom
from tui.core.paths import Paths
from tui.services import delivery, outbox
from tui.services.desk import Desk
from tui.services.outbox import Delivered
from tui.mail import submission
from datetime import datetime

folder, port, step, now = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], datetime.fromisoformat(sys.argv[4])
newsroom = Newsroom()
newsroom.port = port

def die(*_a, **_k):
    os.kill(os.getpid(), signal.SIGKILL)

if step == "leased":
    delivery.CorrectionHandler.attempt = die
elif step == "begun":
    real = submission._send
    submission._send = lambda c, m, s, begun: real(c, m, s, lambda: (begun(), die()))
elif step == "answered":
    outbox._settle = die
with Desk.open(Paths(folder, folder, folder, folder), settings(newsroom), clock=SetClock(now)) as desk:
    delivery.deliver(desk)
"""


@pytest.mark.parametrize(
    ("step", "taken", "after"),
    [("leased", 0, State.FILED), ("begun", 0, State.POSSIBLY_SENT), ("answered", 1, State.POSSIBLY_SENT)],
)
def test_kill_9_loses_and_doubles_nothing_that_could_be_known(
    office: Office, reading: Reading, draft: Draft, step: str, taken: int, after: State
) -> None:
    number = queued(office, draft, reading)
    office.desk.close()
    killed = subprocess.run(
        [
            sys.executable,
            "-c",
            _CRASH,
            office.desk.paths.data,
            str(office.newsroom.port),
            step,
            office.clock.now.isoformat(),
        ],
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "PYTHONPATH": "src:."},
        check=False,
        timeout=60,
    )
    assert killed.returncode == -signal.SIGKILL
    assert len(office.newsroom.taken) == taken
    office.desk = Desk.open(office.desk.paths, office.desk.settings, clock=office.clock)
    assert state(office, number) is State.SENDING
    assert delivery.deliver(office.desk) == Delivered(), "the lease still holds"
    office.clock.forward(minutes=6)
    delivery.deliver(office.desk)
    assert state(office, number) is after
    assert len(office.newsroom.taken) == (1 if step != "begun" else 0)
    office.clock.forward(hours=7)
    delivery.deliver(office.desk)
    assert state(office, number) is State.FILED
    assert len(office.newsroom.taken) == {"leased": 1, "begun": 1, "answered": 2}[step]
    with office.desk.store.reading() as connection:
        assert outbox.waiting(connection) == ()
