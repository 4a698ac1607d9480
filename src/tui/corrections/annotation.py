"""A correction as a W3C Web Annotation (motivation "editing"), and back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tui.core.errors import ParseError
from tui.core.messages import N_
from tui.core.text import clean, clean_line
from tui.corrections.identity import claim_identity
from tui.corrections.models import Claim, CorrectionKind, Quote, Sender, Source

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
QUOTE_CONTEXT = 64
"""Characters of prefix and suffix."""


def quote_at(text: str, start: int, end: int) -> Quote:
    """Return the selector for `text[start:end]`, with enough around it to tell it from its like."""
    return Quote(
        exact=text[start:end],
        prefix=text[max(0, start - QUOTE_CONTEXT) : start],
        suffix=text[end : end + QUOTE_CONTEXT],
    )


def to_annotation(claim: Claim, created: datetime) -> dict[str, Any]:
    """Return the annotation as JSON data (Web Annotation Data Model, W3C Recommendation 2017).

    Args:
        claim: What is said. The sender's address is left out: an annotation may be published.
        created: When it was written, aware.
    """
    annotation: dict[str, Any] = {
        "@context": CONTEXT,
        "id": f"urn:uuid:{claim_identity(claim)}",
        "type": "Annotation",
        "motivation": "editing",
        "created": created.isoformat(),
        "body": _bodies(claim),
        "target": _target(claim),
        "dcterms:title": claim.source.headline,
    }
    if claim.source.published:
        annotation["dcterms:issued"] = claim.source.published.isoformat()
    if claim.sender.name:
        annotation["creator"] = {"type": "Person", "name": claim.sender.name}
    return annotation


def _bodies(claim: Claim) -> list[dict[str, Any]]:
    proposed = {
        "type": "TextualBody",
        "purpose": "editing",
        "value": claim.should_be,
        "format": "text/plain",
        "language": claim.source.language,
    }
    bodies: list[dict[str, Any]] = [
        proposed,
        {"type": "TextualBody", "purpose": "tagging", "value": claim.kind.value},
    ]
    for purpose, value in (("describing", claim.reason), ("commenting", claim.comment)):
        if value:
            bodies.append({"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"})
    bodies.extend(
        {"type": "SpecificResource", "purpose": "linking", "source": address} for address in claim.evidence
    )
    return bodies


def _target(claim: Claim) -> dict[str, Any]:
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": claim.source.url,
        "selector": {
            "type": "TextQuoteSelector",
            "exact": claim.quote.exact,
            "prefix": claim.quote.prefix,
            "suffix": claim.quote.suffix,
        },
    }
    if claim.source.seen:
        target["state"] = {"type": "TimeState", "sourceDate": claim.source.seen.isoformat()}
    return target


def from_annotation(data: object) -> Claim:
    """Read a claim from an annotation that `to_annotation`, or another program, wrote.

    Raises:
        ParseError: It is no annotation of one quoted passage.
    """
    try:
        return _claim(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ParseError(N_("This is no correction in the form of a Web Annotation.")) from error


def _claim(data: Any) -> Claim:
    target, selector = data["target"], data["target"]["selector"]
    by_purpose: dict[str, list[str]] = {}
    for part in data["body"]:
        by_purpose.setdefault(str(part["purpose"]), []).append(
            str(part.get("value") or part.get("source") or "")
        )
    first = {purpose: clean(values[0]) for purpose, values in by_purpose.items()}
    seen = target.get("state", {}).get("sourceDate")
    issued = data.get("dcterms:issued")
    return Claim(
        kind=CorrectionKind(first.get("tagging", "fact")),
        source=Source(
            url=clean_line(target["source"]),
            headline=clean_line(str(data.get("dcterms:title", ""))),
            language=clean_line(str(data["body"][0].get("language", "")), 35),
            published=datetime.fromisoformat(issued) if issued else None,
            seen=datetime.fromisoformat(seen) if seen else None,
        ),
        quote=Quote(
            clean(selector["exact"]), clean(selector.get("prefix", "")), clean(selector.get("suffix", ""))
        ),
        should_be=first.get("editing", ""),
        reason=first.get("describing", ""),
        evidence=tuple(clean_line(address) for address in by_purpose.get("linking", ())),
        comment=first.get("commenting", ""),
        sender=Sender(name=clean_line(str(data.get("creator", {}).get("name", "")), 100)),
    )
