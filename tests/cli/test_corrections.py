"""`copydesk correct` and `copydesk corrections` as a shell calls them."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Copydesk

QUOTE = ("--quote", "1.28 trillion")


def test_a_dry_run_prints_the_bytes_and_keeps_nothing(copydesk: Copydesk) -> None:
    answer = copydesk("--offline", "correct", "1", *QUOTE, "--dry-run")
    assert answer.code == 0
    assert answer.json["motivation"] == "editing"
    assert copydesk("corrections", "--json").json == []


def test_a_flagged_figure_is_filed_with_nothing_but_its_quote(copydesk: Copydesk) -> None:
    filed = copydesk("--offline", "correct", "1", *QUOTE, "--send", "--json").json
    assert (filed["state"], filed["should_be"]) == ("filed", "128 billion")
    assert filed["evidence"]
    number = str(filed["id"])
    assert copydesk("corrections", "show", number, "--json").json == filed
    (listed,) = copydesk("corrections", "list", "--json").json
    assert listed["id"] == filed["id"]
    marked = copydesk("corrections", "mark", number, "answered", "--answer", "Thank you.", "--json").json
    assert marked["events"][-1]["detail"] == "Thank you."
    assert copydesk("corrections", "close", number).code == 0
    assert copydesk("corrections", "withdraw", number).code == 2
    (everything, _publisher) = copydesk("corrections", "statistics", "--json").json
    assert everything["acknowledged"] == 1


def test_own_words_kind_and_comment_are_taken(copydesk: Copydesk) -> None:
    words = ("--should-be", "seven", "--kind", "fact", "--reason", "It is seven.", "--comment", "Really.")
    draft = copydesk("--offline", "correct", "1", *QUOTE, *words, "--json").json
    assert (draft["state"], draft["kind"], draft["should_be"]) == ("draft", "fact", "seven")
    assert copydesk("corrections", "withdraw", str(draft["id"])).code == 0
    assert copydesk("corrections", "--json").json == []


def test_words_that_are_not_there_and_unknown_routes_are_refused(copydesk: Copydesk) -> None:
    assert copydesk("--offline", "correct", "1", "--quote", "not in it").code == 2
    assert copydesk("--offline", "correct", "1", *QUOTE, "--to", "x@y.example").code == 2
    assert copydesk("corrections", "show", "99").code == 2


def test_offline_nothing_is_sent_or_watched(copydesk: Copydesk) -> None:
    sent = copydesk("--offline", "corrections", "deliver", "--json").json
    assert sent == {"sent": 0, "later": 0, "failed": 0, "possibly_sent": 0}
    assert copydesk("--offline", "corrections", "watch", "--json").json["looked"] == 0


def test_files_and_the_log_are_written(copydesk: Copydesk, tmp_path: Path) -> None:
    copydesk("--offline", "correct", "1", *QUOTE, "--send")
    copydesk("corrections", "export", "1", "--folder", str(tmp_path / "files"))
    assert {path.suffix for path in (tmp_path / "files").iterdir()} == {".json", ".md", ".eml"}
    assert copydesk("corrections", "log", str(tmp_path / "log")).code == 0
    assert (tmp_path / "log" / "corrections.atom").exists()
