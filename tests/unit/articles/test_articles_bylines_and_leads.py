"""Who wrote an article and what introduces it, as the papers of many countries mark these."""

from __future__ import annotations

import pytest

from tui.articles.document import Article, Image
from tui.articles.extract import extract
from tui.articles.namewords import is_full_name

TITLE = "The harbour opens again after the storm"
LEAD = "Ferries to the islands run from Monday, the master of the port told the town council"
PARTS = [
    f"The harbour of the northern town opened again on day {n}, said the master of the port, and the ferries, "
    "which had waited for a week, took up their service to the islands in the bay."
    for n in ("one", "two", "three", "four")
]
TEXT = "".join(f"<p>{part}</p>" for part in PARTS)


def read(body: str, head: str = "", lang: str = "en") -> Article:
    page = f'<html lang="{lang}"><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>'
    return extract(page.encode(), "https://e.org/a/b")


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ("<p>Par <a href='/x'>Claire Exemple</a> (Limoges)</p>", "Claire Exemple"),
        ("<span class='author'>Door <b>Piet Voorbeeld</b></span>", "Piet Voorbeeld"),
        ("<p>Por Maria Exemplo, João Modelo, Exemplo1 — Brasília</p>", "Maria Exemplo, João Modelo"),
        ("<span class='autor'>Jana Příkladová</span>", "Jana Příkladová"),
        ("<div class='szerzo'>Írta: Kovács Példa</div>", "Kovács Példa"),
        ("<span class='authorNameWrapper'>Jan Przykładowy</span>", "Jan Przykładowy"),
        ("<div><span>Авторы</span> <a href='/a'>Анна Примерова</a></div>", "Анна Примерова"),
        ("<p><span>بقلم <a href='/author/s'>سامي المثال</a></span></p>", "سامي المثال"),
        ("<p><span>מאת: <a href='/topics/d'>דנה דוגמה</a></span></p>", "דנה דוגמה"),
        ("<ul><li><a href='/auth/amit'>अमित उदाहरण</a></li></ul>", "अमित उदाहरण"),
        ("<div>ผู้เขียน</div><a href='/author/1'>สมชาย ตัวอย่าง</a>", "สมชาย ตัวอย่าง"),
        ("<em class='head_journalist_name'>김예시 기자</em>", "김예시"),
        ("<p><time>1 March 2017</time> by Ada Example, Secretary to the Board</p>", "Ada Example"),
        ("<p>By clicking you agree to our terms</p>", ""),
        ("<p>Von der Leyen spricht am Montag in Straßburg</p>", ""),
        ("<a href='/auth/login'>Customer Portal</a>", ""),
    ],
)
def test_a_byline_is_found_as_each_country_shows_it(markup: str, name: str) -> None:
    assert read(f"<h1>{TITLE}</h1>{markup}<div class='article-body'>{TEXT}</div>").byline == name


@pytest.mark.parametrize("name", ["articleauthor", "dable:author", "article_author"])
def test_a_byline_is_declared_under_other_names(name: str) -> None:
    assert (
        read(f"<h1>{TITLE}</h1>{TEXT}", f"<meta name='{name}' content='Ayşe Örnek'>").byline == "Ayşe Örnek"
    )


def test_the_one_writer_whose_page_is_linked_after_the_text() -> None:
    end = "<div><a href='/authors/ada'><img src='/a.jpg'></a><a href='/authors/ada'>Ada Example</a></div>"
    assert read(f"<h1>{TITLE}</h1><div class='article-body'>{TEXT}{TEXT}</div>{end}").byline == "Ada Example"


def test_a_name_at_the_end_of_its_line_signs_the_text() -> None:
    signed = '<p style="text-align:right;"><strong>Anh Ví Dụ</strong></p>'
    article = read(f"<h1>{TITLE}</h1><article>{TEXT}{signed}</article>", lang="vi")
    assert article.byline == "Anh Ví Dụ"
    assert article.text == "\n\n".join(PARTS)


def test_the_byline_after_the_text_goes_with_its_place() -> None:
    head = '<meta name="author" content="Claire Exemple">'
    article = read(
        f"<h1>{TITLE}</h1><article>{TEXT}<p>Claire Exemple (Limoges, correspondante)</p></article>", head
    )
    assert article.text == "\n\n".join(PARTS)


@pytest.mark.parametrize(
    ("name", "parts"),
    [("अमित उदाहरण", True), ("김예시", False), ("Ada Example", True), ("ada example", False)],
)
def test_full_names_have_capitals_where_their_script_has_them(name: str, parts: bool) -> None:
    assert is_full_name(name) == parts


@pytest.mark.parametrize(
    "page",
    [
        f"<h1>{TITLE}</h1><p class='description'>{LEAD}</p><article class='fck'><div class='x'>{TEXT}</div></article>",
        f"<article class='a'><header class='h'><h1>{TITLE}</h1><p class='article__desc'>{LEAD}</p></header><section class='c'>{TEXT}</section></article>",
        f"<article class='a'><h1>{TITLE}</h1><p class='intro'>{LEAD}</p><div class='text'>{TEXT}</div></article>",
        f"<div class='n'><h1>{TITLE}</h1><div class='field-name-strapline'><div class='item'>{LEAD}</div></div><div class='field-name-body'>{TEXT}</div></div>",
    ],
)
def test_a_standfirst_in_a_box_of_its_own_stands_apart_from_the_text(page: str) -> None:
    article = read(page)
    assert article.lead == LEAD
    assert article.text == "\n\n".join(PARTS)


@pytest.mark.parametrize("name", ["intro", "speakable-summary", "first"])
def test_the_first_paragraph_among_its_like_is_no_standfirst(name: str) -> None:
    first = "The harbour of the northern town is open again, and with it the way to the islands in the bay."
    head = f'<meta name="description" content="{first}">'
    article = read(
        f"<h1>{TITLE}</h1><div class='article-body'><p class='{name}'>{first}</p>{TEXT}</div>", head
    )
    assert article.text.startswith(first)


def test_a_caption_within_a_line_goes_to_its_picture() -> None:
    photo = (
        '<span class="photo"><img src="/p.jpg"><em class="img_desc">The pier on Monday</em></span><br><br>'
    )
    article = read(
        f"<h1>{TITLE}</h1><div id='articleBody'>{photo}{'<br><br>'.join(PARTS)}<br><br>김예시 기자(yesi@e.org)</div>"
    )
    assert article.text == "\n\n".join(PARTS)
    assert [b.caption for b in article.blocks if isinstance(b, Image)] == ["The pier on Monday"]


def test_a_date_behind_a_line_break() -> None:
    article = read(
        f"<h1>{TITLE}</h1><div>By <span>ADA EXAMPLE</span> <br>Thursday, October 02, 2025</div>{TEXT}"
    )
    assert article.published and article.published.date().isoformat() == "2025-10-02"


def test_buttons_in_the_box_of_the_standfirst_are_none_of_it() -> None:
    box = f"<div class='summary-box'><div>{LEAD}</div><ul><li><a href='/f'>Facebook</a></li><li><a href='/e'>Email</a></li></ul></div>"
    article = read(
        f"<h1>{TITLE}</h1>{box}<div><div class='article-body'>{TEXT}</div></div>",
        f'<meta name="description" content="{LEAD}">',
    )
    assert article.lead == LEAD
