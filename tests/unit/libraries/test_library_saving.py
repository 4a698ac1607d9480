"""An article that was read becomes an item of a library."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from tests.unit.libraries.test_library_bundle import NOW, item, library_of
from tui.articles.document import Article, Heading, Paragraph
from tui.figures.models import Figure, Kind, Passage
from tui.libraries.allow import EXCERPT
from tui.libraries.bundle import build
from tui.libraries.formats.feed import followed_address
from tui.libraries.saving import excerpt_of, item_of, key_figures


def figure(
    text: str, value: int, rank: int, kind: Kind = Kind.MONEY, concept: str = "", entity: str = ""
) -> Figure:
    return Figure(
        lang="en", start=rank, end=rank + len(text), text=text, num_start=0, num_end=1, value=Decimal(value), kind=kind,
        rank=rank, concept=Passage(concept, 0, len(concept)) if concept else None, entity=entity,
    )  # fmt: skip


def article(*paragraphs: str, lead: str = "", canonical: str = "") -> Article:
    text = "\n\n".join(("Heading", *paragraphs))
    starts = [text.index(paragraph) for paragraph in paragraphs]
    blocks = [Paragraph(start, start + len(each)) for start, each in zip(starts, paragraphs, strict=True)]
    return Article(
        text=text,
        blocks=(Heading(0, 7), *blocks),
        title="A plant",
        lead=lead,
        byline="Ada Nwosu",
        published=datetime(2026, 11, 23, tzinfo=UTC),
        language="en",
        url="https://courier.example.org/a?utm_source=feed",
        canonical_url=canonical,
    )


def test_an_article_is_kept_whole_and_its_address_cleaned() -> None:
    saved = item_of(
        article("First.", "Second."), [figure("$8 billion", 8, 1, concept="cost")], NOW, site="The Courier"
    )
    assert saved.url == "https://courier.example.org/a"
    assert (saved.title, saved.site, saved.author, saved.excerpt) == (
        "A plant",
        "The Courier",
        "Ada Nwosu",
        "First.",
    )
    assert saved.text.endswith("Second.")
    assert [(each.text, each.label) for each in saved.figures] == [("$8 billion", "cost")]
    other = item_of(article("First.", canonical="https://courier.example.org/plant"), [], NOW)
    assert (other.url, other.site) == ("https://courier.example.org/plant", "courier.example.org")
    assert other.id != saved.id


def test_an_excerpt_ends_after_a_word_and_is_short_enough() -> None:
    for text in ("word, " * 200, "汉字" * 300, "x" * 900):
        cut = excerpt_of(article(text.strip()))
        assert len(cut) <= EXCERPT
        assert cut.endswith("…")
    assert excerpt_of(article("word, " * 200)).endswith("word…")
    assert excerpt_of(article("First.", lead="The lead.")) == "The lead."
    assert excerpt_of(Article(text="", blocks=())) == ""


def test_key_figures_are_the_most_salient_each_once() -> None:
    found = [
        figure("42%", 42, 2, Kind.PERCENT, "growth", "Acme"),
        figure("$8 billion", 8, 1, concept="raised by Acme", entity="Acme"),
        figure("$8bn", 8, 3),
        figure("2031", 2031, 4, Kind.DATE),
    ]
    assert [(each.text, each.label) for each in key_figures(found)] == [
        ("$8 billion", "raised by Acme"),
        ("42%", "growth, Acme"),
    ]
    assert len(key_figures([figure(str(number), number, number) for number in range(1, 20)])) == 5


def test_following_a_library_leads_to_its_feed() -> None:
    files = {file.path: file.data for file in build(library_of(item(1)), NOW).files}
    base = "https://lib.example.org/numbers/"
    assert followed_address(base + "library.json", files["library.json"]) == base + "feed.atom"
    for path in ("feed.atom", "feed.json", "index.html"):
        assert followed_address(base + path, files[path]) == base + path


def test_a_figure_that_says_what_it_counts_is_not_told_it_again() -> None:
    found = key_figures(
        [
            figure("284,000 heat pumps", 284_000, 1, concept="Heat pumps", entity="Germany"),
            figure("three plants", 3, 2, concept="plants"),
        ]
    )
    assert [(each.text, each.label) for each in found] == [
        ("284,000 heat pumps", "Germany"),
        ("three plants", ""),
    ]
