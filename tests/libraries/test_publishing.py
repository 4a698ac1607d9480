"""Publishing from two stores to real targets: a folder, moto's S3, WsgiDAV."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import httpx
import pytest

from tests.libraries.conftest import Time, desk_in, listed, reading
from tests.publish.conftest import s3_endpoint, webdav_url
from tui.core.errors import CopydeskError, PublishError, UsageError
from tui.languages.catalogue import show
from tui.libraries.models import Visibility
from tui.publish import folder
from tui.publish.plan import Step
from tui.publish.target import LostRaceError, StoppedError, Target
from tui.services import (
    annotating,
    feeds,
    libraries,
    marks,
    placing,
    publish_queue,
    publishing,
    saved,
    shelving,
)
from tui.services.desk import Desk
from tui.services.shelving import Choice

__all__ = ["s3_endpoint", "webdav_url"]  # fixtures that are used by name

Place = tuple[str, str]
"""A target's address and where its password lies."""


@pytest.fixture
def folder_place(tmp_path: Path) -> Place:
    return f"folder:{tmp_path / 'www'}", ""


@pytest.fixture
def s3_place(s3_endpoint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setenv("PUBLISH_KEY", "hush-hush-42")
    httpx.put(f"{s3_endpoint}/shelves", timeout=10)
    return f"s3://shelves/{tmp_path.name}?endpoint={s3_endpoint}&key_id=anna", "env:PUBLISH_KEY"


@pytest.fixture
def webdav_place(webdav_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setenv("PUBLISH_KEY", "hush-hush-42")
    return f"{webdav_url.replace('://', '://anna@')}/{tmp_path.name}/", "env:PUBLISH_KEY"


@pytest.fixture
def git_place(tmp_path: Path) -> Place:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    remote = tmp_path / "remote.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(remote)], check=True)
    return f"git:{remote}#pages", ""


@pytest.fixture(params=["folder", "s3", "webdav", "git"])
def place(request: pytest.FixtureRequest) -> Place:
    found: Place = request.getfixturevalue(f"{request.param}_place")
    return found


@pytest.fixture
def desk(tmp_path: Path, clock: Time) -> Iterator[Desk]:
    with desk_in(tmp_path / "anna", clock, offline=False) as opened:
        yield opened


def public(desk: Desk, place: Place, name: str = "Ports") -> int:
    """A public library with an article, not yet published."""
    library = libraries.add(desk, name)
    shelving.save_reading(desk, reading(desk), Choice((library,), private_note="a private word"))
    placing.publish_at(desk, library, placing.Place(Visibility.PUBLIC, place[0], secret=place[1]))
    return library


def state(desk: Desk, library: int) -> str:
    return next(str(row.state) for row in feeds.tree(desk).libraries if row.id == library)


def test_a_library_is_published_and_says_so_and_the_second_time_nothing_is_sent(
    desk: Desk, clock: Time, place: Place
) -> None:
    library = public(desk, place)
    planned = publishing.dry_run(desk, publishing.record_of(desk, library))
    assert "index.html" in planned.plan.send
    assert "queued" in state(desk, library)
    steps: list[str] = []
    made = publishing.publish(desk, library, on_progress=lambda step: steps.append(step.path))
    assert made.published.generation == 1
    assert "manifest.json" in steps[-1] or steps
    assert state(desk, library).startswith("public · live ")
    clock.pass_(hours=3)
    assert publishing.publish(desk, library).published.sent == ()
    assert not publishing.dry_run(desk, publishing.record_of(desk, library)).plan.send


def test_of_two_stores_one_wins_and_the_other_merges(
    desk: Desk, clock: Time, place: Place, tmp_path: Path
) -> None:
    mine = public(desk, place)
    with desk_in(tmp_path / "bo", clock, offline=False) as other:
        theirs = public(other, place)
        annotating.highlight(other, saved.items(other, theirs)[0].id, "NVIDIA", public=True)
        publishing.publish(desk, mine)
        with pytest.raises(LostRaceError, match="anna published first"):
            publishing.publish(other, theirs)
        assert "failed: " in state(other, theirs)
        publishing.merge(other, theirs)
        assert saved.items(other, theirs)[0].item.private_note == "a private word"
        assert publishing.publish(other, theirs).published.generation == 2
        with pytest.raises(LostRaceError, match="bo published first"):
            annotating.annotate(desk, saved.items(desk, mine)[0].id, note="worth it")
            publishing.publish(desk, mine)
        publishing.merge(desk, mine)
        publishing.publish(desk, mine)
        merged = saved.items(desk, mine)[0].item
        assert [quote.text for quote in merged.quotes] == ["NVIDIA"]
        assert merged.note == "worth it"


def test_a_copied_store_is_a_second_publisher(
    desk: Desk, clock: Time, folder_place: Place, tmp_path: Path
) -> None:
    library = public(desk, folder_place)
    publishing.publish(desk, library)
    (tmp_path / "bo").mkdir()
    shutil.copy(desk.store.back_up("test"), tmp_path / "bo" / desk.store.path.name)
    with desk_in(tmp_path / "bo", clock, offline=False) as copied:
        annotating.annotate(desk, saved.items(desk, library)[0].id, note="from the first")
        assert publishing.publish(desk, library).published.generation == 2
        annotating.annotate(copied, saved.items(copied, library)[0].id, note="from the second")
        with pytest.raises(LostRaceError, match="anna published first"):
            publishing.publish(copied, library)
        publishing.merge(copied, library)
        assert publishing.publish(copied, library).published.generation == 3


def test_two_processes_of_one_store_publish_one_after_the_other(
    desk: Desk, folder_place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = public(desk, folder_place)
    monkeypatch.setattr(folder, "PATIENCE", 0.0)
    record = publishing.record_of(desk, library)

    def meanwhile(_target: Target) -> None:
        with pytest.raises(PublishError, match="locked by another program"):
            publishing.publish(desk, library)

    publishing.at_target(desk, record, meanwhile)
    assert publishing.publish(desk, library).published.generation == 1


def test_publishing_tells_how_far_it_is_and_can_be_stopped(desk: Desk, clock: Time, place: Place) -> None:
    library = public(desk, place)
    made = publishing.publish(desk, library)
    shown = publishing.dry_run(desk, publishing.record_of(desk, library))
    (entry,) = saved.items(desk, library)
    annotating.annotate(desk, entry.id, note="worth it")
    stop, steps = Event(), list[Step]()

    def press(step: Step) -> None:
        steps.append(step)
        if step.done == 3:
            stop.set()

    with pytest.raises(StoppedError, match="what was published before is whole"):
        publishing.publish(desk, library, on_progress=press, stop=stop)
    assert [step.done for step in steps] == [1, 2, 3]
    assert {step.total for step in steps} == {2 * len(made.published.sent) + 2}
    assert "was stopped" in state(desk, library)
    # It is not tried again behind the person's back, and what others read is what it was.
    clock.pass_(hours=1)
    assert publish_queue.deliver(desk).done == 0
    built = publishing.dry_run(desk, publishing.record_of(desk, library))
    assert built.plan.send
    assert shown.plan.send == ()
    annotating.annotate(desk, entry.id, note="worth it after all")
    clock.pass_(seconds=30)
    assert publish_queue.deliver(desk).done == 1
    assert state(desk, library).startswith("public · live ")


def test_a_command_that_ends_sends_at_once_and_not_for_long(
    desk: Desk, clock: Time, folder_place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = public(desk, folder_place)
    assert publish_queue.send_now(desk, 30) == ()
    assert state(desk, library).startswith("public · live ")
    (entry,) = saved.items(desk, library)
    annotating.annotate(desk, entry.id, note="worth it")
    monkeypatch.setattr(publish_queue, "Timer", Expired)
    (left,) = publish_queue.send_now(desk, 30)
    assert left.id == library
    assert state(desk, library) == "public · 1 change queued"
    monkeypatch.undo()
    clock.pass_(minutes=5)
    assert publish_queue.send_now(desk, 30) == ()
    assert state(desk, library).startswith("public · live ")


class Expired:
    """A timer whose time is over as soon as it starts."""

    def __init__(self, _seconds: float, over: Callable[[], None]) -> None:
        self.start = over

    def cancel(self) -> None:
        """There is nothing to end."""


def test_changes_go_out_through_the_outbox_once_they_rest(
    desk: Desk, clock: Time, folder_place: Place, tmp_path: Path
) -> None:
    library = public(desk, folder_place)
    assert publish_queue.deliver(desk).done == 1
    (entry,) = saved.items(desk, library)
    annotating.annotate(desk, entry.id, note="worth it")
    assert state(desk, library) == "public · 1 change queued"
    assert publish_queue.deliver(desk).done == 0
    clock.pass_(seconds=30)
    assert publish_queue.deliver(desk).done == 1
    page = (tmp_path / "www" / "ports" / "index.html").read_text("utf-8")
    assert "worth it" in page
    assert "a private word" not in page
    marks.undo(desk)
    assert "queued" in state(desk, library)
    clock.pass_(seconds=30)
    assert publish_queue.deliver(desk).done == 1
    assert "worth it" not in (tmp_path / "www" / "ports" / "index.html").read_text("utf-8")


def test_what_does_not_answer_is_tried_again_and_the_state_says_why(
    desk: Desk, clock: Time, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    library = public(desk, (f"folder:{blocked}", ""))
    assert publish_queue.deliver(desk).later == 1
    assert "failed: " in state(desk, library)
    blocked.unlink()
    clock.pass_(minutes=5)
    assert publish_queue.deliver(desk).done == 1
    assert "live" in state(desk, library)


def test_a_removed_item_leaves_a_tombstone_and_an_unpublished_library_a_notice(
    desk: Desk, clock: Time, folder_place: Place, tmp_path: Path
) -> None:
    library = public(desk, folder_place)
    publishing.publish(desk, library)
    with pytest.raises(UsageError, match="Unpublish it first"):
        libraries.remove(desk, library)
    clock.pass_(days=1)
    shelving.take_out(desk, [saved.items(desk, library)[0].id], library)
    publishing.publish(desk, library)
    shown = tmp_path / "www" / "ports"
    assert "deleted-entry" in (shown / "feed.atom").read_text("utf-8")
    publishing.unpublish(desk, library)
    assert state(desk, library) == "private"
    assert not (shown / "library.json").exists()
    assert json.loads((shown / "manifest.json").read_text("utf-8"))["gone"] is True
    clock.pass_(days=31)
    assert publish_queue.deliver(desk).done == 1
    assert not (shown / "manifest.json").exists()


@pytest.mark.parametrize("again", [True, False])
def test_what_somebody_else_took_back_can_be_published_again_or_be_left(
    desk: Desk, place: Place, tmp_path: Path, clock: Time, again: bool
) -> None:
    mine = public(desk, place)
    publishing.publish(desk, mine)
    with desk_in(tmp_path / "bo", clock, offline=False) as other:
        theirs = public(other, place)
        publishing.merge(other, theirs)
        publishing.publish(other, theirs)
        publishing.merge(desk, mine)
        publishing.publish(desk, mine)
        publishing.unpublish(desk, mine)
        if not again:
            publishing.unpublish(other, theirs)
            assert state(other, theirs) == "private"
            return
        annotating.annotate(other, saved.items(other, theirs)[0].id, note="worth it")
        with pytest.raises(LostRaceError):
            publishing.publish(other, theirs)
        # The time stands in the list as the language writes it.
        assert "+00:00" not in show(next(row.state for row in feeds.tree(other).libraries))
        assert publishing.merge(other, theirs) == 0
        assert "queued" in state(other, theirs)
        assert publishing.publish(other, theirs).published.sent
        assert state(other, theirs).startswith("public · live")


def test_a_library_that_was_taken_back_and_is_published_again_has_the_address_that_people_know(
    desk: Desk, clock: Time, folder_place: Place, tmp_path: Path
) -> None:
    library = public(desk, folder_place)
    publishing.publish(desk, library)
    publishing.unpublish(desk, library)
    placing.publish_at(desk, library, placing.Place(Visibility.PUBLIC, folder_place[0]))
    publishing.publish(desk, library)
    assert [each.name for each in (tmp_path / "www").iterdir() if each.is_dir()] == ["ports"]
    # What would have cleared the notice leaves the new publication alone.
    clock.pass_(days=31)
    publish_queue.deliver(desk)
    assert (tmp_path / "www" / "ports" / "library.json").exists()
    assert state(desk, library).startswith("public · live")


def test_the_notice_of_a_library_that_was_removed_goes_too(
    desk: Desk, clock: Time, folder_place: Place, tmp_path: Path
) -> None:
    library = public(desk, folder_place)
    publishing.publish(desk, library)
    publishing.unpublish(desk, library)
    libraries.remove(desk, library)
    assert (tmp_path / "www" / "ports" / "index.html").exists()
    clock.pass_(days=31)
    publish_queue.deliver(desk)
    assert not (tmp_path / "www" / "ports").exists()


def test_a_secret_path_that_was_taken_back_is_not_given_again_and_its_notice_goes(
    desk: Desk, clock: Time, folder_place: Place, tmp_path: Path
) -> None:
    library = public(desk, folder_place)
    paths = []
    for _ in range(2):
        placing.publish_at(desk, library, placing.Place(Visibility.UNLISTED, folder_place[0]))
        publishing.publish(desk, library)
        paths.append(publishing.record_of(desk, library).slug)
        publishing.unpublish(desk, library)
    placing.publish_at(desk, library, placing.Place(Visibility.PUBLIC, folder_place[0]))
    publishing.publish(desk, library)
    assert len({*paths, "ports"}) == 3
    clock.pass_(days=31)
    publish_queue.deliver(desk)
    assert [each.name for each in (tmp_path / "www").iterdir() if each.is_dir()] == ["ports"]


def test_an_unlisted_library_has_a_path_that_nobody_guesses(
    desk: Desk, folder_place: Place, tmp_path: Path
) -> None:
    library = public(desk, folder_place)
    placing.publish_at(desk, library, placing.Place(Visibility.UNLISTED, folder_place[0]))
    publishing.publish(desk, library)
    (folder,) = (
        each for each in (tmp_path / "www").iterdir() if each.is_dir() and not each.name.startswith(".")
    )
    assert len(folder.name) == 32
    assert "noindex" in (folder / "index.html").read_text("utf-8")
    assert state(desk, library).startswith("with the link · live")


def test_a_private_note_that_stands_in_public_text_stops_everything(
    desk: Desk, clock: Time, folder_place: Place
) -> None:
    library = public(desk, folder_place)
    (entry,) = saved.items(desk, library)
    annotating.annotate(desk, entry.id, note="so: a private word")
    with pytest.raises(PublishError, match="private note"):
        publishing.publish(desk, library)
    assert publish_queue.deliver(desk).failed == 1
    assert "failed: " in state(desk, library)
    # The change that mends it is published by itself.
    annotating.annotate(desk, entry.id, note="in other words")
    clock.pass_(seconds=30)
    assert publish_queue.deliver(desk).done == 1
    assert state(desk, library).startswith("public · live ")


@pytest.mark.parametrize(
    "wrong",
    [
        publishing.publish,
        lambda desk, library: publishing.dry_run(desk, publishing.record_of(desk, library)),
        lambda desk, library: placing.publish_at(
            desk, library, placing.Place(Visibility.PUBLIC, "gopher:hole")
        ),
        lambda desk, library: publishing.publish(desk, 99),
    ],
)
def test_what_cannot_be_is_said(desk: Desk, wrong: Callable[[Desk, int], object]) -> None:
    library = libraries.add(desk, "Mine")
    with pytest.raises(CopydeskError):
        wrong(desk, library)
    assert state(desk, library) == "private"
    assert listed(desk, library) == []
