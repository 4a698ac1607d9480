"""Figures beside quantulum3, extraction beside readability-lxml and trafilatura, line breaking beside Textual's."""

from __future__ import annotations

import importlib.util
import sys
import time
from pathlib import Path

from report import Measure, best_of, show
from server import page_document, paragraph

from tui.articles.extract import extract
from tui.figures import find

CHINESE = (
    "周一，工业部表示，未来五年用于铁路的开支将增加{percent}%，达到$8 billion；此前已有1,037人签署请愿书。"
    "分析人士原先预计的增幅较小，因此市场反应平淡（股价仅上涨3.5%）。"
)
JAPANESE = (
    "工業省は月曜日、今後五年間の鉄道への支出を{percent}%増やし、80億ドルにすると発表した。これまでに1,037人が請願書に署名している。"
    "アナリストはより小さな増加を見込んでいたため、市場の反応は鈍く（株価は3.5%の上昇にとどまった）、円相場もほとんど動かなかった。"
)
THAI = (
    "กระทรวงอุตสาหกรรมแถลงเมื่อวันจันทร์ว่า งบประมาณสำหรับระบบรางในอีกห้าปีข้างหน้าจะเพิ่มขึ้น {percent}% เป็น 8 พันล้านดอลลาร์ "
    "หลังจากมีผู้ร่วมลงชื่อเรียกร้อง 1,037 คน นักวิเคราะห์คาดว่าจะเพิ่มขึ้นน้อยกว่านี้ ตลาดจึงตอบสนองไม่มากนัก (ราคาหุ้นเพิ่มขึ้นเพียง 3.5%) "
)
SAMPLES = {
    "English": [paragraph(number) * 3 for number in range(60)],
    "Chinese": [CHINESE.format(percent=percent) * 4 for percent in range(60)],
    "Japanese": [JAPANESE.format(percent=percent) * 4 for percent in range(60)],
    "Thai": [THAI.format(percent=percent) * 4 for percent in range(60)],
}
"""Paragraphs to break into lines."""


def news_page(number: int) -> bytes:
    """An article amid what surrounds one on a news site: menus, cards of other stories, comments, scripts."""
    menu = "".join(f"<li class='menu-item'><a href='/section/{n}'>Section {n}</a></li>" for n in range(120))
    cards = "".join(
        f"<div class='card related-story'><a href='/story/{n}'><img src='/i/{n}.jpg' alt=''><h3>Another story {n}</h3></a>"
        f"<p class='teaser'>{paragraph(n)[:90]}</p><span class='share'><button>Share</button></span></div>"
        for n in range(60)
    )
    comments = "".join(
        f"<div class='comment'><b>Reader {n}</b><p>{paragraph(n)[:60]}</p></div>" for n in range(80)
    )
    script = "<script>var state = {" + "a:1," * 4_000 + "}</script>"
    head, _, tail = page_document(number).decode().partition("<article>")
    article, _, end = tail.partition("</article>")
    surroundings = (
        f"<ul class='menu'>{menu}</ul>",
        f"<aside class='related'>{cards}</aside><section id='comments'>{comments}</section>",
    )
    return f"{head}{surroundings[0]}<article>{article}</article>{surroundings[1]}{script}{end}".encode()


WORDS = "".join(paragraph(number) for number in range(40))


def milliseconds(work: object) -> float:
    """How long a call takes."""
    begun = time.perf_counter()
    work()  # type: ignore[operator]
    return 1000 * (time.perf_counter() - begun)


def figures() -> None:
    """Milliseconds per 1,000 words of English news."""
    thousands = len(WORDS.split()) / 1000
    find(WORDS, "en")
    ours = best_of(5, lambda: milliseconds(lambda: find(WORDS, "en"))) / thousands
    peer = None
    if importlib.util.find_spec("quantulum3"):
        from quantulum3 import parser

        parser.parse("It cost $5 million.")
        peer = best_of(1, lambda: milliseconds(lambda: parser.parse(WORDS))) / thousands
    show(
        Measure("figures, per 1,000 words", ours, "ms", peer, "quantulum3"),
        Measure("figures, per 1,000 words", ours, "ms", bar=60),
    )


def extraction() -> None:
    """One news page with its surroundings, with all metadata, beside what readability-lxml needs for title and text alone."""
    from readability import Document

    raw = news_page(7)
    url = "http://127.0.0.1:9/page/7"

    def peer() -> None:
        document = Document(raw.decode(), url=url)
        document.short_title()
        document.summary()

    extract(raw, url)
    ours = best_of(9, lambda: milliseconds(lambda: extract(raw, url)))
    show(
        Measure(
            "extraction of a page",
            ours,
            "ms",
            best_of(9, lambda: milliseconds(peer)),
            "readability-lxml",
            0.5,
        )
    )


def breaking() -> None:
    """Lines of 72 cells beside Textual's, in four languages: the time, cells wasted, bad beginnings, parted numbers."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from measure_breaking import measure, ours, textuals

    for name, paragraphs in SAMPLES.items():
        # The rules are loaded with the first paragraph; what was broken once is remembered, so it is not timed.
        measure(ours, paragraphs[:1], 72)
        mine, theirs = measure(ours, paragraphs[1:], 72), measure(textuals, paragraphs[1:], 72)
        show(
            Measure(
                f"breaking {name} into lines", mine["milliseconds"], "ms", theirs["milliseconds"], "Textual"
            ),
            Measure(
                f"{name}: cells wasted a line", mine["wasted_cells"], "", theirs["wasted_cells"], "Textual"
            ),
        )
        print(
            f"{name}: lines that begin badly {mine['bad_starts_percent']}% (Textual {theirs['bad_starts_percent']}%),"
            f" numbers parted {mine['numbers_parted']} (Textual {theirs['numbers_parted']})"
        )


if __name__ == "__main__":
    figures()
    extraction()
    breaking()
