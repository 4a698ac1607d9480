"""What stands under the headline of an exported article."""

from __future__ import annotations

from tui.articles.document import Article


def told(article: Article) -> str:
    """Return who wrote an article, when and where, on one line, as far as it is known.

    Args:
        article: The article.
    """
    day = article.published.date().isoformat() if article.published else ""
    return " · ".join(filter(None, [article.byline, day, article.site]))
