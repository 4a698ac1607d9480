"""Decides from what people dismissed how loudly a rule may speak."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tui.figures.models import Finding, Tier

FEWEST_SHOWN = 10
"""Below this a rule has not been seen often enough to be judged."""
LARGEST_SHARE = 0.10
"""The share of dismissed findings above which a rule no longer marks the text."""


def standing(shown: int, dismissed: int) -> Tier:
    """Return the loudest tier that a rule may use.

    Args:
        shown: How many findings of the rule people have been shown.
        dismissed: How many of them they dismissed.
    """
    if shown >= FEWEST_SHOWN and dismissed > LARGEST_SHARE * shown:
        return Tier.NOTE
    return Tier.CHECK


def demoted(findings: Iterable[Finding], counts: Mapping[str, tuple[int, int]]) -> tuple[Finding, ...]:
    """Return the findings with those of often dismissed rules made notes.

    Args:
        findings: What the audit found.
        counts: For each rule how many were shown and how many dismissed.
    """
    return tuple(
        replace(item, tier=Tier.NOTE) if standing(*counts.get(item.rule, (0, 0))) is Tier.NOTE else item
        for item in findings
    )
