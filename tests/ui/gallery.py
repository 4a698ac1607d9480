"""A small newspaper of our own making: five kinds of article, and titles that try to be markup."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tui.services.desk import Desk
from tui.services.examine import read_fragment
from tui.store import articles, entries, feeds
from tui.store.articles import FEED
from tui.store.intake import EntryRow

if TYPE_CHECKING:
    from sqlite_utils import Database

NOW = datetime(2026, 3, 13, 9, 0, tzinfo=UTC)
"""The moment at which the clock stands still."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An article to be."""

    feed: str
    folder: str
    title: str
    html: str
    language: str = "en"
    author: str = ""
    hours_ago: float = 1.0


FLASH = Piece(
    "Harbour Wire",
    "Markets",
    "Rotterdam freight rates climb 12% in a week",
    "<p>Spot rates for a forty-foot container from Shanghai to Rotterdam rose 12% to $4,310 in the week to Thursday, "
    "the sharpest rise since November, according to the port's index.</p>"
    "<p>Brokers said two canal closures had taken 180,000 containers of capacity out of service.</p>",
    author="Mara Lindqvist",
    hours_ago=2,
)

LONG = Piece(
    "The Slow Review",
    "Essays",
    "The last lamplighter of Gdynia keeps 214 flames alive",
    "<p><em>Every evening at dusk a man with a pole walks nine kilometres.</em></p>"
    "<p>When the city voted in 2019 to replace its gas lamps, Tomasz Rudnik asked for "
    '<a href="https://example.org/minutes">the minutes of the meeting</a>. What he found there was a '
    "<strong>promise nobody had noticed</strong>: the lamps of the old quarter, 214 of them, were to stay "
    '<a href="https://example.org/lamps">as long as somebody lit them</a>.</p>'
    "<h2>A trade of one</h2>"
    "<p>There is no school for lamplighters. Rudnik, 61, learnt from a manual of 1934 and from a neighbour who had "
    "done the round as a boy. A lamp takes him forty seconds; the whole round takes two and a half hours.</p>"
    "<blockquote><p>People think it is about light. It is about somebody coming by, every day, at the same hour, and "
    "looking up at your window.</p></blockquote>"
    "<p>What he carries:</p>"
    "<ul><li>a brass pole of two metres ten, with a hook and a flame;</li>"
    "<li>mantles, eleven to the box, because three break every night;</li>"
    "<li>a notebook:<ul><li>which lamp stutters;</li><li>who was awake.</li></ul></li></ul>"
    '<figure><img src="https://example.org/pole.jpg" alt="A man lifts a brass pole to a street lamp">'
    "<figcaption>The evening round begins at the fish market. Photograph: Ewa Lis</figcaption></figure>"
    "<h3>What it costs</h3>"
    "<ol><li>Gas: 96,000 złoty a year.</li><li>Mantles and glass: 18,500.</li><li>Rudnik himself: one salary.</li></ol>"
    "<p>The city once counted what LED lamps would save. The sum was smaller than the Christmas market's "
    "fireworks.</p><hr>"
    "<p>In winter the round starts at half past three. He has missed it twice in seven years, and both times the "
    "street wrote to the paper.</p>",
    author="Ines Okafor",
    hours_ago=26,
)

TABLE = Piece(
    "Harbour Wire",
    "Markets",
    "How the five largest ports did in February",
    "<p>Four of five handled more containers than a year ago.</p>"
    "<table><caption>Containers, thousands of TEU</caption>"
    "<tr><th>Port</th><th>February 2026</th><th>February 2025</th><th>Change</th></tr>"
    "<tr><td>Shanghai</td><td>4,120</td><td>3,905</td><td>+5.5%</td></tr>"
    "<tr><td>Singapore</td><td>3,340</td><td>3,180</td><td>+5.0%</td></tr>"
    "<tr><td>Ningbo-Zhoushan</td><td>3,010</td><td>2,760</td><td>+9.1%</td></tr>"
    "<tr><td>Rotterdam</td><td>1,090</td><td>1,120</td><td>-2.7%</td></tr>"
    "<tr><td>Antwerp-Bruges</td><td>1,045</td><td>1,010</td><td>+3.5%</td></tr></table>"
    "<p>The second table says who waits longest, and why; its last column is as wordy as such columns are.</p>"
    "<table><tr><th>Port</th><th>Days at anchor</th><th>What the harbour master says</th></tr>"
    "<tr><td>Rotterdam</td><td>3.5</td><td>Two berths are closed for dredging until the end of March, and the night "
    "shift is short of pilots</td></tr>"
    "<tr><td>Singapore</td><td>1.0</td><td>Nothing unusual for the season</td></tr></table>",
    hours_ago=5,
)

CODE = Piece(
    "Tidepool Notes",
    "Code",
    "Three lines that made our parser twice as fast",
    "<p>We read <code>bytes</code> one by one. That was the whole mistake.</p>"
    '<pre><code class="language-python">def lines(data: bytes) -> list[bytes]:\n'
    '    """Split without copying twice."""\n'
    "    # memoryview keeps one buffer alive\n"
    "    view = memoryview(data)\n"
    "    return [bytes(part) for part in chunks(view, 4096)]\n</code></pre>"
    "<p>On a file of 64 MB the time fell from 1.9 seconds to 0.8 seconds.</p>",
    author="June Park",
    hours_ago=50,
)

CHINESE = Piece(
    "海港日报",
    "中文",
    "港口集团一季度净利润同比增长18%，拟投资260亿元扩建码头",
    "<p>海港集团周四公布，2026年第一季度净利润为12.8亿元，同比增长18%，营业收入达到97亿元。公司表示，"
    "增长主要来自集装箱业务，“下半年的订单已经排满”，董事长说。</p>"
    "<p>集团同时宣布，未来五年将投资260亿元，在三个港区新建14个泊位，全部采用自动化设备。分析师认为，"
    "这一规模超过市场预期，但运价回落的风险仍然存在。</p>",
    language="zh-Hans",
    author="林晓",
    hours_ago=3,
)

HOSTILE_TITLES = (
    "[/]",
    "[@click=app.quit]x[/]",
    "[bold red]not red[/bold red]",
    "$accent [$accent]y[/]",
    "Broken [markup [here",
)
"""Titles that would be markup, or break it."""

PIECES = (FLASH, CHINESE, TABLE, LONG, CODE)


def row_of(piece: Piece, number: int, site: str = "https://example.org") -> EntryRow:
    """Make the row of an article."""
    published = int((NOW - timedelta(hours=piece.hours_ago)).timestamp())
    return EntryRow(
        guid=f"{piece.feed}-{number}",
        title=piece.title,
        url=f"{site}/{number}",
        author=piece.author,
        published=published,
        language=piece.language,
        content=zlib.compress(piece.html.encode()),
        search_title=piece.title.casefold(),
        search_body=piece.html.casefold(),
    )


def fill(desk: Desk, pieces: tuple[Piece, ...] = PIECES, site: str = "https://example.org") -> None:
    """Put articles into a store, read and examined, each in its feed."""
    now = int(NOW.timestamp())
    texts = [
        read_fragment(piece.html, f"{site}/{number}", piece.title, piece.language, {})
        for number, piece in enumerate(pieces)
    ]

    def job(db: Database) -> None:
        for number, (piece, text) in enumerate(zip(pieces, texts, strict=True)):
            feed_id, _new = feeds.subscribe(
                db, f"https://feeds.example/{piece.feed}", now, title=piece.feed, folder=piece.folder
            )
            kept = entries.keep(db, feed_id, [row_of(piece, number, site)], now + number)
            for entry_id in kept.new:
                articles.keep(db, entry_id, FEED, text)

    desk.store.write(job)


def many(desk: Desk, count: int) -> None:
    """Put a feed of many short entries into a store."""
    now = int(NOW.timestamp())
    rows = [
        EntryRow(guid=f"many-{n}", title=f"Headline number {n}", published=now - 60 * n, excerpt="Short.")
        for n in range(count)
    ]

    def job(db: Database) -> None:
        feed_id, _new = feeds.subscribe(db, "https://feeds.example/many", now, title="Many", folder="")
        entries.keep(db, feed_id, rows, now)

    desk.store.write(job)
