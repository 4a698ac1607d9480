"""Prints what was measured: one line a measure, a ratio to the peer beside it, and whether the bar holds."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of ours beside one of a peer's."""

    name: str
    ours: float
    unit: str
    peer: float | None = None
    peer_name: str = ""
    bar: float | None = None
    """The most that `ours / peer` may be, or `ours` itself where there is no peer."""

    def line(self) -> str:
        """The measure in words."""
        text = f"{self.name:58s} {self.ours:9.1f} {self.unit:5s}"
        if self.peer:
            text += f"  {self.peer_name} {self.peer:.1f}  ratio {self.ours / self.peer:.2f}"
        if self.bar is not None:
            compared = self.ours / self.peer if self.peer else self.ours
            text += f"  bar {self.bar:g}  {'holds' if compared <= self.bar else 'MISSED'}"
        return text


def show(*measures: Measure) -> None:
    """Print measures as they come."""
    for measure in measures:
        print(measure.line(), flush=True)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def best_of(times: int, measure: Callable[[], float]) -> float:
    """The median of several runs."""
    return statistics.median(measure() for _ in range(times))
