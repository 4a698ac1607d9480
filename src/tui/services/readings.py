"""An opened article with everything that stands beside it, as a frozen value that holds no connection."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.articles.document import Article
    from tui.core.messages import Message
    from tui.figures.models import Figure, Finding
    from tui.services.views import Headline
    from tui.store.articles import StoredArticle


class TextMode(StrEnum):
    """Which text of an entry is shown."""

    AUTO = "auto"
    FEED = "feed"
    FULL = "full"
    SOURCE = "source"


class Reading(NamedTuple):
    """An opened article with everything that stands beside it."""

    entry_id: int
    """0 where it is not stored."""
    headline: Headline
    article: Article
    figures: tuple[Figure, ...]
    """In the order of the text; `rank` tells the importance. Offsets are those of `article.text`."""
    findings: tuple[Finding, ...]
    mode: TextMode
    """The mode that was used: FEED, FULL or SOURCE."""
    modes: tuple[TextMode, ...]
    """The modes that can be had."""
    position: float = 0.0
    """Where the person left off: share of the text, 0 to 1."""
    minutes: int = 1
    """Reading time."""
    trouble: Message | None = None
    """Why less is shown than was asked."""
    complete: bool = True
    """False where the full text has still to be fetched: call `read.full`."""
    edits: int = 0
    """How often the article was edited since its first version was kept."""
    quotes: tuple[tuple[int, int], ...] = ()
    """The passages that the person highlighted, as offsets in `article.text`, in order."""


def stored_of(reading: Reading) -> StoredArticle:
    """Return the article of a reading as the store keeps it."""
    from tui.services.examine import EXAMINER  # noqa: PLC0415
    from tui.store.articles import StoredArticle  # noqa: PLC0415

    article = reading.article
    return StoredArticle(
        article, reading.figures, reading.findings, reading.minutes, article.extractor, EXAMINER
    )
