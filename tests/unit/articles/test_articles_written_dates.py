"""When an article was published, in the words, calendars and labels of many countries."""

from __future__ import annotations

import pytest

from tui.articles.extract import extract

DAY = "2024-03-12"
CLOCK = "2024-03-12T15:02"
TEXT = "".join(
    f"<p>The harbour of the northern town opened again on day {n}, said the master of the port, and the ferries, which had waited for a week, took up their service.</p>"
    for n in range(4)
)


def published(
    mid: str = "", language: str = "en", head: str = "", end: str = "", url: str = "https://e.org/news/a"
) -> str:
    """Return when a page with something under its headline, in its head or behind its text was published."""
    page = (
        f'<html lang="{language}"><head><meta charset="utf-8"><title>The harbour opens again</title>{head}</head><body><main><article>'
        f"<h1>The harbour opens again</h1>{mid}<div class='article-body'>{TEXT}</div></article>{end}</main></body></html>"
    )
    moment = extract(page.encode(), url).published
    return moment.isoformat() if moment else ""


@pytest.mark.parametrize(
    ("language", "line", "start"),
    [
        ("fr", "Publié le 12/03/2024 à 15 h 02", CLOCK),
        ("pt-BR", "12 de março de 2024 às 15h02", CLOCK),
        ("de", "12.03.2024, 15.02 Uhr", CLOCK),
        ("ru", "15:02, 12 марта 2024", CLOCK),
        ("vi", "Thứ ba, 15:02 | 12/03/2024", CLOCK),
        ("zh-Hant", "2024年3月12日 週二 下午3:02", CLOCK),
        ("ja", "2024年3月12日 15時2分", CLOCK),
        ("ko", "2024년 3월 12일 오후 3:02", CLOCK),
        ("th", "12 มี.ค. 2567 เวลา 15:02 น.", CLOCK),
        ("en", "Tue 12 Mar 2024 15.02 GMT", CLOCK),
        ("vi", "12/3/2024, 15:02 (GMT+7)", f"{CLOCK}:00+07:00"),
        ("id", "Selasa, 12 Maret 2024 | 15:02 WIB", f"{CLOCK}:00+07:00"),
        ("en", "March 12, 2024 3:02 p.m. EDT", f"{CLOCK}:00-04:00"),
        ("en", "March 12, 2024 3:02 p.m. UTC+05:30", f"{CLOCK}:00+05:30"),
        ("cs", "úterý 12. 3. 2024", DAY),
        ("nl", "di 12 mrt 2024", DAY),
        ("el", "12 Μαρ 2024", DAY),
        ("lv", "2024. gada 12. marts", DAY),
        ("kk", "2024 жылғы 12 наурыз", DAY),
        ("be", "12 сакавіка 2024", DAY),
        ("ar", "12 مارس، 2024", DAY),
        ("ms", "12 Mac 2024", DAY),
        ("tl", "Marso 12, 2024", DAY),
        ("fa", "۲۲ اسفند ۱۴۰۲", DAY),
        ("fa", "۱۴۰۲/۱۲/۲۲ - ۱۵:۰۲", CLOCK),
        ("fa", "۱ فروردین ۱۴۰۳", "2024-03-20"),
        ("fa", "۳۰ اسفند ۱۳۹۹", "2021-03-20"),
        ("zh-Hant", "113年03月12日", DAY),
        ("th", "12 มีนาคม พ.ศ. 2567", DAY),
        ("th", "12 มี.ค. 67", DAY),
        ("de", "12.3.24", DAY),
        ("es", "12/03/24", DAY),
        ("en", "3/12/24 3:02 PM", CLOCK),
        ("ko", "24.03.12", DAY),
        ("en", "Mar 12, '24", DAY),
        ("en", "Version 3.12.2", ""),
        ("de", "vor 3 Stunden", ""),
        ("ja", "3時間前", ""),
    ],
)
def test_dates_as_each_country_writes_them(language: str, line: str, start: str) -> None:
    found = published(f"<div class='info'>{line}</div>", language)
    assert found.startswith(start) and bool(found) == bool(start)


@pytest.mark.parametrize(
    ("language", "changed", "first"),
    [
        ("es", "Actualizado el 14 de marzo de 2024", "Publicado el 12 de marzo de 2024"),
        ("de", "Aktualisiert: 14.03.2024, 10:00 Uhr", "Erstellt: 12.03.2024, 10:00 Uhr"),
        ("ru", "Обновлено: 14.03.2024", "Опубликовано: 12.03.2024"),
        ("fi", "Päivitetty 14.3.2024", "Julkaistu 12.3.2024"),
        ("nl", "Laatste update: 14-03-2024", "Gepubliceerd: 12-03-2024"),
        ("ar", "آخر تحديث: 14 مارس 2024", "نشر في: 12 مارس 2024"),
        ("ja", "更新日：2024年3月14日", "公開日：2024年3月12日"),
        ("ko", "수정 2024.03.14 10:00", "입력 2024.03.12 15:02"),
        ("en", "Last updated: <time datetime='2024-03-14'>14 Mar</time>", "Published: <time datetime='2024-03-12'>12 Mar</time>"),
        ("en", "<time class='updated' datetime='2024-03-14'>14 Mar</time>", "<time class='published' datetime='2024-03-12'>12 Mar</time>"),
    ],
)  # fmt: skip
def test_the_day_of_a_change_is_not_that_of_publication(language: str, changed: str, first: str) -> None:
    assert published(f"<p>{changed}</p><p>{first}</p>", language).startswith(DAY)
    assert published(f"<p>{changed} {first}</p>", language).startswith(DAY)
    assert published(f"<p>{changed}</p>", language).startswith("2024-03-14")


@pytest.mark.parametrize(
    "card",
    [
        "<a href='/x'><time datetime='2025-01-01'>1 Jan</time></a>",
        "<ul><li><a href='/x'>Other</a><time datetime='2025-01-01'>1 Jan</time></li></ul>",
        "<div><a href='/x'>What the islands need this winter</a><p><time datetime='2025-01-01'>1 Jan</time></p></div>",
    ],
)
def test_the_date_of_another_article_is_never_taken(card: str) -> None:
    end = f"<section class='more'>{card}</section>"
    assert published(end=end) == ""
    assert published(end=end, url="https://e.org/2024/mar/12/harbour").startswith(DAY)
    assert published(end=end, url="https://e.org/2024/3/12/harbour").startswith(DAY)


@pytest.mark.parametrize(
    ("language", "head", "mid"),
    [
        ("fa", '<meta property="article:published_time" content="1402-12-22T15:02:00">', ""),
        ("th", '<meta property="article:published_time" content="2567-03-12T15:02:00">', ""),
        ("en", '<meta name="date" content="03/12/2024">', ""),
        ("en-GB", '<meta name="date" content="12/03/2024">', ""),
        ("en", '<script>dataLayer.push({"publishDate":"2024-03-12"})</script>', ""),
        ("en", "", "<span data-timestamp='1710252120'>5 hours ago</span>"),
        ("en", "", "<abbr class='published' title='2024-03-12T15:02:00+0100'>Tuesday</abbr>"),
    ],
)
def test_dates_that_only_programs_read(language: str, head: str, mid: str) -> None:
    assert published(mid, language, head).startswith(DAY)
