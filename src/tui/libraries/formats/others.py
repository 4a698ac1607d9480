"""Rows of the tables that Pocket, Instapaper, Raindrop and Readwise Reader export, and of anybody's list of URLs."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from tui.core.text import clean, clean_line
from tui.libraries.formats.common import id_for, read_moment, tags_of, unix_moment
from tui.libraries.models import Item, Quote

# Folders that every account has; what lies in another one gets its name as a tag.
_EVERYBODYS = frozenset({"unread", "archive", "starred", "unsorted"})
_QUOTED = re.compile(r""""((?:[^"\\]|\\.)*+)"|'((?:[^'\\]|\\.)*+)'""")
_HIGHLIGHT = re.compile(r"^(highlight|note):", re.IGNORECASE | re.MULTILINE)


def item_of(cells: dict[str, str]) -> Item:
    """Read a row.

    Args:
        cells: By the names of their columns, in lower case. An `id` is the other program's own and is not taken.

    Returns:
        The item; notes and highlights were private there, so they stay private.
    """
    url = clean_line(cells["url"], 4_000)
    folder, place = cells.get("folder", ""), cells.get("location", "")
    folders = [part for part in folder.split(" / ") if part.strip().lower() not in _EVERYBODYS]
    selection = clean(cells.get("selection", "")).strip()
    state = {cells.get("status", "").strip().lower(), folder.strip().lower(), place.strip().lower()}
    return Item(
        id=id_for(url),
        url=url,
        title=clean_line(cells.get("title", "")),
        site=clean_line(cells.get("site", "")),
        author=clean_line(cells.get("author", "")),
        published=read_moment(cells.get("published")),
        added=_added(cells),
        language=clean_line(cells.get("language", ""), 35),
        tags=tags_of([*_tags(cells), *folders]),
        excerpt=clean_line(cells.get("excerpt", "") or cells.get("description", "")),
        private_note=clean(cells.get("note", "")).strip(),
        quotes=(*([Quote(selection)] if selection else ()), *_highlights(cells.get("highlights", ""))),
        read="archive" in state,
    )


def _added(cells: dict[str, str]) -> datetime | None:
    for name in ("added", "created", "saved date", "time_added", "timestamp"):
        text = cells.get(name, "")
        moment = read_moment(text) or unix_moment(text)
        if moment is not None:
            return moment
    return None


def _tags(cells: dict[str, str]) -> list[str]:
    """Return the tags of a cell: a list as programs print it, or parted by lines, bars or commas."""
    text = (cells.get("tags", "") or cells.get("document tags", "")).strip()
    if text.startswith("[") and text.endswith("]"):
        return [re.sub(r"\\(.)", r"\1", double or single) for double, single in _QUOTED.findall(text)]
    return re.split(r"[\n|]" if "time_added" in cells else r"[\n|,]", text)


def _highlights(text: str) -> tuple[Quote, ...]:
    """Return the highlights of a cell of Raindrop's: "Highlight:" and the passage, then perhaps "Note:" and a note."""
    found: list[Quote] = []
    parts = _HIGHLIGHT.split(text)
    for kind, part in zip(parts[1::2], parts[2::2], strict=True):
        words = clean(part).strip()
        if kind.lower() == "highlight" and words:
            found.append(Quote(words))
        elif found and words:
            found[-1] = replace(found[-1], private_note=words)
    return tuple(found)
