"""A refresh in which five of six feeds attack: the healthy ones come in, each attacker gets one sentence."""

from __future__ import annotations

import gzip
import resource

from tests.hostile.server import (
    Answer,
    FaultServer,
    endless,
    gzip_bomb,
    head,
    here,
    packed,
    plain,
    raw,
    redirect,
    silent,
    slow,
)
from tui.core.paths import person_paths
from tui.core.settings import Settings
from tui.core.text import is_clean
from tui.net.client import Client
from tui.net.limits import Limits
from tui.services import feeds, headlines
from tui.services.desk import Desk
from tui.services.refresh import refresh
from tui.services.views import Scope

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
RSS = "<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>"
ITEM = "<item><title>{name}</title><guid>{name}</guid><description>{text}</description></item>"


def feed(name: str, count: int = 3) -> bytes:
    """A healthy feed."""
    items = "".join(ITEM.format(name=f"{name} {n}", text="Some words. " * 50) for n in range(count))
    return RSS.format(title=name, items=items).encode()


def attacks() -> dict[str, Answer]:
    """One answer for each kind of attack."""
    cut = feed("cut")
    return {
        "bomb": packed(gzip_bomb(200)),
        "endless": endless(head(Content_Type="application/rss+xml"), b"<item>" * 10_000),
        "dripping": slow(head(Content_Length=100_000), b"x"),
        "silent": silent,
        "cut": raw(head(Content_Length=len(cut) + 50) + cut),
        "nonsense": raw(b"\x00\xff no http\r\n\r\n"),
        "round": redirect("/round"),
        "inward": redirect("file:///etc/passwd"),
        "login": plain(b"<html><body><form>Log in</form></body></html>", Content_Type="text/html"),
        "error": plain(b"\x1b[31mgone wrong\x1b[0m", "500 Internal Server Error"),
        "laughs": plain(f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]><rss>&l11;</rss>'.encode()),
        "brotli": plain(gzip.compress(b"x"), Content_Encoding="br"),
        "image": plain(b"\x89PNG\r\n" + b"x" * 5000, Content_Type="image/png"),
        "deep": plain(b"<rss>" + b"<a>" * 200_000),
    }


def test_the_healthy_come_in_and_each_attacker_gets_a_sentence() -> None:
    kinds = attacks()
    answers = {f"/bad{n}": kinds[list(kinds)[n % len(kinds)]] for n in range(100)}
    answers |= {f"/good{n}": plain(feed(f"Good {n}"), Content_Type="application/rss+xml") for n in range(20)}
    with (
        FaultServer(answers) as server,
        Desk.open(person_paths(), Settings()) as desk,
        Client(limits=Limits(seconds=3.0), resolver=here) as client,
    ):
        desk._client = client
        hosts = iter(range(1000))
        bad, good = (
            [
                feeds.subscribe(desk, server.url(path, f"host{next(hosts)}.localhost"))
                for path in answers
                if kind in path
            ]
            for kind in ("bad", "good")
        )
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        report = refresh(desk, feed_ids=[*bad, *good])
        assert report.asked == 120
        assert report.new == 60
        told = dict(report.failures)
        assert not set(good) & set(told)
        for number in bad:
            sentence = str(feeds.feed(desk, number).failure or "")
            assert sentence == "" or ("\n" not in sentence and is_clean(sentence) and len(sentence) < 300)
        assert len(set(bad) & set(told)) > 80, "some kinds give an empty feed, which is no fault"
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000, "kilobytes"
        assert headlines.open_view(desk, Scope()).total == 61
