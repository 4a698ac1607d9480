"""Makes a claim of what the person looks at: selected words, a key figure, or what the audit found."""

from __future__ import annotations

import re
from dataclasses import replace

from tui.corrections.annotation import quote_at
from tui.corrections.models import Claim, CorrectionKind, Quote, Sender, Source
from tui.figures.models import Finding
from tui.services.desk import Desk
from tui.services.readings import Reading

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_ARXIV = re.compile(r"arXiv:(\d{4}\.\d{4,5})")
_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s,;]+)")


def claim_of(desk: Desk, reading: Reading, start: int, end: int) -> Claim:
    """Return a claim about a stretch of an article; where the audit flags it, the audit's words fill the form.

    Args:
        desk: The open desk: who sends it, and when it was read.
        reading: The opened article.
        start: Offset in the article's text.
        end: Offset behind it; the same as `start` for no particular words.
    """
    finding = finding_at(reading, start, end)
    if finding is not None:
        return claim_of_finding(desk, reading, finding)
    text = reading.article.text
    inside = [figure for figure in reading.figures if start <= figure.start < end]
    kind = CorrectionKind.FIGURE if inside else CorrectionKind.FACT
    quote = quote_at(text, start, end) if end > start else Quote("")
    return _claim(desk, reading, kind, quote)


def claim_of_finding(desk: Desk, reading: Reading, finding: Finding) -> Claim:
    """Return the claim that a finding makes: value as read, value that would fit, the reason, the other source.

    Args:
        desk: The open desk.
        reading: The article with the finding.
        finding: One of the reading's findings.
    """
    mechanism = finding.mechanism.format(**finding.fields)
    other = f"{finding.evidence} ({finding.source})" if finding.source else finding.evidence
    claim = _claim(
        desk, reading, CorrectionKind.FIGURE, quote_at(reading.article.text, finding.start, finding.end)
    )
    return replace(
        claim,
        should_be=finding.suggest_text,
        reason=" ".join(filter(None, (mechanism, other))),
        evidence=addresses_in(f"{finding.evidence} {finding.source}"),
    )


def finding_at(reading: Reading, start: int, end: int) -> Finding | None:
    """Return the finding that a stretch touches, or None."""
    return next(
        (each for each in reading.findings if each.start < max(end, start + 1) and each.end > start), None
    )


def addresses_in(text: str) -> tuple[str, ...]:
    """Return the web addresses that a citation names; arXiv numbers and DOIs become addresses.

    Args:
        text: A citation.
    """
    found = [match.rstrip(".,;:)") for match in _ADDRESS.findall(text)]
    found += [f"https://arxiv.org/abs/{number}" for number in _ARXIV.findall(text)]
    found += [f"https://doi.org/{name.rstrip('.)')}" for name in _DOI.findall(_ADDRESS.sub("", text))]
    return tuple(dict.fromkeys(found))


def _claim(desk: Desk, reading: Reading, kind: CorrectionKind, quote: Quote) -> Claim:
    article, headline = reading.article, reading.headline
    return Claim(
        kind=kind,
        source=Source(
            url=headline.url or article.canonical_url or article.url,
            headline=article.title or headline.title,
            site=article.site or headline.feed_title,
            language=article.language or headline.language,
            published=article.published or headline.published,
            seen=desk.clock().replace(microsecond=0),
        ),
        quote=quote,
        sender=Sender(desk.settings.sender_name, desk.settings.sender_email),
    )
