"""Makes findings, one a figure."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from tui.figures import format_value
from tui.figures.audit.mechanism import Mechanism
from tui.figures.audit.quantities import Version
from tui.figures.models import Figure, Finding, Tier

LONGEST_QUOTE = 240
"""Characters of a quoted passage."""


def finding(
    rule: str,
    tier: Tier,
    version: Version,
    index: int,
    mechanism: Mechanism,
    *,
    suggest: Decimal | None = None,
    evidence: str = "",
    source: str = "",
) -> Finding:
    """Return a finding on a figure, with its passage quoted and the suggestion in the style of its text.

    Args:
        rule: U1, U2, K1, I1, I2 or I3.
        tier: How loudly it may speak.
        version: The audited text.
        index: The position of the audited figure among its figures.
        mechanism: How the slip comes about.
        suggest: The value that would fit, if there is one.
        evidence: The quote that it is held against.
        source: Where the evidence stands.
    """
    figure = version.figures[index]
    template, fields = mechanism
    return Finding(
        rule=rule,
        tier=tier,
        start=figure.num_start,
        end=figure.num_end,
        quote=quoted(version.text, figure),
        value=figure.value,
        suggest=suggest,
        suggest_text="" if suggest is None else in_style(suggest, figure),
        mechanism=template,
        fields=fields,
        evidence=evidence,
        source=source,
        figure=index,
    )


def quoted(text: str, figure: Figure) -> str:
    """Return the sentence of `figure`, cut to a readable length around the figure."""
    start, end = figure.sentence_start, figure.sentence_end
    if not start <= figure.start <= figure.end <= end <= len(text):
        start, end = figure.start, figure.end
    if end - start > LONGEST_QUOTE:
        start = max(start, figure.start - LONGEST_QUOTE // 2)
        end = min(end, start + LONGEST_QUOTE)
    return " ".join(text[start:end].split())


def one_each(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return for each figure the loudest finding, the earlier rule among equals, in the order of the text."""
    best: dict[tuple[int, int], Finding] = {}
    for item in found:
        key = item.start, item.end
        known = best.get(key)
        if known is None or (known.tier is Tier.NOTE and item.tier is Tier.CHECK):
            best[key] = item
    return tuple(best[key] for key in sorted(best))


def in_style(value: Decimal, figure: Figure) -> str:
    """Return `value` written as the text of `figure` writes numbers: 128 billion, 1280亿, 128 tỷ.

    The scale of the figure is kept unless the value is less than one of it: no 0.128 trillion.
    """
    return format_value(value, figure.lang, like=figure if value >= figure.scale else None)
