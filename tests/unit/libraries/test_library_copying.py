"""What is copied, word by word."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import unquote

import pytest

from tui.libraries.copying import (
    bibtex_citation,
    figure_line,
    link,
    link_list,
    markdown_link,
    quotation,
    ris_citation,
    subject,
    text_fragment,
    title_and_link,
)
from tui.libraries.models import KeyFigure

ARTICLE = subject(
    "https://anna:pw@courier.example.org/plant_(new)?utm_source=x",
    title="A *plant* for [$8 billion]",
    site="The Courier",
    author="Ada Nwosu",
    published=datetime(2026, 11, 23, 8, tzinfo=UTC),
    accessed=datetime(2026, 11, 24, tzinfo=UTC),
    language="en",
)


def test_links() -> None:
    address = "https://courier.example.org/plant_(new)"
    assert link(ARTICLE) == address
    assert title_and_link(ARTICLE) == f"A *plant* for [$8 billion]\n{address}"
    assert markdown_link(ARTICLE) == (
        r"[A \*plant\* for \[$8 billion\]](https://courier.example.org/plant_%28new%29)"
    )
    assert title_and_link(subject("https://a.example.org/")) == "https://a.example.org/"


def test_a_figure_with_its_source() -> None:
    plain = subject("https://a.example.org/1", site="Source", published=datetime(2026, 11, 23, tzinfo=UTC))
    assert figure_line(plain, KeyFigure("$8 billion", "raised by Acme")) == (
        "$8 billion — raised by Acme (Source, 2026-11-23, https://a.example.org/1)"
    )
    assert figure_line(subject(""), KeyFigure("42%")) == "42%"


def test_a_quote_with_source_date_and_the_passage() -> None:
    copied = quotation(ARTICLE, "  We will say plainly why not. ")
    assert copied.split("\n") == [
        "“We will say plainly why not.”",
        "— A *plant* for [$8 billion], The Courier, 2026-11-23",
        "https://courier.example.org/plant_(new)#:~:text=We%20will%20say%20plainly%20why%20not.",
    ]


@pytest.mark.parametrize(
    ("url", "text", "expected"),
    [
        ("https://a.example.org/", "a-b, c&d", "https://a.example.org/#:~:text=a%2Db%2C%20c%26d"),
        ("https://a.example.org/#part", "word", "https://a.example.org/#part:~:text=word"),
        ("https://a.example.org/#:~:text=old", "new", "https://a.example.org/#:~:text=new"),
        (
            "https://a.example.org/",
            "one two three four five six seven eight nine ten eleven",
            "https://a.example.org/#:~:text=one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven",
        ),
        ("", "word", ""),
        ("https://a.example.org/", " ", "https://a.example.org/"),
    ],
)
def test_text_fragments(url: str, text: str, expected: str) -> None:
    assert text_fragment(url, text) == expected


def test_a_text_fragment_of_a_script_without_spaces_is_short() -> None:
    text = "海关总署周五公布的数据显示,三季度新能源汽车出口七十八万辆,同比增长百分之四十二,其中对东盟出口翻了一番。"
    _, _, directive = text_fragment("https://a.example.org/", text).partition(":~:text=")
    first, _, last = directive.partition(",")
    assert text.startswith(unquote(first))
    assert text.endswith(unquote(last))
    assert len(unquote(first)) <= 12


def test_citations() -> None:
    assert bibtex_citation(ARTICLE).splitlines()[:4] == [
        f"@online{{nwosu2026-{ARTICLE.id[:8]},",
        r"  title = {{A *plant* for [\$8 billion]}},",
        "  author = {Ada Nwosu},",
        "  organization = {The Courier},",
    ]
    lines = ris_citation(ARTICLE).split("\n")
    assert lines[0] == "TY  - ELEC"
    assert "DA  - 2026/11/23" in lines
    assert lines[-2:] == ["ER  - ", ""]
    assert "\r" not in ris_citation(ARTICLE)


@pytest.mark.parametrize(
    ("author", "written"),
    [("Ada Nwosu", "{Ada Nwosu}"), ("Reuters", "{{Reuters}}"), ("A. B and C. D", "{{A. B and C. D}}")],
)
def test_only_one_persons_name_is_taken_apart(author: str, written: str) -> None:
    assert f"author = {written}," in bibtex_citation(subject("https://a.example.org/", author=author))


def test_a_list_of_links() -> None:
    second = subject("https://a.example.org/2", title="Second")
    assert link_list([ARTICLE, second], "My #1 list") == "\n".join(
        [
            r"# My \#1 list",
            "",
            r"- [A \*plant\* for \[$8 billion\]](https://courier.example.org/plant_%28new%29) — The Courier, 2026-11-23",
            "- [Second](https://a.example.org/2)",
        ]
    )
