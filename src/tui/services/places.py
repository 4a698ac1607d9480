"""Remembers where entries stand in the lists that were opened last, so that a page far down is found from its neighbour."""

from __future__ import annotations

import threading
from bisect import bisect_left, insort
from collections import OrderedDict
from collections.abc import Sequence

from tui.services.views import HeadlineView, Scope
from tui.store.lists import Place
from tui.store.records import EntryRecord

_LISTS = 8
_PLACES = 2_000
"""Places kept of one list."""

_Name = tuple[Scope, int, int]


class Places:
    """Known places, by list; may be shared by threads. A list that was opened anew is another one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lists: OrderedDict[_Name, list[tuple[int, Place]]] = OrderedDict()

    def learn(self, view: HeadlineView, offset: int, records: Sequence[EntryRecord]) -> None:
        """Remember both ends of a page."""
        with self._lock:
            known = self._lists.setdefault(_name(view), [])
            self._lists.move_to_end(_name(view))
            while len(self._lists) > _LISTS:
                self._lists.popitem(last=False)
            if len(known) >= _PLACES:
                del known[::2]
            for step, record in {0: records[0], len(records) - 1: records[-1]}.items() if records else ():
                place = Place(offset + step, (record.sort_at, record.id))
                if (place.offset, place) not in known:
                    insort(known, (place.offset, place), key=lambda pair: pair[0])

    def near_offset(self, view: HeadlineView, offset: int) -> Place | None:
        """Return the known place nearest to `offset`."""
        with self._lock:
            known = self._lists.get(_name(view), [])
            at = bisect_left(known, offset, key=lambda pair: pair[0])
            return min(
                (place for _, place in known[max(0, at - 1) : at + 1]),
                key=lambda place: abs(place.offset - offset),
                default=None,
            )

    def near_key(self, view: HeadlineView, key: tuple[int, int]) -> Place | None:
        """Return the known place nearest in time to what is sorted by `key`."""
        with self._lock:
            known = self._lists.get(_name(view), [])
            return min(
                (place for _, place in known), key=lambda place: abs(place.key[0] - key[0]), default=None
            )


def _name(view: HeadlineView) -> _Name:
    return view.scope, view.newest_id, view.tick
