"""Which step may follow which: a correction's states form a graph, and only a person closes."""

from __future__ import annotations

from tui.core.errors import UsageError
from tui.core.messages import N_
from tui.corrections.models import STATE_LABELS, State

_WATCHED = {State.LIKELY_FIXED, State.CHANGED, State.NOTED, State.REMOVED}
_ANSWERED = {State.ACKNOWLEDGED, State.DECLINED}
_BY_PERSON = {State.WITHDRAWN, State.CLOSED}

FOLLOWING: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.QUEUED, State.WITHDRAWN}),
    State.QUEUED: frozenset(
        {State.SENDING, State.FILED, State.EXPIRED, State.FAILED, State.WITHDRAWN, State.DRAFT}
    ),
    State.SENDING: frozenset({State.FILED, State.POSSIBLY_SENT, State.QUEUED, State.FAILED, State.EXPIRED}),
    State.POSSIBLY_SENT: frozenset({State.QUEUED, State.FILED} | _WATCHED | _ANSWERED | _BY_PERSON),
    State.FILED: frozenset(_WATCHED | _ANSWERED | _BY_PERSON),
    State.ACKNOWLEDGED: frozenset(_WATCHED | {State.DECLINED} | _BY_PERSON),
    State.LIKELY_FIXED: frozenset(_WATCHED | _ANSWERED | {State.FILED} | _BY_PERSON),
    State.CHANGED: frozenset(_WATCHED | _ANSWERED | {State.QUEUED} | _BY_PERSON),
    State.NOTED: frozenset(_WATCHED | _ANSWERED | _BY_PERSON),
    State.REMOVED: frozenset(_WATCHED | _ANSWERED | _BY_PERSON),
    State.DECLINED: frozenset(_WATCHED | {State.QUEUED} | _BY_PERSON),
    State.FAILED: frozenset({State.QUEUED, State.DRAFT} | _BY_PERSON),
    State.EXPIRED: frozenset({State.QUEUED, State.DRAFT} | _BY_PERSON),
    State.WITHDRAWN: frozenset({State.DRAFT}),
    State.CLOSED: frozenset({State.FILED}),
}
"""For each state those that may follow it. CLOSED → FILED is the undo of closing."""

WATCHED_STATES = frozenset(
    {State.FILED, State.POSSIBLY_SENT, State.ACKNOWLEDGED, State.NOTED, State.CHANGED, State.DECLINED}
)
"""The states in which the article is looked at again."""


def check_step(before: State, after: State) -> None:
    """Make sure that `after` may follow `before`.

    Raises:
        UsageError: It may not.
    """
    if after not in FOLLOWING[before]:
        raise UsageError(
            N_("A correction that is “{before}” cannot become “{after}”."),
            before=STATE_LABELS[before],
            after=STATE_LABELS[after],
        )
