"""The identity of a claim: the same claim by the same person is never filed twice as two."""

from __future__ import annotations

import unicodedata
import uuid

from tui.corrections.models import Claim

# Made once from the name "copydesk.corrections" (RFC 9562, UUIDv5 in the URL namespace), and fixed for ever:
# Message-ID and Idempotency-Key are built on it.
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "copydesk.corrections")


def claim_identity(claim: Claim) -> str:
    """Return the UUIDv5 (RFC 9562) of URL, quote, proposed text and sender.

    Args:
        claim: Comment, evidence and kind do not count: who adds a link later still files the same claim.
    """
    parts = (
        claim.source.url,
        claim.quote.exact,
        claim.should_be,
        claim.sender.email.lower() or claim.sender.name,
    )
    name = "\x1f".join(" ".join(unicodedata.normalize("NFC", part).split()) for part in parts)
    return str(uuid.uuid5(_NAMESPACE, name))


def message_id(identity: str) -> str:
    """Return the Message-ID (RFC 5322) of the mail that carries the claim."""
    return f"<{identity}@copydesk.invalid>"
