"""Time zones as dates in feeds name them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache

_HOURS: dict[str, float] = {
    # RFC 822 section 5 and its usual extensions; CST and IST are read as RFC 822 and India read them
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7,
    "mdt": -6, "pst": -8, "pdt": -7, "et": -5, "ct": -6, "mt": -7, "pt": -8, "akst": -9, "akdt": -8, "hst": -10,
    "ast": -4, "adt": -3, "nst": -3.5, "ndt": -2.5, "brt": -3, "brst": -2, "art": -3, "clt": -4, "clst": -3,
    "cot": -5, "pet": -5, "vet": -4, "uyt": -3,
    "bst": 1, "west": 1, "cet": 1, "mez": 1, "met": 1, "cest": 2, "mesz": 2, "mest": 2, "eet": 2, "eest": 3,
    "msk": 3, "msd": 4, "trt": 3, "sast": 2, "cat": 2, "eat": 3, "wat": 1, "irst": 3.5, "gst": 4, "pkt": 5,
    "ist": 5.5, "npt": 5.75, "bdt": 6, "mmt": 6.5, "ict": 7, "wib": 7, "wita": 8, "wit": 9, "hkt": 8, "sgt": 8,
    "myt": 8, "pht": 8, "awst": 8, "kst": 9, "jst": 9, "acst": 9.5, "acdt": 10.5, "aest": 10, "aedt": 11,
    "nzst": 12, "nzdt": 13, "idt": 3,
}  # fmt: skip
_OFFSET = re.compile(
    r"(?:gmt|utc|ut|z)?\s*([+\-−])\s*(\d{1,2})(?::?(\d{2}))?(?::?\d{2})?(?!\d)", re.IGNORECASE
)
_NAME = re.compile(r"[a-z]{1,5}", re.IGNORECASE)
_PLACE = re.compile(r"[A-Za-z]{2,20}(?:/[A-Za-z_\-]{2,30}){1,2}")


@lru_cache(maxsize=256)
def read_zone(text: str) -> timedelta | None:
    """Return how far the zone at the start of `text` is ahead of UTC; None where there is none that is known.

    Args:
        text: What follows the time of day: "+0800", "GMT+8", "(CEST)", "EST".
    """
    text = text.lstrip(" ([")
    found = _OFFSET.match(text)
    if found:
        hours, minutes = int(found[2]), int(found[3] or 0)
        if hours > 14 or minutes > 59:
            return None
        ahead = timedelta(hours=hours, minutes=minutes)
        return ahead if found[1] == "+" else -ahead
    word = _NAME.match(text)
    hours_ahead = _HOURS.get(word[0].lower()) if word else None
    return None if hours_ahead is None else timedelta(hours=hours_ahead)


def place_offset(text: str, moment: datetime) -> timedelta | None:
    """Return how far the zone of a place is ahead of UTC; None where there is none of that name.

    Args:
        text: What follows the time of day: "America/New_York".
        moment: What the clocks there show.
    """
    from zoneinfo import ZoneInfo  # noqa: PLC0415  one date in thousands

    found = _PLACE.match(text.strip(" ([)]"))
    try:
        return ZoneInfo(found[0]).utcoffset(moment.replace(tzinfo=None)) if found else None
    except (LookupError, ValueError, OSError):  # no such place, or a system that knows none
        return None
