"""The JSON-lines protocol of the audit: pairs of language versions in, flags out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tui.figures.audit.article import compare
from tui.figures.json_lines import answers
from tui.figures.models import Finding, Tier

_TEXTS = ("src", "src_lang", "tgt", "tgt_lang")


def audit_lines(lines: Iterable[str]) -> Iterator[str]:
    """Answer JSON lines `{"id","src","src_lang","tgt","tgt_lang"}` with `{"id","flags"}`.

    Args:
        lines: One JSON object a line; empty lines are skipped.

    Yields:
        One JSON line for each, its flags the findings to check, with offsets in `tgt`;
        `{"id","error"}` where the line was not understood.
    """
    yield from answers(lines, _answer)


def to_json(finding: Finding) -> dict[str, object]:
    """Return a finding as a JSON object; `suggest` is a number, or null."""
    return {
        "start": finding.start,
        "end": finding.end,
        "suggest": None if finding.suggest is None else float(finding.suggest),
        "suggest_text": finding.suggest_text,
        "rule": finding.rule,
        "tier": finding.tier.value,
        "mechanism": finding.mechanism.format(**finding.fields),
        "quote": finding.quote,
        "evidence": finding.evidence,
    }


def _answer(item: dict[str, Any]) -> dict[str, object]:
    texts = [item.get(name) for name in _TEXTS]
    if not all(isinstance(text, str) for text in texts):
        return {"id": item.get("id"), "error": "src, src_lang, tgt and tgt_lang must be strings"}
    src, src_lang, tgt, tgt_lang = (str(text) for text in texts)
    found = compare(src, src_lang, tgt, tgt_lang)
    return {"id": item.get("id"), "flags": [to_json(item) for item in found if item.tier is Tier.CHECK]}
