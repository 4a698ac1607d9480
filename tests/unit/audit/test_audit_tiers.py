"""Rules that people often dismiss lose their voice."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tui.figures.audit import demoted, standing
from tui.figures.models import Finding, Tier


@pytest.mark.parametrize(
    ("shown", "dismissed", "tier"),
    [
        (0, 0, Tier.CHECK),
        (9, 9, Tier.CHECK),
        (10, 1, Tier.CHECK),
        (10, 2, Tier.NOTE),
        (100, 10, Tier.CHECK),
        (100, 11, Tier.NOTE),
    ],
)
def test_standing_of_a_rule(shown: int, dismissed: int, tier: Tier) -> None:
    assert standing(shown, dismissed) is tier


def test_only_the_dismissed_rule_is_demoted() -> None:
    def found(rule: str) -> Finding:
        return Finding(rule, Tier.CHECK, 0, 1, "", Decimal(1), None, "", "", {}, "", "")

    loud, quiet = demoted([found("U1"), found("I2")], {"I2": (20, 5)})
    assert (loud.tier, quiet.tier) == (Tier.CHECK, Tier.NOTE)
