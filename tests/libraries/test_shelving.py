"""Libraries from the first save to the last undo, on a store of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.libraries.conftest import Time, desk_in, listed, reading, seed
from tui.core.errors import UsageError
from tui.libraries.exchange import Format
from tui.libraries.models import Visibility
from tui.services import (
    annotating,
    copying,
    exchange,
    feeds,
    headlines,
    libraries,
    marks,
    read,
    saved,
    shelving,
)
from tui.services.copying import What
from tui.services.desk import Desk
from tui.services.readings import Reading
from tui.services.shelving import Choice


def test_a_saved_article_stands_in_every_chosen_library_with_its_text_and_figures(desk: Desk) -> None:
    one, other = libraries.add(desk, "AI chips"), libraries.add(desk, "阅读清单")
    entry = seed(desk)
    done = shelving.save(desk, [entry], Choice((one, other), ("chips",), "worth it", "ask Anna"))
    assert done.names == ("AI chips", "阅读清单")
    assert len(listed(desk, one)) == len(listed(desk, other)) == 1
    (item_id,) = done.item_ids
    reading, before = read.opened(desk, -item_id), read.opened(desk, entry)
    assert reading.article.text == before.article.text
    assert reading.figures == before.figures
    assert saved.item(desk, item_id).item.private_note == "ask Anna"


def test_saved_things_stay_when_their_feed_is_removed(desk: Desk) -> None:
    library = libraries.add(desk, "Kept")
    entry = seed(desk)
    feed_id = headlines.by_ids(desk, [entry])[0].feed_id
    shelving.save(desk, [entry], Choice((library,)))
    feeds.remove(desk, feed_id)
    assert not headlines.by_ids(desk, [entry])
    assert len(listed(desk, library)) == 1
    assert "1.28 trillion" in read.opened(desk, -saved.items(desk, library)[0].id).article.text


def test_each_step_is_taken_back(desk: Desk) -> None:
    one, other = libraries.add(desk, "One"), libraries.add(desk, "Other")
    (item,) = shelving.save(desk, [seed(desk)], Choice((one,), ("a",))).item_ids
    assert shelving.move(desk, [item], one, other) == 1
    assert (listed(desk, one), len(listed(desk, other))) == ([], 1)
    marks.undo(desk)
    assert (len(listed(desk, one)), listed(desk, other)) == (1, [])
    annotating.annotate(desk, item, tags=("b",), note="N")
    marks.undo(desk)
    assert saved.item(desk, item).item.tags == ("a",)
    shelving.take_out(desk, [item], one)
    assert listed(desk, one) == []
    marks.undo(desk)
    assert len(listed(desk, one)) == 1
    marks.undo(desk)
    assert listed(desk, one) == []
    libraries.remove(desk, other)
    marks.undo(desk)
    assert [each.name for each in libraries.every(desk)] == ["One", "Other"]


def test_saving_again_changes_where_an_article_is(desk: Desk) -> None:
    one, other = libraries.add(desk, "One"), libraries.add(desk, "Other")
    entry = seed(desk)
    shelving.save(desk, [entry], Choice((one,), ("a",), private_note="p"))
    shelving.save(desk, [entry], Choice((other,), ("b",), exact=True))
    assert (listed(desk, one), len(listed(desk, other))) == ([], 1)
    found = saved.of_entry(desk, entry)
    assert found is not None
    assert (found.item.tags, found.item.private_note) == (("b",), "")
    shelving.save(desk, [entry], Choice((one,), ("c",)))
    found = saved.of_entry(desk, entry)
    assert found is not None
    assert (found.library_ids, found.item.tags) == ((one, other), ("b", "c"))
    with pytest.raises(UsageError, match="at least one"):
        shelving.save(desk, [entry], Choice(()))


def test_a_library_is_searched_and_sorted(desk: Desk) -> None:
    library = libraries.add(desk, "L")
    shelving.save(desk, [seed(desk)], Choice((library,), ("Çip",), "note", "hidden"))
    for words in ("cip", "HIDDEN", "trillion parameters", "nvidia cip"):
        assert len(listed(desk, library, words)) == 1, words
    assert listed(desk, library, "nothing of the kind") == []
    libraries.change(desk, library, sort="title")
    assert len(listed(desk, library)) == 1
    with pytest.raises(UsageError, match="sorted by"):
        libraries.change(desk, library, sort="size")


def test_a_quote_is_found_in_the_text_and_may_be_public(desk: Desk) -> None:
    library = libraries.add(desk, "L")
    (item,) = shelving.save(desk, [seed(desk)], Choice((library,))).item_ids
    text = read.opened(desk, -item).article.text
    quote = annotating.highlight(desk, item, text[40:90], public=True)
    assert text[quote.start : quote.end] == quote.text
    with pytest.raises(UsageError, match="nothing new"):
        annotating.highlight(desk, item, quote.text, public=False)
    assert saved.item(desk, item).item.quotes == (quote,)


def test_names_are_taken_once_and_the_state_is_true(desk: Desk, tmp_path: Path) -> None:
    private = libraries.add(desk, "Mine")
    with pytest.raises(UsageError, match="already"):
        libraries.add(desk, "mine")
    with pytest.raises(UsageError, match="needs a name"):
        libraries.add(desk, " ")
    public = libraries.add(desk, "Ours", Visibility.PUBLIC)
    placed = libraries.add(desk, "Placed", Visibility.PUBLIC, target=f"folder:{tmp_path / 'www'}")
    states = {row.id: str(row.state) for row in feeds.tree(desk).libraries}
    assert states == {
        private: "private",
        public: "public · not published: no place yet",
        placed: "public · 1 change queued",
    }
    assert libraries.find(desk, "OURS").id == libraries.find(desk, str(public)).id
    with pytest.raises(UsageError, match="no library"):
        libraries.find(desk, "Nobody's")


def test_tags_are_read_from_a_line() -> None:
    commas = ("energy, policy", "a", "b, c")
    assert annotating.tags_from(annotating.line_of(commas)) == commas
    assert annotating.tags_from("C#, F#") == ("C#", "F#")
    assert annotating.tags_from("#C# #c++") == ("C#", "c++")
    assert annotating.tags_from("a, b c,a") == ("a", "b c")
    assert annotating.tags_from("#a #b") == ("a", "b")
    assert annotating.tags_from("one tag") == ("one tag",)
    assert annotating.tags_from(" ") == ()


@pytest.mark.parametrize("wanted", [Format.LIBRARY, Format.MARKDOWN])
def test_export_then_import_gives_back_the_same_items(
    desk: Desk, clock: Time, tmp_path: Path, wanted: Format
) -> None:
    library = libraries.add(desk, "L")
    choice = Choice((library,), ("a", "b"), "public", "private")
    (item,) = shelving.save(desk, [seed(desk)], choice).item_ids
    annotating.highlight(desk, item, "NVIDIA", public=False, private_note="margin")
    place = exchange.write(exchange.export(desk, library, wanted), tmp_path / "out")
    with desk_in(tmp_path / "bo", clock) as other:
        report = exchange.import_file(other, place, "L")
        assert (report.name, report.added, report.already) == ("L", 1, 0)
        again = exchange.import_file(other, place, "L")
        assert (again.added, again.already) == (0, 1)
        (theirs,) = saved.items(other, report.library_id)
        assert theirs.item == saved.items(desk, library)[0].item
        assert read.opened(other, -theirs.id).article.text == read.opened(desk, -item).article.text
    with pytest.raises(UsageError, match="there already"):
        exchange.write(exchange.export(desk, library, wanted), tmp_path / "out")


def test_a_second_file_brings_its_words_to_what_the_first_one_brought(desk: Desk, tmp_path: Path) -> None:
    bare, full = tmp_path / "instapaper.csv", tmp_path / "raindrop.csv"
    bare.write_text("url,title,folder,timestamp,selection\nhttps://a.example/1,A,Unread,1700000001,\n")
    full.write_text(
        "url,title,note,tags,highlights,created\n"
        'https://a.example/1,A,mine,"one, two",Highlight:words,2023-11-14T22:13:21Z\n'
    )
    exchange.import_file(desk, bare, "Kept")
    report = exchange.import_file(desk, full, "Kept")
    assert (report.added, report.already) == (0, 1)
    (record,) = saved.items(desk, report.library_id)
    assert (record.item.tags, record.item.private_note) == (("one", "two"), "mine")
    assert [quote.text for quote in record.item.quotes] == ["words"]
    assert marks.undo(desk) is not None
    assert saved.items(desk, report.library_id)[0].item.tags == ()


def test_a_file_that_goes_into_a_private_library_publishes_nothing_through_another(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "pocket.csv"
    file.write_text("url,title,time_added,tags,status\nhttps://a.example/1,A,1700000001,,unread\n")
    shown = libraries.add(desk, "Shown", Visibility.PUBLIC)
    exchange.import_file(desk, file, "Shown")
    file.write_text("url,title,time_added,tags,status\nhttps://a.example/1,A,1700000001,for my eyes,unread\n")
    exchange.import_file(desk, file, "Hidden")
    assert saved.items(desk, shown)[0].item.tags == ()
    exchange.import_file(desk, file, "Shown")
    assert saved.items(desk, shown)[0].item.tags == ("for my eyes",)


def test_a_bookmark_gets_the_text_when_its_article_is_saved(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "pocket.csv"
    file.write_text(
        "url,title,time_added,tags,status\n"
        "https://harbour.example/nvidia,https://harbour.example/nvidia,1700000001,chips,unread\n"
    )
    library = exchange.import_file(desk, file, "Kept").library_id
    (before,) = saved.items(desk, library)
    assert not before.complete
    shelving.save_reading(desk, reading(desk), Choice((library,), ("read",)))
    (record,) = saved.items(desk, library)
    assert record.complete
    assert record.item.tags == ("chips", "read")
    assert record.item.added == before.item.added
    assert record.item.title.startswith("NVIDIA")
    assert record.item.figures
    assert "1.28 trillion" in read.opened(desk, -record.id).article.text


def test_a_bookmark_is_fetched_when_it_is_opened_and_kept_from_then_on(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "pocket.csv"
    file.write_text("url,title,time_added,tags,status\nhttps://harbour.example/n,N,1700000001,,unread\n")
    (record,) = saved.items(desk, exchange.import_file(desk, file, "Kept").library_id)
    assert not read.opened(desk, -record.id).complete
    # Offline it cannot be had; the reader says why, and asks again the next time.
    assert read.full(desk, -record.id).trouble is not None
    asked: list[tuple[str, bool | None]] = []

    def page(_desk: Desk, url: str, *, allow_private: bool | None = None) -> Reading:
        asked.append((url, allow_private))
        return reading(desk, url)

    monkeypatch.setattr(read, "from_url", page)
    found = read.full(desk, -record.id)
    assert "1.28 trillion" in found.article.text
    assert (found.complete, found.trouble) == (True, None)
    assert read.opened(desk, -record.id).complete
    # An address from a file opens no door into the person's own network.
    assert asked == [("https://harbour.example/n", False)]


def test_what_was_saved_in_one_second_or_at_no_known_time_stands_in_the_order_of_the_file(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "links.csv"
    file.write_text("title,url\nA,https://a.example/1\nB,https://a.example/2\nC,https://a.example/3\n")
    library = exchange.import_file(desk, file, "Kept").library_id
    assert listed(desk, library) == ["A", "B", "C"]
    exchange.write(exchange.export(desk, library, Format.LIBRARY), tmp_path / "l.json")
    again = exchange.import_file(desk, tmp_path / "l.json", "Again").library_id
    assert listed(desk, again) == ["A", "B", "C"]


def test_what_comes_in_together_stands_in_the_order_in_which_it_was_saved_elsewhere(
    desk: Desk, tmp_path: Path
) -> None:
    rows = (
        f"{name},https://paper.example.org/{name},{added},,unread"
        for name, added in (("b", 2), ("c", 3), ("a", 1))
    )
    file = tmp_path / "pocket.csv"
    file.write_text("\n".join(["title,url,time_added,tags,status", *rows]))
    library_id = exchange.import_file(desk, file, "L").library_id
    assert [record.item.title for record in saved.items(desk, library_id)] == ["c", "b", "a"]
    assert listed(desk, library_id) == ["c", "b", "a"]


@pytest.mark.parametrize("wanted", list(exchange.ArticleFormat))
def test_an_article_is_written_under_its_title(
    desk: Desk, tmp_path: Path, wanted: exchange.ArticleFormat
) -> None:
    article = read.opened(desk, seed(desk)).article
    first = exchange.write_article(article, wanted, tmp_path / "files")
    second = exchange.write_article(article, wanted, tmp_path / "files")
    assert first.name.startswith("nvidia-to-spend")
    assert second.stem == f"{first.stem}-2"
    assert "Nemotron" in first.read_text("utf-8")


@pytest.mark.parametrize("what", [what for what in What if what not in (What.LIBRARY, What.SELECTION)])
def test_everything_in_the_copy_menu_can_be_made(desk: Desk, what: What) -> None:
    opened = reading(desk)
    text = copying.text_of(desk, what, opened.headline, opened)
    assert text
    assert "utm_source" not in text


def test_an_article_without_an_address_has_no_link(desk: Desk) -> None:
    opened = read.opened(desk, seed(desk))
    with pytest.raises(UsageError, match="no web address"):
        copying.text_of(desk, What.LINK, opened.headline, opened)


def test_a_selection_and_lists_are_copied(desk: Desk) -> None:
    library = libraries.add(desk, "L")
    opened = reading(desk)
    shelving.save_reading(desk, opened, Choice((library,)))
    assert copying.text_of(desk, What.SELECTION, opened.headline, opened, words="a b") == "a b"
    with pytest.raises(UsageError, match="selected"):
        copying.text_of(desk, What.SELECTION, opened.headline, opened)
    assert copying.library_text(desk, library).startswith("# L\n\n- [NVIDIA")
    assert copying.list_text(desk, [opened.headline], "H").startswith("# H\n\n- [NVIDIA")


def test_what_reaches_no_clipboard_lies_in_a_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    copied = copying.copy(desk, "words")
    assert copied.path is not None
    assert copied.path.read_text("utf-8") == "words"
