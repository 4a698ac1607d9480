"""Every verb, called as a shell calls it."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Copydesk, Site
from tests.hostile.server import FaultServer, plain
from tui.core.text import is_clean


def test_a_feed_is_added_refreshed_listed_read_and_searched(copydesk: Copydesk, site: Site) -> None:
    added = copydesk("add", site / "feed.xml", "--folder", "Ports", "--json")
    assert added.code == 0, added.err
    feed = added.json["feed_id"]
    assert copydesk("refresh", str(feed), "--json").json["asked"] == 1
    listed = copydesk("list", "--feed", str(feed), "--json").json
    assert [headline["title"] for headline in listed] == [
        "Port to spend $26 billion over five years",
        "[/] and [@click=app.quit]x[/] [31m",
    ]
    read = copydesk("read", str(listed[0]["id"]), "--json").json
    assert "northern quay" in read["text"]
    assert 26_000_000_000 in [figure["value"] for figure in read["figures"]]
    found = copydesk("search", "northern quay", "--json").json
    assert [headline["id"] for headline in found] == [listed[0]["id"]]


def test_a_page_offers_its_feed(copydesk: Copydesk, site: Site) -> None:
    assert copydesk("add", site / "", "--json").code == 0
    titles = [feed["title"] for feed in copydesk("feeds", "--json").json]
    assert "Harbour News" in titles


def test_a_title_from_the_command_line_is_clean_wherever_it_goes(copydesk: Copydesk, site: Site) -> None:
    copydesk("add", site / "feed.xml", "--title", "Port\x1b[31m \u202enews", "--folder", "Sea\u202e")
    written = copydesk("export", "opml").out
    assert 'text="Port news"' in written.replace("[31m", "")
    assert all(is_clean(line) for line in written.splitlines())


def test_headers_stay_with_the_page_where_another_server_s_feed_is_picked(copydesk: Copydesk) -> None:
    with FaultServer() as server:
        offers = "".join(
            f'<link rel="alternate" type="application/rss+xml" href="{server.url("/feed", host)}">'
            for host in ("127.0.0.1", "localhost")
        )
        server.answers["/"] = plain(f"<html><head>{offers}</head></html>".encode(), Content_Type="text/html")
        for pick in ("1", "2"):
            copydesk("add", server.url("/"), "--header", "X-Key: hush", "--pick", pick)
        kept = {feed["url"]: feed["headers"] for feed in copydesk("feeds", "--json").json}
        assert kept[server.url("/feed")]
        assert not kept[server.url("/feed", "localhost")]


def test_an_address_is_read_without_being_kept(copydesk: Copydesk, site: Site) -> None:
    answer = copydesk("read", site / "story", "--format", "md")
    assert answer.code == 0
    assert answer.out.startswith("# Port to spend $26 billion over five years")


def test_the_first_article_is_there_without_a_network(copydesk: Copydesk) -> None:
    seed = next(h for h in copydesk("--offline", "list", "--json").json if "NVIDIA" in h["title"])
    assert seed["checks"] == 1
    answer = copydesk("--offline", "read", str(seed["id"]))
    assert "1.28 trillion" in answer.out
    assert "128 billion" in answer.out
    assert "Scan to Download" not in answer.out
    assert answer.out.count("NVIDIA to Spend $26 Billion") == 1
    findings = copydesk("--offline", "audit", str(seed["id"]), "--json").json
    assert [finding["suggest"] for finding in findings if finding["tier"] == "check"] == [128_000_000_000]


def test_marks_are_set_and_taken_back(copydesk: Copydesk) -> None:
    entry = copydesk("--offline", "list", "--json").json[0]["id"]
    copydesk("mark", str(entry), "--read", "--star")
    assert [h["id"] for h in copydesk("list", "--starred", "--json").json] == [entry]
    assert copydesk("undo").code == 0
    assert copydesk("list", "--starred", "--json").json == []
    copydesk("undo")
    assert copydesk("list", "--unread", "--json").json[0]["id"] == entry
    assert copydesk("undo").code == 1


def test_feeds_are_renamed_moved_removed_and_brought_back(copydesk: Copydesk, site: Site) -> None:
    feed = str(copydesk("add", site / "feed.xml", "--json").json["feed_id"])
    copydesk("feeds", "rename", feed, "My port")
    copydesk("feeds", "move", feed, "Sea/Ports")
    copydesk("feeds", "set", feed, "--full-text", "--header", "language: en")

    def now() -> list[tuple[object, ...]]:
        feeds = copydesk("feeds", "--json").json
        return [
            (f["title"], f["folder"], f["full_text"], f["headers"]) for f in feeds if str(f["id"]) == feed
        ]

    kept = [("My port", "Sea/Ports", True, {"language": "en"})]
    assert now() == kept
    copydesk("feeds", "remove", feed)
    assert now() == []
    copydesk("undo")
    assert now() == kept


def test_feeds_go_out_and_come_in_as_opml(copydesk: Copydesk, site: Site, tmp_path: Path) -> None:
    copydesk("add", site / "feed.xml", "--folder", "Sea")
    before = {(f["url"], f["folder"], f["title"]) for f in copydesk("feeds", "--json").json}
    copydesk("export", "opml", "--output", str(tmp_path / "feeds.opml"))
    other = ("--store", str(tmp_path / "other.db"))
    assert copydesk(*other, "import", "opml", str(tmp_path / "feeds.opml")).code == 0
    assert {(f["url"], f["folder"], f["title"]) for f in copydesk(*other, "feeds", "--json").json} >= before


def test_newsboat_feeds_come_in_with_their_tags(copydesk: Copydesk, tmp_path: Path) -> None:
    urls = tmp_path / "urls"
    urls.write_text('https://a.example/feed Sea "~A name"\nexec:rm -rf /\n# note\nhttps://b.example/feed\n')
    answer = copydesk("import", "newsboat", str(urls), "--json").json
    assert answer["added"] == 2
    assert len(answer["refused"]) == 1
    feeds = {f["url"]: f for f in copydesk("feeds", "--json").json}
    assert feeds["https://a.example/feed"]["folder"] == "Sea"
    assert feeds["https://a.example/feed"]["title"] == "A name"


def test_figures_of_a_file_as_table_csv_and_json(copydesk: Copydesk, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Port news\n\nThe port will spend $26 billion over five years, and 1,280 people wrote about it in spring.\n"
    )
    assert "$26 billion" in copydesk("figures", str(page)).out
    rows = list(csv.DictReader(io.StringIO(copydesk("figures", str(page), "--csv").out)))
    assert "26000000000" in {row["value"] for row in rows}
    assert copydesk("figures", str(page), "--json").json[0]["kind"] == "money"


def test_json_lines_in_json_lines_out() -> None:
    lines = [
        {"id": "a", "text": "It cost $5 million.", "lang": "en"},
        {"id": "b", "text": "增长12%。", "lang": "zh"},
    ]
    done = subprocess.run(
        [sys.executable, "-m", "tui", "figures", "-", "--json"],
        input="\n".join(json.dumps(line) for line in lines) + "\nnot json\n",
        capture_output=True,
        text=True,
        check=True,
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers[:2]] == ["a", "b"]
    assert [answer["figures"][0]["value"] for answer in answers[:2]] == [5_000_000, 12]
    assert "error" in answers[2]


def test_two_language_versions_are_compared() -> None:
    pair = {
        "id": 1,
        "src": "模型有1280亿参数。",
        "src_lang": "zh",
        "tgt": "The model has 1.28 trillion parameters.",
        "tgt_lang": "en",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tui", "audit", "-", "--json"],
        input=json.dumps(pair),
        capture_output=True,
        text=True,
        check=True,
    )
    (flag,) = json.loads(done.stdout)["flags"]
    assert flag["suggest"] == 128_000_000_000


def test_extract_prints_the_fields_that_scripts_rely_on(copydesk: Copydesk, tmp_path: Path) -> None:
    from tests.cli.conftest import STORY

    page = tmp_path / "page.html"
    page.write_text(STORY)
    record = copydesk("extract", str(page), "--url", "https://harbour.example/story", "--json").json
    assert {"title", "text", "byline", "published", "lang", "site"} <= record.keys()
    assert record["title"] == "Port to spend $26 billion over five years"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("read", "no-such-thing"), 2),
        (("list", "--limit", "zero"), 2),
        (("nonsense",), 2),
        (("add", "javascript:alert(1)"), 1),
        (("--offline", "add", "https://harbour.example/feed"), 1),
        (("search", "after:someday"), 2),
        (("--lang", "tlh", "paths"), 2),
        ((), 2),
    ],
)
def test_faults_are_one_sentence_and_an_exit_code(
    copydesk: Copydesk, words: tuple[str, ...], code: int
) -> None:
    answer = copydesk(*words)
    assert answer.code == code
    assert answer.out == ""
    assert "Traceback" not in answer.err
    assert answer.err.strip()


def test_no_output_acts_on_the_terminal(copydesk: Copydesk, site: Site) -> None:
    feed = copydesk("add", site / "feed.xml", "--json").json["feed_id"]
    copydesk("refresh", str(feed))
    for words in (("list",), ("feeds",), ("search", "click")):
        answer = copydesk(*words)
        assert is_clean(answer.out)
        assert is_clean(answer.err)
    assert "[@click=app.quit]x[/]" in copydesk("list").out


def test_a_failing_feed_is_told_by_name(copydesk: Copydesk, site: Site) -> None:
    answer = copydesk("add", site / "gone")
    assert answer.code == 1
    assert "127.0.0.1" in answer.err


def test_doctor_paths_and_completion(copydesk: Copydesk) -> None:
    assert copydesk("doctor", "--json").json
    assert copydesk("paths", "--json").json["store"].endswith("copydesk.db")
    for shell in ("bash", "zsh", "fish"):
        assert "copydesk" in copydesk("completion", shell).out


def test_the_list_of_commands_costs_little() -> None:
    script = "import sys\nfrom tui.cli.call import run\nrun(['--help'])\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert not loaded & {
        "textual",
        "httpx",
        "lxml.etree",
        "sqlite_utils",
        "readability",
        "feedparser",
        "tui.store",
    }


def test_facts_are_found_and_those_of_ones_own_come_first(copydesk: Copydesk) -> None:
    fact = copydesk("kb", "gpt-oss-120b", "--json").json[0]
    assert (fact["value"], fact["unit"]) == (117_000_000_000, "parameter")
    assert fact["source"]
    path = Path(copydesk("kb", "--own-file").out.strip())
    path.write_text(
        'facts = [{ names = ["Harbour Bridge"], measure = "length", unit = "m", value = 1149, as_of = "2024", '
        'source = "Port authority" }, { names = [], measure = "length", unit = "m", value = 1, as_of = "2024", source = "x" }]'
    )
    answer = copydesk("kb", "harbour bridge", "--json")
    assert [(found["value"], found["own"]) for found in answer.json] == [(1149, True)]
    assert "Fact 2" in answer.err
    assert copydesk("kb", "nothing of this name").code == 1


def test_a_backup_brings_back_what_was_there(copydesk: Copydesk) -> None:
    entry = copydesk("--offline", "list", "--json").json[0]["id"]
    copydesk("mark", str(entry), "--star")
    copy = copydesk("backup", "--json").json["backup"]
    copydesk("mark", str(entry), "--unstar")
    answer = copydesk("restore", copy, "--json")
    assert answer.code == 0, answer.err
    assert Path(answer.json["kept"]).exists()
    assert [h["id"] for h in copydesk("list", "--starred", "--json").json] == [entry]


def test_a_feed_is_listed_by_what_is_to_check(copydesk: Copydesk) -> None:
    seed = copydesk("--offline", "list", "--to-check", "--json").json[0]
    within = copydesk("--offline", "list", "--to-check", "--feed", str(seed["feed_id"]), "--json")
    assert [headline["id"] for headline in within.json] == [seed["id"]]


def test_marks_and_undo_answer_in_json(copydesk: Copydesk) -> None:
    entry = copydesk("--offline", "list", "--json").json[0]["id"]
    assert copydesk("mark", str(entry), "--star", "--json").json[0]["starred"]
    assert copydesk("undo", "--json").json["undone"]
    assert copydesk("undo", "--json").json == {"undone": None, "entry_ids": []}
    gone = copydesk("mark", "4242", str(entry), "--read", "--json")
    assert (gone.code, [line["id"] for line in gone.json]) == (1, [entry])
    assert gone.err == "There is no article number 4242.\n"


def test_an_address_is_no_title(copydesk: Copydesk, site: Site, tmp_path: Path) -> None:
    url = site / "feed.xml"
    opml = tmp_path / "feeds.opml"
    opml.write_text(
        f"<opml version='2.0'><body><outline type='rss' text='{url}' xmlUrl='{url}'/></body></opml>"
    )
    copydesk("import", "opml", str(opml))
    feed = next(f["id"] for f in copydesk("feeds", "--json").json if f["url"] == url)
    copydesk("refresh", str(feed))
    assert next(f["title"] for f in copydesk("feeds", "--json").json if f["url"] == url) == "Harbour News"
