"""What stands at the head of an article, and what pages hold twice or leave empty."""

from __future__ import annotations

import pytest

from tui.articles.document import Article, Heading
from tui.articles.extract import extract

TITLE = "The harbour opens again after the storm"
LEAD = "Ferries to the islands run from Monday, the master of the port told the town council"
PARTS = [
    f"The harbour of the northern town opened again on day {n}, said the master of the port, and the ferries, "
    "which had waited for a week, took up their service to the islands in the bay."
    for n in ("one", "two", "three", "four")
]
TEXT = "".join(f"<p>{part}</p>" for part in PARTS)
WHOLE = "\n\n".join(PARTS)


def read(
    body: str, title: str = TITLE, head: str = "", lang: str = "en", url: str = "https://e.org/a/b"
) -> Article:
    page = f'<html lang="{lang}"><head><title>{title}</title>{head}</head><body>{body}</body></html>'
    return extract(page.encode(), url)


def test_the_words_of_its_subject_are_no_part_of_the_headline() -> None:
    article = read(
        f"<article><h1><span>Shipping in the north</span> <span>{TITLE}</span></h1>{TEXT}</article>",
        head=f'<meta property="og:title" content="{TITLE}">',
    )
    assert article.title == TITLE
    assert article.text == WHOLE


def test_the_first_part_of_a_title_is_the_headline_where_both_are_headings() -> None:
    site = "harbour news of the north"
    article = read(
        f"<h1>{site}</h1><article><h1>{TITLE}<a href='#t'>¶</a></h1>{TEXT}</article>", f"{TITLE} — {site}"
    )
    assert article.title == TITLE


@pytest.mark.parametrize(
    ("title", "head", "site"),
    [
        (f"{TITLE} | Harbour News", "", "Harbour News"),
        (f"{TITLE} - What to do", "", ""),
        (TITLE, '<script type="application/ld+json">{"@type":"WebSite","name":"Harbour News"}</script>', "Harbour News"),
        (TITLE, '<meta name="apple-mobile-web-app-title" content="Harbour News">', "Harbour News"),
    ],
)  # fmt: skip
def test_the_name_of_the_site_where_it_is_not_declared(title: str, head: str, site: str) -> None:
    url = "https://www.harbournews.example/a"
    assert read(f"<article><h1>{TITLE}</h1>{TEXT}</article>", title, head, url=url).site == site


@pytest.mark.parametrize("tag", ["h2", "h3"])
def test_a_heading_right_under_the_headline_is_the_standfirst(tag: str) -> None:
    article = read(f"<h1>{TITLE}</h1><{tag}>{LEAD}</{tag}><div class='body'>{TEXT}</div>")
    assert article.lead == LEAD
    assert article.text == WHOLE


def test_the_heading_of_the_first_part_is_no_standfirst() -> None:
    first = "What the master of the port said about the ferries on Monday"
    article = read(f"<article><h1>{TITLE}</h1><div class='body'><h2>{first}</h2>{TEXT}</div></article>")
    assert article.lead == ""
    assert [article.text[b.start : b.end] for b in article.blocks if isinstance(b, Heading)] == [first]


def test_a_standfirst_in_the_box_behind_that_of_the_headline() -> None:
    article = read(
        f"<header><div><h1>{TITLE}</h1></div><div><p>{LEAD}</p></div></header><div class='body'>{TEXT}</div>"
    )
    assert article.lead == LEAD


def test_the_first_sentences_may_stand_in_a_header_of_the_text() -> None:
    first = "What had the storm left of the harbour, and who was to pay for it? The council met on Sunday to find out, and it was not alone."
    article = read(f"<h1>{TITLE}</h1><div itemprop='articleBody'><header>{first}</header>{TEXT}{TEXT}</div>")
    assert article.text.startswith(first)


@pytest.mark.parametrize(
    "line",
    [
        "před 2 hodinami",
        "2 hours ago",
        "3時間前",
        "منذ 3 ساعات",
        "La Gazette | 04.05.2015 à 13h36 • Mis à jour le 05.05.2015 à 20h13 | Par Claire Exemple (avec Jean Modèle et Anne Essai)",
    ],
)
def test_lines_that_tell_when_are_no_text(line: str) -> None:
    assert read(f"<article><h1>{TITLE}</h1><p>{line}</p>{TEXT}</article>").text == WHOLE


def test_an_article_that_a_page_holds_twice_is_shown_once() -> None:
    box = f"<div class='rich'>{TEXT}</div>"
    assert read(f"<h1>{TITLE}</h1><div>{box}{box}</div>").text == WHOLE


def test_parts_that_say_the_same_under_their_own_headings_stay() -> None:
    article = read(f"<article><h1>{TITLE}</h1>{TEXT}<h2>The second day</h2>{TEXT}</article>")
    assert article.text == f"{WHOLE}\n\nThe second day\n\n{WHOLE}"


def test_what_templates_left_unfilled_is_no_text() -> None:
    article = read(
        f"<article><h1>{TITLE}</h1>{TEXT}<p>[CTA_MODULE]</p><p>{{{{ad_slot}}}}</p><p>{PARTS[0]} Five.</p></article>"
    )
    assert article.text == f"{WHOLE}\n\n{PARTS[0]} Five."


@pytest.mark.parametrize(
    "line",
    [
        "Tags<br>harbour, storm, ferries, islands, the northern town, the master of the port, the town council, the bay, service, Monday, winter",
        "版權所有，未經授權不得轉載",
        "جميع الحقوق محفوظة 2024",
        "Tous droits réservés",
        "Ключевые слова: порт, шторм, паром, острова",
        "Views and opinions expressed in this article are those of the author.",
        "Get breaking news alerts and special reports. The stories that matter, delivered weekday mornings.",
        "Личный архив Анны Примеровой",
    ],
)
def test_last_lines_about_the_article_are_no_part_of_it(line: str) -> None:
    assert read(f"<article><h1>{TITLE}</h1>{TEXT}<p>{line}</p></article>").text == WHOLE


def test_a_long_list_of_other_articles_within_a_short_one() -> None:
    items = "".join(
        f"<li><a href='/{n}'>What else the storm of the year left on the coast, {n}</a></li>"
        for n in range(8)
    )
    box = f"<div><h3>Related articles</h3><ul>{items}</ul></div>"
    first, *rest = (f"<p>{part}</p>" for part in PARTS)
    page = f"<h1>{TITLE}</h1><div class='content'>{first}{box}{''.join(rest)}</div>"
    assert read(page).text == WHOLE
