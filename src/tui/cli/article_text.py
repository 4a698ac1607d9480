"""An article as plain lines, with its key figures under it: for pipes, files and screen readers."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from tui.articles.export.text import to_body_text
from tui.figures.models import Figure, Finding, Tier
from tui.languages.catalogue import _
from tui.languages.numbers import format_date
from tui.services.readings import Reading

CARDS = 8
"""How many figures stand under the text; the rest is in --json."""


def article_lines(reading: Reading) -> Iterator[str]:
    """Yield the lines of an article: title, where and when, lead, body, figures, what to check."""
    article = reading.article
    yield article.title or reading.headline.title
    where = [article.site or reading.headline.source, article.byline]
    if article.published:
        where.append(format_date(article.published))
    where.append(article.language)
    line = " · ".join(part for part in where if part)
    if line:
        yield line
    yield ""
    if article.lead:
        yield article.lead
        yield ""
    yield to_body_text(article)
    yield from _figure_lines(reading.figures)
    yield from _finding_lines(reading.findings)


def _figure_lines(figures: tuple[Figure, ...]) -> Iterator[str]:
    from tui.figures import cards  # noqa: PLC0415

    shown = cards(figures, limit=CARDS)
    if not shown:
        return
    yield ""
    yield _("Key figures")
    for card in shown:
        yield f"  {card.value}" + (f" — {card.meaning}" if card.meaning else "")
        for follows in card.follows:
            yield f"      → {follows}"


def _finding_lines(findings: tuple[Finding, ...]) -> Iterator[str]:
    checks = [finding for finding in findings if finding.tier is Tier.CHECK]
    if not checks:
        return
    yield ""
    yield _("Figures to check")
    for finding in checks:
        suggestion = (
            _("check: {value}?").format(value=finding.suggest_text) if finding.suggest_text else _("check")
        )
        yield f"  ⚠ {finding.quote}: {suggestion}"
        why = _(finding.mechanism).format(**finding.fields)
        yield from textwrap.wrap(why, 76, initial_indent="      ", subsequent_indent="      ")
        if finding.evidence:
            yield from textwrap.wrap(
                f"{finding.evidence} ({finding.source})",
                76,
                initial_indent="      ",
                subsequent_indent="      ",
            )
