"""SQL for the two parts of an indexed body: what the feed gave, and what the entry's page added."""

from __future__ import annotations

_PAGE = "char(0xE001)"
FEED_PART = f"iif(instr(body, {_PAGE}), substr(body, 1, instr(body, {_PAGE}) - 1), body)"
"""SQL for what the feed gave of an indexed body."""
PAGE_PART = f"iif(instr(body, {_PAGE}), substr(body, instr(body, {_PAGE})), '')"
"""SQL for what an entry's page added to an indexed body, its separator first."""
WITH_PAGE = f"{FEED_PART} || {_PAGE} || ?"
"""SQL for an indexed body with another page's text."""
