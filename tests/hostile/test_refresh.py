"""A refresh of 120 feeds of which 100 attack: every healthy one is read, every other one fails in a sentence."""

from __future__ import annotations

import threading

from tests.hostile.server import FEED, Answer, FaultServer, here, plain, silent, slow
from tests.hostile.test_feeds import DOCUMENTS
from tests.net.test_bounds import BROKEN, REFUSED
from tui.core.child import ChildPool
from tui.core.errors import CopydeskError
from tui.feeds.models import ParsedFeed
from tui.net.client import Client
from tui.net.limits import Limits
from tui.net.models import Fetched, FetchRequest

HEALTHY = 20
ATTACKS = 100


def attacks() -> dict[str, Answer]:
    """A hundred attacks: every fault of the wire and every bad document, then servers that never end."""
    found = {f"/wire{number}": answer for number, answer in enumerate([*REFUSED.values(), *BROKEN.values()])}
    small = [text for text in DOCUMENTS.values() if len(text) < 1_000_000]
    found |= {f"/document{number}": plain(text.encode()) for number, text in enumerate(small)}
    while len(found) < ATTACKS:
        found[f"/slow{len(found)}"] = (
            silent if len(found) % 2 else slow(b"HTTP/1.1 200 OK\r\n\r\n<rss>", b" ")
        )
    return found


def test_healthy_feeds_are_read_among_attackers() -> None:
    answers = attacks()
    requests = [
        FetchRequest(f"http://attack{number}.localhost:{{port}}{path}", key=1000 + number)
        for number, path in enumerate(list(answers)[:ATTACKS])
    ]
    requests += [FetchRequest(f"http://well{n}.localhost:{{port}}/well", key=n) for n in range(HEALTHY)]
    outcomes: dict[int, ParsedFeed | CopydeskError] = {}
    order: list[int] = []

    with (
        FaultServer({**answers, "/well": plain(FEED)}) as server,
        Client(proxies={}, resolver=here, limits=Limits(seconds=4.0)) as client,
        ChildPool(size=2) as children,
    ):
        placed = [FetchRequest(r.url.replace("{port}", str(server.port)), key=r.key) for r in requests]
        fetches = client.fetch_many(placed)

        def take() -> None:
            for request, answer in fetches:
                outcomes[request.key] = read(children, answer)
                order.append(request.key)

        threads = [threading.Thread(target=take) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert len(outcomes) == HEALTHY + ATTACKS
    for key, outcome in outcomes.items():
        if key < HEALTHY:
            assert isinstance(outcome, ParsedFeed), outcome
            assert [entry.title for entry in outcome.entries] == ["One"]
        elif isinstance(outcome, CopydeskError):
            assert str(outcome).isprintable()
            assert len(str(outcome)) < 300
    silent_ones = {request.key for request in placed if "/slow" in request.url}
    last_healthy = max(order.index(key) for key in range(HEALTHY))
    assert all(order.index(key) > last_healthy for key in silent_ones)


def read(children: ChildPool, answer: Fetched | CopydeskError) -> ParsedFeed | CopydeskError:
    if isinstance(answer, CopydeskError):
        return answer
    try:
        feed: ParsedFeed = children.call(
            "tui.feeds.parse:parse", answer.body, url=answer.final_url, seconds=10
        )
    except CopydeskError as error:
        return error
    return feed
