"""Figures beside quantulum3, extraction beside readability-lxml and trafilatura, line breaking beside Textual's."""

from __future__ import annotations

import importlib.util
import time

from report import Measure, best_of, show
from server import page_document, paragraph

from tui.articles.extract import extract
from tui.figures import find

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
    """One page of 25 kB, with all metadata, beside what readability-lxml needs for title and text alone."""
    from readability import Document

    raw = page_document(7)
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


if __name__ == "__main__":
    figures()
    extraction()
