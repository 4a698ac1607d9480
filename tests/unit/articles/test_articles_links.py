"""The links within and around an article: to pages, from part to part, of pictures and to players."""

from __future__ import annotations

import pytest

from tests.unit.articles.pages import URL, article, spans
from tui.articles.document import Code, Embed, Image, Style
from tui.articles.links import each_link, place_of


def test_links_in_code_stand_where_they_are_whatever_is_cut_around_them() -> None:
    code = '\n\n  <a href="/open">open</a>\t(see  \n<span class="gutter">2</span>  <a href="https://s.org/x">  a spec</a> )  \n\n'
    found = article(f"<pre>{code}</pre>")
    block = next(b for b in found.blocks if isinstance(b, Code))
    assert found.text[block.start : block.end] == "  open  (see\n    a spec )"
    assert [(found.text[s.start : s.end], s.target) for s in block.spans] == [
        ("open", "https://e.org/open"),
        ("a spec", "https://s.org/x"),
    ]


NOTES = (
    '<p>The tide was high.<sup id="back"><a href="#n1">1</a></sup> More <a href="#tides">below</a>, and <a href="#gone">elsewhere</a>.'
    '<a href="#lost">[2]</a></p><h2 id="tides">Tides</h2><p>They come and go.</p><ol><li id="n1">As measured. <a href="#back">↩</a></li></ol>'
)


def test_notes_and_jumps_lead_to_their_blocks_or_to_the_page() -> None:
    found = article(NOTES)
    anchors = {b.anchor: found.text[b.start : b.end] for b in found.blocks if b.anchor}
    assert anchors["tides"] == "Tides"
    assert anchors["n1"] == "As measured."
    assert [
        (found.text[s.start : s.end], s.style, s.target)
        for b in found.blocks
        for s in b.spans
        if s.style is not Style.SUPERSCRIPT
    ] == [
        ("1", Style.NOTE, "n1"),
        ("below", Style.JUMP, "tides"),
        ("elsewhere", Style.LINK, f"{URL}#gone"),
        ("[2]", Style.NOTE, f"{URL}#lost"),
    ]


def test_the_list_of_links_follows_the_article() -> None:
    found = article(
        '<p>See <a href="/tables">the tables</a> and <a href="#end">the end</a>.</p>'
        '<figure><a href="/atlas"><img src="/map.png" alt="Map"></a><figcaption>From <a href="/src">the atlas</a></figcaption></figure>'
        '<figure><a href="/large.jpg"><img src="/small.jpg"></a></figure><p id="end">And this is <a href="mailto:a@e.org">mail</a>.</p>'
    )
    assert list(each_link(found)) == [
        ("https://e.org/tables", "the tables"),
        ("#end", "the end"),
        ("https://e.org/atlas", "Map"),
        ("https://e.org/src", "the atlas"),
        ("mailto:a@e.org", "mail"),
    ]
    place = place_of(found, "#end")
    assert place is not None and found.text[place:].startswith("And this is mail")
    assert place_of(found, "https://e.org/#end") is None


def test_a_link_is_written_as_browsers_write_it() -> None:
    [(_, _, target)] = spans('<p>Ask <a href="HTTPS://Port.Example?Ship=A">the port</a>, they know.</p>')
    assert target == "https://port.example/?Ship=A"


def test_a_picture_that_is_a_link_knows_where_it_leads() -> None:
    found = article(
        '<p><a href="/report"><img src="/cover.jpg" alt="Cover"></a></p><a href="/p.jpg"><img src="/p.jpg"></a>'
    )
    assert [(b.source, b.target) for b in found.blocks if isinstance(b, Image)] == [
        ("https://e.org/cover.jpg", "https://e.org/report"),
        ("https://e.org/p.jpg", ""),
    ]


@pytest.mark.parametrize(
    ("markup", "players"),
    [
        ('<iframe src="//films.example/embed/7?x=1" title="The pier" allowfullscreen></iframe>', [("https://films.example/embed/7?x=1", "The pier")]),
        ('<div class="video-player"><iframe data-src="https://films.example/video/7" allow="autoplay; fullscreen"></iframe></div>', [("https://films.example/video/7", "")]),
        ('<figure><video controls><source src="/pier.mp4">Your browser is old.</video><figcaption>The <b>pier</b></figcaption></figure>', [("https://e.org/pier.mp4", "The pier")]),
        ('<p>Listen: <audio controls src="/bell.mp3" aria-label="The bell"></audio></p>', [("https://e.org/bell.mp3", "The bell")]),
        ('<iframe src="https://letters.example/embed" width="480"></iframe>', []),
        ('<iframe src="https://ads.example/frame" allowfullscreen></iframe>', []),
        ('<video autoplay loop muted src="/waves.mp4"></video>', []),
        ('<iframe src="javascript:player/1" allowfullscreen></iframe>', []),
    ],
)  # fmt: skip
def test_players_are_kept_by_their_addresses(markup: str, players: list[tuple[str, str]]) -> None:
    found = article(markup)
    assert [(b.source, b.title) for b in found.blocks if isinstance(b, Embed)] == players
    assert "browser" not in found.text
    assert list(each_link(found)) == players


def test_a_note_whose_name_is_an_address_leads_to_the_page() -> None:
    note = '<p>High.<a href="#https://evil.example/">1</a></p><p id="https://evil.example/">As measured.</p>'
    assert spans(note) == [("1", Style.NOTE, f"{URL}#https://evil.example/")]
    assert not any(block.anchor for block in article(note).blocks)
