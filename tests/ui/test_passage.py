"""Passages move by units, never leave the text and never part a word."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.articles.document import Article, Image, Paragraph
from tui.languages import units
from tui.widgets.reader.passage import Chooser, Passage, Unit


def article_of(*paragraphs: str) -> Article:
    """An article of paragraphs, a picture before each."""
    blocks: list[Paragraph | Image] = []
    at = 0
    for text in paragraphs:
        blocks += [Image(at, at), Paragraph(at, at + len(text))]
        at += len(text) + 2
    return Article("\n\n".join(paragraphs), tuple(blocks))


ARTICLE = article_of("One two. Three four five.", "Six. 港口集团。 Seven", "ท่าเรือปิด ในวันนี้")


def words(passage: Passage, article: Article = ARTICLE) -> str:
    return article.text[passage.start : passage.end]


def test_one_end_stays_and_the_other_crosses_it() -> None:
    chooser = Chooser(ARTICLE)
    passage = chooser.sentence_at(10)
    assert passage is not None
    assert words(passage) == "Three four five."
    back = [passage]
    for _step in range(4):
        back.append(chooser.move(back[-1], -1, Unit.WORD))
    assert [words(each).strip() for each in back] == [
        "Three four five.",
        "Three four five",
        "Three four",
        "Three",
        "two.",
    ]
    on = chooser.move(back[-1], 1, Unit.WORD)
    assert words(on) == "Three"


def test_sentences_and_paragraphs_go_on_over_pictures() -> None:
    chooser = Chooser(ARTICLE)
    first = Passage(0, 8)
    assert words(chooser.hop(chooser.hop(first, 1), 1)) == "Six."
    assert chooser.hop(first, -1) == first
    assert words(chooser.move(first, 1, Unit.PARAGRAPH)) == "One two. Three four five."
    widened = chooser.widen(Passage(4, 14))
    assert words(widened) == "One two. Three four five."
    assert chooser.widen(widened) == widened


def test_an_article_without_text_has_no_passage() -> None:
    assert Chooser(Article("", ())).sentence_at(0) is None
    assert Chooser(Article(" ", (Paragraph(0, 1),))).sentence_at(0) is None


PARAGRAPHS = st.lists(
    st.text(alphabet="ab. \n。，！ก้12%“”的", min_size=1, max_size=30), min_size=1, max_size=4
)
MOVES = st.lists(
    st.tuples(
        st.sampled_from(["move", "hop", "widen", "turn", "reach"]),
        st.sampled_from([1, -1]),
        st.sampled_from(list(Unit)),
    ),
    max_size=12,
)


@settings(max_examples=120, deadline=None)
@given(PARAGRAPHS, st.integers(0, 80), MOVES)
def test_whatever_is_pressed_a_passage_is_whole_words_of_the_text(
    paragraphs: list[str], offset: int, moves: list[tuple[str, int, Unit]]
) -> None:
    article = article_of(*paragraphs)
    chooser = Chooser(article)
    passage = chooser.sentence_at(offset)
    borders = {
        edge + block.start
        for block in article.blocks
        for divide in (units.words, units.sentences)
        for stretch in divide(article.text[block.start : block.end])
        for edge in stretch
    } | {edge for block in article.blocks for edge in (block.start, block.end)}
    if passage is None:
        assert not article.text.strip()
        return
    for deed, step, unit in moves:
        if deed == "move":
            passage = chooser.move(passage, step, unit)
        elif deed == "hop":
            passage = chooser.hop(passage, step)
        elif deed == "widen":
            passage = chooser.widen(passage)
        elif deed == "turn":
            passage = Passage(passage.caret, passage.anchor)
        else:
            passage = chooser.reach(passage, min(offset, len(article.text)))
        assert 0 <= passage.start <= passage.end <= len(article.text)
        assert {passage.anchor, passage.caret} <= borders
        start, end = chooser.words_of(passage)
        assert passage.start <= start <= end <= passage.end
        assert article.text[start:end] == article.text[passage.start : passage.end].strip()
