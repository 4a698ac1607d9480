"""A server that writes in place hands out half a manifest while it is being sent: that is no stranger's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publish.samples import ANNA, LIBRARY, NOW, bundle_of
from tui.core.errors import PublishError
from tui.libraries.bundle import MANIFEST
from tui.publish import plan
from tui.publish.commit import commit
from tui.publish.folder import FolderTarget
from tui.publish.plan import current
from tui.publish.target import Stored


class WritingInPlace(FolderTarget):
    """A folder whose manifest grows with every look at it, as long as there are pieces left."""

    pieces: list[bytes]

    def read(self, path: str) -> Stored | None:
        if path.endswith(MANIFEST) and self.pieces:
            return Stored(self.pieces.pop(0), "growing")
        return super().read(path)


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WritingInPlace:
    monkeypatch.setattr(plan, "_A_WRITE", 0.0)
    target = WritingInPlace(tmp_path)
    target.pieces = []
    commit(bundle_of(LIBRARY), target, publisher=ANNA, now=NOW)
    return target


def test_what_is_still_being_written_is_waited_for(target: WritingInPlace, tmp_path: Path) -> None:
    whole = (tmp_path / LIBRARY.slug / MANIFEST).read_bytes()
    target.pieces = [b"", whole[:20], whole[:90]]
    published = current(target, LIBRARY.slug)
    assert published is not None
    assert published.generation == 1
    assert not target.pieces


def test_what_stays_unreadable_is_somebody_elses(target: WritingInPlace) -> None:
    target.pieces = [b"<html>"] * 2
    with pytest.raises(PublishError, match="did not write"):
        current(target, LIBRARY.slug)


def test_a_manifest_that_never_comes_to_rest_is_given_up(target: WritingInPlace) -> None:
    target.pieces = [bytes([65 + number]) for number in range(26)]
    with pytest.raises(PublishError, match="did not write"):
        current(target, LIBRARY.slug)
