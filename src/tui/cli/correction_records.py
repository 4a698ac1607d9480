"""Corrections on standard output: as text, and as JSON with field names that scripts may rely on (docs/json.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.cli.output import write, write_json
from tui.corrections.models import KIND_LABELS, STATE_LABELS
from tui.languages.catalogue import _

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
        "route": route_record(correction.route),
        "events": [
            {"at": event.at, "state": event.state.value, "detail": event.detail, "before": event.before}
            for event in correction.events
        ],
    }


def route_record(route: Route | None) -> dict[str, Any] | None:
    """Where a correction goes, as part of what is printed of it."""
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


def print_correction(correction: Correction, *, as_json: bool) -> None:
    """Print a correction with all that has happened to it."""
    if as_json:
        write_json(correction_record(correction))
        return
    claim, route = correction.claim, correction.route
    write(f"{correction.id}  {_(STATE_LABELS[correction.state])}  {_(KIND_LABELS[claim.kind])}")
    write(f"  {claim.source.headline}  {claim.source.url}")
    write(f"  “{claim.quote.exact}” → “{claim.should_be}”")
    for part in (claim.reason, *claim.evidence, claim.comment):
        if part:
            write(f"  {part}")
    if route is not None:
        write(f"  → {route.address} ({route.channel.value})")
    for event in correction.events:
        write(f"  {event.at.isoformat(timespec='minutes')}  {_(STATE_LABELS[event.state])}")
        for line in (event.before, event.detail):
            if line:
                write(f"      {line}")
