"""A claim about the first article, and the article's sentence before and after it was mended."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from tui.corrections.annotation import quote_at
from tui.corrections.models import Claim, CorrectionKind, Sender, Source

BEFORE = (
    "On the same day, NVIDIA released its most powerful model to date, Nemotron 3 Super, with 1.28 trillion parameters, "
    "equivalent to the largest version of GPT-OSS. The company claims that it scored 37 on the AI Index."
)
FIXED = BEFORE.replace("1.28 trillion", "128 billion")
WRONG_FIX = BEFORE.replace("1.28 trillion", "1.28 billion")
START = BEFORE.index("1.28 trillion")
SEEN = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


def claim(**changes: Any) -> Claim:
    """The claim that 1.28 trillion should be 128 billion."""
    made = Claim(
        kind=CorrectionKind.FIGURE,
        source=Source(
            url="https://news.example/nvidia",
            headline="NVIDIA to spend $26 billion",
            language="en",
            published=SEEN,
            seen=SEEN,
        ),
        quote=quote_at(BEFORE, START, START + len("1.28 trillion")),
        should_be="128 billion",
        reason="亿 is a hundred million: 1280亿 is 128 billion.",
        evidence=("https://models.example/gpt-oss",),
        sender=Sender("Ada Reader", "ada@reader.example"),
    )
    return replace(made, **changes)
