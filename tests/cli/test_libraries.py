"""Libraries, publishing, copying and codes, called as a shell calls them."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.cli.conftest import Copydesk, Site


@pytest.fixture
def static_site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


@pytest.fixture
def site_url(static_site: Path) -> Iterator[str]:
    """A web server that shows a folder."""
    handler = partial(_Quiet, directory=str(static_site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        # A file that is changed twice in a second has the same date twice.
        del self.headers["If-Modified-Since"]
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture(autouse=True)
def no_clipboard(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


def test_a_page_is_saved_listed_and_taken_out_again(copydesk: Copydesk, site: Site) -> None:
    assert copydesk("libraries", "add", "Ports", "--json").json["state"] == "private"
    saved = copydesk(
        "save",
        site / "story",
        "--library",
        "ports",
        "--tag",
        "quays",
        "--note",
        "N",
        "--private-note",
        "P",
        "--json",
    )
    assert saved.code == 0, saved.err
    (record,) = saved.json
    assert record["title"] == "Port to spend $26 billion over five years"
    assert (record["tags"], record["note"], record["private_note"]) == (["quays"], "N", "P")
    assert record["complete"]
    assert copydesk("libraries", "show", "Ports", "--json").json == [record]
    assert "northern quay" in copydesk("--offline", "read", "--", str(record["id"])).out
    assert copydesk("libraries", "take-out", "Ports", "--", str(record["id"])).code == 0
    assert copydesk("libraries", "show", "Ports", "--json").json == []
    copydesk("undo")
    assert len(copydesk("libraries", "show", "Ports", "--json").json) == 1


def test_a_library_is_published_and_taken_back(copydesk: Copydesk, tmp_path: Path) -> None:
    www = tmp_path / "www"
    bookmarks = tmp_path / "bookmarks.html"
    bookmarks.write_text(
        "<!DOCTYPE NETSCAPE-Bookmark-file-1><TITLE>B</TITLE><DL><p>"
        '<DT><A HREF="https://harbour.example/a" ADD_DATE="1700000000" TAGS="x,y">Story A</A></DL>'
    )
    report = copydesk("libraries", "import", str(bookmarks), "--library", "Ports", "--json").json
    assert (report["name"], report["added"], report["already"]) == ("Ports", 1, 0)
    assert copydesk("publish", "Ports").code == 2  # private
    planned = copydesk("publish", "Ports", "--to", f"folder:{www}", "--dry-run", "--json").json[0]
    assert (planned["items"], not www.exists() or not list(www.glob("*/index.html"))) == (1, True)
    # A dry run makes nothing public: no later command sends what it showed.
    assert copydesk("libraries", "--json").json[0]["state"] == "private"
    copydesk("refresh")
    assert not www.exists()
    assert copydesk("publish", "--json").json == []
    made = copydesk("publish", "Ports", "--to", f"folder:{www}", "--json")
    assert made.json[0]["generation"] == 1
    assert json.loads((www / "ports" / "library.json").read_text("utf-8"))["items"][0]["tags"] == ["x", "y"]
    assert copydesk("publish", "--json").json[0]["sent"] == []
    # The address alone can be told later; the place and who may see it stay.
    moved = copydesk("publish", "Ports", "--address", "https://anna.example/shelves", "--json").json[0]
    assert moved["address"] == "https://anna.example/shelves/ports/"
    assert "feed.atom" in moved["sent"]
    (listed,) = copydesk("libraries", "--json").json
    assert listed["state"].startswith("public · live")
    assert copydesk("libraries", "remove", "Ports").code == 2  # still published
    assert copydesk("publish", "Ports", "--unpublish").code == 0
    assert not (www / "ports" / "library.json").exists()
    assert copydesk("libraries", "remove", "Ports").code == 0
    assert copydesk("libraries", "list", "--json").json == []


@pytest.mark.parametrize(
    "wanted", ["json", "html", "bookmarks", "atom", "jsonfeed", "opml", "csv", "ris", "bibtex"]
)
def test_a_library_is_written_in_every_format(copydesk: Copydesk, tmp_path: Path, wanted: str) -> None:
    library = tmp_path / "links.csv"
    library.write_text(
        "title,url,time_added,tags,status\nStory A,https://harbour.example/a,1700000000,x|y,unread\n"
    )
    copydesk("libraries", "import", str(library), "--library", "Ports")
    answer = copydesk("libraries", "export", "Ports", "--format", wanted)
    assert answer.code == 0, answer.err
    assert ("Ports" if wanted == "opml" else "harbour.example/a") in answer.out
    assert copydesk("libraries", "export", "Ports", "--format", "markdown").code == 2
    folder = tmp_path / "notes"
    assert copydesk("libraries", "export", "Ports", "--format", "markdown", "-o", str(folder)).code == 0
    assert len(list(folder.glob("*.md"))) == 2


def test_what_is_copied_is_told_truthfully(copydesk: Copydesk) -> None:
    entry = str(next(h for h in copydesk("--offline", "list", "--json").json if "NVIDIA" in h["title"])["id"])
    copied = copydesk("copy", entry, "--as", "quote", "--json").json
    assert copied["how"] == "file"
    assert Path(copied["path"]).read_text("utf-8") == copied["text"]
    assert copydesk("copy", entry, "--as", "bibtex", "--print").out.startswith("@online{")
    assert copydesk("copy", entry, "--as", "link").code == 2  # the first article has no address


def test_a_code_is_drawn_without_trackers(copydesk: Copydesk) -> None:
    answer = copydesk("qr", "https://harbour.example/a?utm_source=x&id=7")
    assert answer.out.splitlines()[-1] == "https://harbour.example/a?id=7"
    assert "▀" in answer.out
    assert copydesk("qr", "file:///etc/passwd").code == 2
    rows = copydesk("qr", "https://harbour.example/a", "--json").json["rows"]
    assert {len(row) for row in rows} == {len(rows)}


@pytest.mark.parametrize("file", ["", "index.html", "library.json", "feed.atom", "feed.json"])
def test_a_second_copydesk_follows_a_library(
    copydesk: Copydesk, tmp_path: Path, static_site: Path, site_url: str, file: str
) -> None:
    table = tmp_path / "l.csv"
    table.write_text(
        "title,url,time_added,tags,status\nA,https://harbour.example/a,1700000000,ports,unread\n"
    )
    theirs = ("--store", str(tmp_path / "theirs.db"))
    copydesk("libraries", "add", "Ports", "--to", f"folder:{static_site}", "--address", site_url)
    copydesk("libraries", "import", str(table), "--library", "Ports")
    followed = copydesk(*theirs, "libraries", "follow", f"{site_url}/ports/{file}", "--json")
    assert followed.code == 0, followed.err
    assert (followed.json["title"], followed.json["already"]) == ("Ports", False)
    number = str(followed.json["feed_id"])
    again = copydesk(*theirs, "libraries", "follow", f"{site_url}/ports/{file}", "--json").json
    assert (again["feed_id"], again["already"]) == (followed.json["feed_id"], True)
    table.write_text("title,url\nB,https://harbour.example/b\n")
    copydesk("libraries", "import", str(table), "--library", "Ports")
    assert copydesk(*theirs, "refresh", number).code == 0
    listed = copydesk(*theirs, "list", "--feed", number, "--json").json
    assert {(each["title"], each["url"]) for each in listed} == {
        ("A", "https://harbour.example/a"),
        ("B", "https://harbour.example/b"),
    }
    # What goes from the library goes from the list; JSON Feed has no word for that. What has a star stays.
    ids = {each["title"]: str(each["id"]) for each in listed}
    copydesk(*theirs, "mark", "--star", ids["B"])
    shown = copydesk("libraries", "show", "Ports", "--json").json
    copydesk("libraries", "take-out", "Ports", "--", *(str(each["id"]) for each in shown))
    assert copydesk(*theirs, "refresh", number).code == 0
    left = {each["title"] for each in copydesk(*theirs, "list", "--feed", number, "--json").json}
    assert left == ({"A", "B"} if file == "feed.json" else {"B"})


def test_what_cannot_be_is_said_in_a_sentence(copydesk: Copydesk) -> None:
    for words in (
        ("save", "1", "--library", "Nobody's"),
        ("libraries", "show", "Nobody's"),
        ("libraries", "add", " "),
        ("libraries", "add", "X", "--to", "gopher:hole"),
        ("publish", "--unpublish"),
        ("publish", "Nobody's"),
    ):
        answer = copydesk("--offline", *words)
        assert answer.code == 2, words
        assert answer.err.startswith("copydesk: "), words


def test_what_changes_follows_by_itself_unless_the_network_is_ruled_out(
    copydesk: Copydesk, site: Site, tmp_path: Path
) -> None:
    page = tmp_path / "www" / "ports" / "index.html"
    copydesk("libraries", "add", "Ports", "--to", f"folder:{tmp_path / 'www'}")
    assert page.exists()
    saved = copydesk("save", site / "story", "--library", "Ports", "--note", "see the quays", "--json")
    (listed,) = copydesk("libraries", "--json").json
    assert (saved.err, listed["state"].startswith("public · live")) == ("", True)
    number = str(saved.json[0]["id"])
    assert copydesk("--offline", "libraries", "take-out", "Ports", "--", number).err == ""
    (listed,) = copydesk("libraries", "--json").json
    assert listed["state"] == "public · 1 change queued"
    feed = copydesk("add", site / "feed.xml", "--json").json["feed_id"]
    assert copydesk("refresh", "--quiet", str(feed)).err == ""
    (listed,) = copydesk("libraries", "--json").json
    assert listed["state"].startswith("public · live")
    assert copydesk("undo").err == ""
    assert copydesk("libraries", "--json").json[0]["changes"] == 0


def test_what_cannot_be_sent_is_said_and_stays_queued(copydesk: Copydesk, site: Site, tmp_path: Path) -> None:
    (tmp_path / "www").write_text("a file in the way")
    made = copydesk("libraries", "add", "Ports", "--to", f"folder:{tmp_path / 'www'}", "--json")
    assert made.code == 0
    assert made.err.startswith("Ports: public · failed: ")
    # It waits before it is tried again, so the next command is not held up and says nothing.
    saved = copydesk("save", site / "story", "--library", "Ports")
    assert (saved.code, saved.err) == (0, "")
    assert "failed: " in copydesk("libraries", "--json").json[0]["state"]


def test_a_public_library_is_mirrored_and_mirrored_no_longer(
    copydesk: Copydesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHAARLI", "hush-hush-42")
    copydesk("libraries", "add", "Ports", "--public")
    bookmarks = tmp_path / "bookmarks.html"
    bookmarks.write_text(
        '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n<DT><A HREF="https://harbour.example/quays">Quays</A>\n</DL>'
    )
    copydesk("libraries", "import", str(bookmarks), "--library", "Ports")
    nobody = "http://127.0.0.1:9"
    told = copydesk("libraries", "mirror", "Ports", nobody, "--secret", "env:SHAARLI", "--json").json
    assert told["mirror"] == nobody
    assert "mirror failed: " in told["state"]
    assert "hush" not in json.dumps(told)
    off = copydesk("libraries", "mirror", "Ports", "--off", "--json").json
    assert (off["mirror"], "mirror" in off["state"]) == ("", False)
