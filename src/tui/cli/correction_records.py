"""The JSON of corrections: field names that scripts may rely on (see docs/json.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.corrections.models import Correction, Route
    from tui.services.correction_files import Tally


def correction_record(correction: Correction) -> dict[str, Any]:
    """A correction, as `copydesk correct --json` and `copydesk corrections --json` print it."""
    claim = correction.claim
    return {
        "id": correction.id,
        "identity": correction.identity,
        "state": correction.state.value,
        "kind": claim.kind.value,
        "url": claim.source.url,
        "headline": claim.source.headline,
        "quote": claim.quote.exact,
        "should_be": claim.should_be,
        "reason": claim.reason,
        "evidence": list(claim.evidence),
        "comment": claim.comment,
        "route": _route_record(correction.route),
        "events": [
            {"at": event.at, "state": event.state.value, "detail": event.detail, "before": event.before}
            for event in correction.events
        ],
    }


def _route_record(route: Route | None) -> dict[str, Any] | None:
    if route is None:
        return None
    return {
        "channel": route.channel.value,
        "address": route.address,
        "origin": route.origin.value,
        "found_at": route.found_at,
        "foreign": route.foreign,
        "seen": route.seen,
    }


def tally_record(tally: Tally) -> dict[str, Any]:
    """What became of corrections, as `copydesk corrections statistics --json` prints it."""
    return {
        "publisher": tally.publisher,
        "filed": tally.filed,
        "acknowledged": tally.acknowledged,
        "fixed": tally.fixed,
        "median_days": tally.median_days,
    }
