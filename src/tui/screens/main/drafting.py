"""Drafts of the dialogs of saving: what they are called, and what of a kept one still holds."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tui.screens.main.opening import Opening

if TYPE_CHECKING:
    from tui.screens.libraries.choose import SaveDraft
    from tui.screens.libraries.form import LibraryDraft
    from tui.services.desk import Desk
    from tui.services.views import LibraryRow

SAVE, LIBRARY = "save", "library"
"""The dialogs whose drafts are kept."""
_NAMED = 20
"""Headlines that name a draft."""


class Drafting(Opening):
    """Keeps what stands in a dialog."""

    def keep_draft(self, dialog: str, what: str, draft: SaveDraft | LibraryDraft | None) -> None:
        """Keep what stands in a dialog, or forget it."""
        values = None if draft is None else asdict(draft)

        def work(desk: Desk) -> None:
            from tui.services import drafts  # noqa: PLC0415  with the first need

            drafts.keep(desk, dialog, what, values)

        self.ask(work, group="draft", replace=False)


def name_of(ids: tuple[int, ...]) -> str:
    """Name what a draft is about: its headlines, the many by their count and their ends."""
    return ",".join(map(str, ids if len(ids) <= _NAMED else (len(ids), *ids[:_NAMED], ids[-1])))


def save_draft(kept: dict[str, Any], rows: tuple[LibraryRow, ...]) -> SaveDraft | None:
    """Return a draft that was kept, without libraries that are gone since."""
    from tui.screens.libraries.choose import SaveDraft  # noqa: PLC0415

    there = {row.id for row in rows}
    try:
        chosen = tuple(number for number in kept["library_ids"] if number in there)
        return SaveDraft(chosen, str(kept["tags"]), str(kept["note"]), str(kept["private_note"]))
    except (KeyError, TypeError):
        return None


def begun_library(desk: Desk) -> LibraryDraft:
    """Return the library that was begun, else an empty one at the place that is preselected."""
    from tui.libraries.models import Visibility  # noqa: PLC0415
    from tui.screens.libraries.form import LibraryDraft  # noqa: PLC0415
    from tui.services import drafts  # noqa: PLC0415
    from tui.services.placing import places  # noqa: PLC0415

    kept = drafts.load(desk, LIBRARY, "") or {}
    name, target, address, secret = (
        str(kept.get(field, "")) for field in ("name", "target", "address", "secret")
    )
    seen = [each for each in Visibility if each.value == kept.get("visibility")]
    visibility = seen[0] if seen else Visibility.PRIVATE
    return LibraryDraft(name, visibility, target or places(desk)[0], address, secret)
