"""Figures and versions made by hand, for tests of what is done with them."""

from __future__ import annotations

import re
from decimal import Decimal

from tui.figures.audit.quantities import Version
from tui.figures.models import Figure, Kind


def figure(
    text: str,
    surface: str,
    value: str,
    *,
    lang: str = "en",
    kind: Kind = Kind.COUNT,
    unit: str = "",
    sig: int | None = None,
    scale: int = 0,
    scale_text: str = "",
    per: str = "",
    nth: int = 0,
    high: str = "",
) -> Figure:
    """Return the figure whose surface is the `nth` place of `surface` in `text`."""
    start = [match.start() for match in re.finditer(re.escape(surface), text)][nth]
    end = start + len(surface)
    number = Decimal(value)
    sentence_start = max((text.rfind(mark, 0, start) + 1 for mark in ".。\n"), default=0)
    ends = [at + 1 for mark in (". ", "。", "\n") if (at := text.find(mark, end)) >= 0]
    return Figure(
        lang=lang,
        start=start,
        end=end,
        text=surface,
        num_start=start,
        num_end=end,
        value=number,
        high=Decimal(high) if high else None,
        sig=sig or max(1, len(value.replace(".", "").strip("0").partition("E")[0])),
        scale=Decimal(10) ** scale,
        scale_text=scale_text,
        kind=kind,
        unit=unit,
        per=per,
        sentence_start=sentence_start,
        sentence_end=min(ends, default=len(text)),
    )


def version(text: str, *figures: Figure, lang: str = "en") -> Version:
    """Return the version of `text` with these figures, in the order of the text."""
    return Version.of(text, lang, sorted(figures, key=lambda item: item.start))
