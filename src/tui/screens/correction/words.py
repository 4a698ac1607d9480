"""Draws what is said of a correction: word differences, timelines, numbers. Plain text, never markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from textual.content import Content

from tui.core.messages import N_
from tui.corrections.differences import Change, Run, word_difference
from tui.corrections.models import (
    KIND_LABELS,
    ORIGIN_REASONS,
    STATE_LABELS,
    Channel,
    Correction,
    Event,
    Route,
    State,
)
from tui.languages.catalogue import _
from tui.languages.numbers import format_date, format_date_time
from tui.services.channels import CHANNEL_LABELS
from tui.services.correction_files import Tally
from tui.services.versions import Edit

_AROUND = 60
"""Characters of unchanged text that are shown beside a change."""
_MARKS = {Change.GONE: ("[-", "-]", "$error strike"), Change.NEW: ("{+", "+}", "$success bold")}


def difference_of(runs: Iterable[Run], *, whole: bool = False) -> Content:
    """Return a word difference: what went in [-…-], what came in {+…+}, so that it can be told without colours.

    Args:
        runs: The words.
        whole: Whether all unchanged words are shown; else those beside a change.
    """
    parts: list[Content] = []
    for run in runs:
        if run.change is Change.SAME:
            text = (
                run.text if whole or len(run.text) <= 3 * _AROUND else _shortened(run.text, first=not parts)
            )
            parts.append(Content(text))
            continue
        before, after, style = _MARKS[run.change]
        parts.append(Content(f"{before}{run.text}{after}").stylize(style))
    return Content("").join(parts)


def _shortened(text: str, *, first: bool) -> str:
    return f"… {text[-_AROUND:]}" if first else f"{text[:_AROUND]} … {text[-_AROUND:]}"


_LONGEST_ADDRESS = 44


def route_label(route: Route | None) -> str:
    """Return where a correction goes, in a line: the address and how."""
    if route is None:
        return _(_NO_ROUTE)
    return f"{_short(route.address)} · {_(CHANNEL_LABELS[route.channel])}"


def _short(address: str) -> str:
    """Return an address that fits beside its label; of a long one the end says more than the beginning."""
    home = str(Path.home())
    address = f"~{address.removeprefix(home)}" if address.startswith(home) else address
    return address if len(address) <= _LONGEST_ADDRESS else f"…{address[1 - _LONGEST_ADDRESS :]}"


def route_reason(route: Route | None) -> str:
    """Return why a route is offered, where that was read, and when."""
    if route is None:
        return ""
    if route.channel is Channel.FILE:
        return _(_STAYS)
    parts = [_(ORIGIN_REASONS[route.origin])]
    if route.seen is not None:
        parts.append(format_date(route.seen))
    if route.foreign:
        parts.append(_(_FOREIGN))
    return " · ".join(parts)


def details_of(correction: Correction) -> Content:
    """Return everything about a correction: the claim as a word difference, evidence, route, timeline."""
    claim = correction.claim
    parts: list[Content] = [
        Content(claim.source.headline).stylize("bold"),
        Content(claim.source.url).stylize("$muted"),
        Content(""),
        _pair(_("What is the matter"), _(KIND_LABELS[claim.kind])),
        Content.assemble((_("The claim") + ": ", "bold"), _claimed(correction)),
    ]
    parts += [Content(""), Content(_("What has happened")).stylize("bold")]
    parts += timeline(correction.events) if correction.events else [Content(_(STATE_LABELS[State.DRAFT]))]
    parts.append(Content(""))
    for label, value in (
        (_("Why"), claim.reason),
        (_("Evidence"), " ".join(claim.evidence)),
        (_("Comment"), claim.comment),
        (_("Sent to"), route_label(correction.route)),
        ("", route_reason(correction.route)),
    ):
        if value:
            parts.append(_pair(label, value))
    return Content("\n").join(parts)


def _claimed(correction: Correction) -> Content:
    claim = correction.claim
    if not claim.should_be:
        return Content(f"“{claim.quote.exact}”")
    return difference_of(word_difference(claim.quote.exact, claim.should_be), whole=True)


def _pair(label: str, value: str) -> Content:
    return Content.assemble((f"{label}: " if label else "  ", "bold"), value)


def timeline(events: Sequence[Event]) -> list[Content]:
    """Return the steps of a correction, the oldest first; a changed passage as a word difference."""
    lines = []
    for event in events:
        head = f"{format_date_time(event.at)}  {_(STATE_LABELS[event.state])}"
        lines.append(Content(head).stylize("bold" if event is events[-1] else ""))
        if event.before and event.detail:
            lines.append(Content("  ").append_text(_("before: {text}").format(text=event.before)))
            lines.append(Content("  ").append_text(_("now: {text}").format(text=event.detail)))
            lines.append(
                Content("  ") + difference_of(word_difference(event.before, event.detail), whole=True)
            )
        elif event.detail or event.before:
            lines.append(Content(f"  {_(event.detail) if event.detail else event.before}"))
    return lines


def statistics_of(tallies: Sequence[Tally]) -> Content:
    """Return the numbers, a line a publisher."""
    lines = [Content(_("publisher · filed · acknowledged · fixed · median days to the fix")).stylize("bold")]
    for tally in tallies:
        name = tally.publisher or _("all")
        days = "–" if tally.median_days is None else f"{tally.median_days:.1f}"
        lines.append(Content(f"{name} · {tally.filed} · {tally.acknowledged} · {tally.fixed} · {days}"))
    return Content("\n").join(lines)


def edits_of(edits: Sequence[Edit]) -> Content:
    """Return the edits of an article, the latest first; changed figures lead."""
    return Content("\n").join(_edit_lines(edits))


def _edit_lines(edits: Sequence[Edit]) -> Iterator[Content]:
    for number, edit in enumerate(edits):
        if number:
            yield Content("")
        yield Content(f"{format_date_time(edit.before)} → {format_date_time(edit.after)}").stylize("bold")
        for figure in edit.difference.figures:
            yield Content(f"⚠ {figure.before} → {figure.after}").stylize("$warning bold")
        if edit.title_before != edit.title_after:
            yield difference_of(word_difference(edit.title_before, edit.title_after), whole=True)
        yield difference_of(edit.difference.runs)


_NO_ROUTE = N_("nowhere yet")
_STAYS = N_("it stays on this machine; send it on as you like")
_FOREIGN = N_("not the publisher's own domain")
