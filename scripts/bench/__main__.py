"""Runs every measure and prints ratios against peers measured in the same run.

python scripts/bench             20,000 articles, 200 feeds: about three minutes
python scripts/bench --large     1,000,000 articles and 1,000 feeds too
python scripts/bench starts      one of: starts openings refreshes searches texts
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the chosen measures."""
    import openings
    import refreshes
    import screens
    import searches
    import texts

    large = "--large" in sys.argv
    chosen = [word for word in sys.argv[1:] if not word.startswith("-")] or [
        "starts",
        "openings",
        "refreshes",
        "searches",
        "texts",
    ]
    if "starts" in chosen:
        for articles in (0, 20_000, *((1_000_000,) if large else ())):
            screens.measure(articles)
        if large:
            screens.while_refreshing(1_000)
    if "openings" in chosen:
        openings.measure()
    if "refreshes" in chosen:
        for feeds in (200, *((1_000,) if large else ())):
            refreshes.measure(feeds)
    if "searches" in chosen:
        for articles in (20_000, 100_000, *((1_000_000,) if large else ())):
            searches.measure(articles)
    if "texts" in chosen:
        texts.figures()
        texts.extraction()
        texts.breaking()


if __name__ == "__main__":
    main()
