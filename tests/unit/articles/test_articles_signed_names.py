"""Who wrote an article where neither a declaration nor a line such as "By Jane Doe" tells: by country, label and script."""

from __future__ import annotations

import pytest

from tui.articles.extract import extract

TITLES = {
    "en": "The harbour opens again after the storm",
    "zh": "颱風過後港口恢復營運 渡輪週一啟航",
    "ja": "台風のあと港が再開、離島行きは月曜から",
    "ko": "태풍 지나간 항구 다시 열려…여객선 월요일 운항",
    "ru": "Порт снова открыт после шторма",
    "vi": "Cảng mở cửa trở lại sau bão, tàu ra đảo chạy từ thứ Hai",
}
PARTS = {
    "en": "The harbour of the northern town opened again, said the master of the port, and the ferries, which had waited for a week, took up their service to the islands in the bay.",
    "zh": "北部城鎮的港口週一重新開放，港務長表示，等待了一個星期的渡輪已經恢復前往海灣各島的服務，第一班船在清晨出發，載有三百名乘客以及島上居民需要的物資。",
    "ja": "北部の町の港が月曜日に再開した。港長によると、一週間待機していたフェリーは湾内の島々への運航を再開し、始発便には三百人の乗客と島の住民が必要とする物資が積まれていたという。",
    "ko": "북부 도시의 항구가 월요일 다시 문을 열었다. 항만 책임자는 일주일 동안 기다리던 여객선이 섬으로 가는 운항을 재개했으며 첫 배에는 승객 삼백 명이 탔다고 말했다.",
    "ru": "Порт северного города снова открылся в понедельник, сообщил начальник порта, и паромы, ждавшие целую неделю, возобновили рейсы к островам в заливе, на первом было триста пассажиров.",
    "vi": "Cảng của thành phố phía bắc mở cửa trở lại hôm thứ Hai, giám đốc cảng cho biết các chuyến phà chờ suốt một tuần đã nối lại hành trình ra các đảo trong vịnh, chuyến đầu chở ba trăm khách.",
}


def byline(
    language: str = "en", mid: str = "", head: str = "", first: str = "", last: str = "", end: str = ""
) -> str:
    """Return the byline of a page with something under its headline, around its text, or behind it."""
    key = language.split("-", maxsplit=1)[0]
    title, part = TITLES.get(key, TITLES["en"]), PARTS.get(key, PARTS["en"])
    text = "".join(f"<p>{part} {n}.</p>" for n in range(4))
    page = (
        f'<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body><main><article><h1>{title}</h1>{mid}'
        f'<div class="article-body">{first}{text}{last}</div></article>{end}</main></body></html>'
    )
    return extract(page.encode(), "https://e.org/news/a").byline


def linked(author: str, more: str = "") -> str:
    return f'<script type="application/ld+json">[{{"@type":"NewsArticle","headline":"{TITLES["en"]}","author":{author}}}{more}]</script>'


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [
        ("zh-Hant", "記者王小明／台北報導", "王小明"),
        ("zh-Hant", "〔記者王小明／台北報導〕北部城鎮的港口週一重新開放，港務長表示，渡輪已經恢復服務。", "王小明"),
        ("zh-Hant", "（中央社記者王小明台北12日電）北部城鎮的港口週一重新開放，渡輪已經恢復服務。", "王小明"),
        ("zh-Hant", "港口的船。記者王小明攝", ""),
        ("zh-Hans", "2024年03月12日 15:02 来源：示例网 作者：王小明", "王小明"),
        ("zh-Hans", "本报记者 王小明 李小红", "王小明, 李小红"),
        ("zh-Hans", "（记者 王小明）", "王小明"),
        ("zh-Hans", "记者综合报道", ""),
        ("zh-Hans", "记者日前从港务局了解到，北部城镇的港口已经重新开放，渡轮恢复了服务。", ""),
        ("ja", "取材・文＝山田太郎", "山田太郎"),
        ("ja", "山田太郎記者", "山田太郎"),
        ("ja", "【山田太郎】", "山田太郎"),
        ("ja", "【関連記事】", ""),
        ("ja", "【ニューヨーク共同】", ""),
        ("ko", "(서울=연합뉴스) 홍길동 김철수 기자 = 북부 도시의 항구가 월요일 다시 문을 열었다고 항만 책임자가 말했다.", "홍길동, 김철수"),
        ("ko", "[예시뉴스 홍길동 기자] 북부 도시의 항구가 월요일 다시 문을 열었다고 항만 책임자가 전했다.", "홍길동"),
        ("ko", "경제부 홍길동 기자 hong@e.org", "홍길동"),
        ("ko", "사진=홍길동 기자", ""),
        ("ko", "시장은 기자회견에서 항구가 다시 열렸다고 말했다.", ""),
    ],
)  # fmt: skip
def test_the_papers_of_east_asia_sign_within_their_lines(language: str, line: str, names: str) -> None:
    assert byline(language, mid=f"<p>{line}</p>") == names
    assert byline(language, last=f"<p>{line}</p>") == names


def test_a_reporter_is_named_in_two_elements() -> None:
    assert byline("ja", mid="<span>山田太郎</span><span>記者</span>") == "山田太郎"
    assert byline("zh-Hant", mid="<span>聯合報／ 記者<a href='/r/1'>王小明</a>／台北報導</span>") == "王小明"


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [
        ("tr", "Muhabir: <b>Ali Örnek</b>", "Ali Örnek"),
        ("de", "Ein Bericht von Max Mustermann", "Max Mustermann"),
        ("de", "Eine Analyse von <a href='/i/1'>Max Mustermann</a>", "Max Mustermann"),
        ("de", "Eine Reise von Berlin Mitte nach Hamburg", ""),
        ("fr", "Par Claire Exemple avec AFP", "Claire Exemple"),
        ("fr", "Publié le 12 mars 2024 à 15h02, par Claire Exemple", "Claire Exemple"),
        ("fr", "Propos recueillis par Claire Exemple", "Claire Exemple"),
        ("it", "a cura di Mario Esempio", "Mario Esempio"),
        ("nl", "Door onze redacteur Piet Voorbeeld", "Piet Voorbeeld"),
        ("pl", "Opracowanie: Jan Przykład", "Jan Przykład"),
        ("el", "Γράφει ο Νίκος Παράδειγμα", "Νίκος Παράδειγμα"),
        ("id", "Reporter: Budi Contoh | Editor: Siti Model", "Budi Contoh"),
        ("id", "Oleh: Budi Contoh - detikNews", "Budi Contoh"),
        ("fa", "نویسنده: رضا نمونه", "رضا نمونه"),
        ("hi", "लेखक: अमित उदाहरण", "अमित उदाहरण"),
        ("hi", "द्वारा <a href='/a'>अमित उदाहरण</a>", "अमित उदाहरण"),
        ("hr", "Piše: Ivan Primjer", "Ivan Primjer"),
        ("th", "เรื่อง : สมชาย ตัวอย่าง", "สมชาย ตัวอย่าง"),
        ("en-IN", "Edited By: Amit Example", "Amit Example"),
        ("en-IN", "Edited By: Ravi Model</div><div>Reported By : Amit Example", "Amit Example"),
    ],
)
def test_labels_of_many_countries(language: str, line: str, names: str) -> None:
    assert byline(language, mid=f"<div>{line}</div>") == names


@pytest.mark.parametrize(
    ("author", "more", "names"),
    [
        ('{"@type":"Person","name":["Ada Example","Ben Model"]}', "", "Ada Example, Ben Model"),
        ('{"@type":"Person","@id":"#p","url":"/x"}', ',{"@type":"Person","@id":"#p","name":"Ada Example"}', "Ada Example"),
        ('{"givenName":"Ada","familyName":"Example"}', "", "Ada Example"),
        ('[{"name":"Ada Example"},{"name":"Reuters"}]', "", "Ada Example"),
    ],
)  # fmt: skip
def test_linked_data_names_people_in_several_ways(author: str, more: str, names: str) -> None:
    assert byline(head=linked(author, more)) == names


def test_a_person_on_the_page_counts_more_than_an_organization_that_is_declared() -> None:
    agency = linked('{"@type":"NewsMediaOrganization","name":"Coast Agency"}')
    assert byline(head=agency, mid="<p>By Ada Example</p>") == "Ada Example"
    assert byline("ko", head=agency, last="<p>홍길동 기자 hong@e.org</p>") == "홍길동"
    assert byline(head=agency) == "Coast Agency"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (
            '<meta name="twitter:label1" content="Geschrieben von"><meta name="twitter:data1" content="Ada Example">',
            "Ada Example",
        ),
        (
            '<meta name="twitter:label1" content="Reading time"><meta name="twitter:data1" content="4 minutes">',
            "",
        ),
        ('<meta property="mrf:authors" content="Ada Example;Ben Model">', "Ada Example, Ben Model"),
        ('<script>dataLayer.push({"event":"pv","pagePostAuthor":"Ada Example"});</script>', "Ada Example"),
        ('<script>dataLayer.push({"author":"not available"});</script>', ""),
        ('<script>dataLayer.push({"author":"jdoe7"});</script>', ""),
    ],
)
def test_names_that_only_programs_read(head: str, name: str) -> None:
    assert byline(head=head) == name


@pytest.mark.parametrize(
    ("mid", "end", "name"),
    [
        ('<aside><p class="author">Written by <span>Ada Example</span></p></aside>', "", "Ada Example"),
        ("", "<aside><h3>Author</h3><p>Ada Example</p></aside>", "Ada Example"),
        ("", "<h2>About the author</h2><p><strong>Ada Example</strong></p>", "Ada Example"),
        ("", '<div class="related"><ul><li>By Ada Example</li></ul></div>', ""),
        ("", '<div class="comments"><div class="author">Ada Example</div></div>', ""),
        ("", "<aside><div><span>By</span> <a href='/z'>Ada Example</a></div></aside>", ""),
        ('<div class="author-description">Barista, roaster and writer</div>', "", ""),
    ],
)
def test_names_beside_and_behind_the_text(mid: str, end: str, name: str) -> None:
    assert byline(mid=mid, end=end) == name


def test_readers_and_phrases_are_no_writers() -> None:
    comment = "<div itemprop='comment'><span itemprop='author'>Ada Example</span></div>"
    assert byline(end=comment) == ""
    assert byline(end="<p class='author'>The ministries of trade and defence</p>") == ""


def test_who_took_the_picture_is_no_writer() -> None:
    photo, text = "<p>Foto: <b>Max Mustermann</b></p>", "<p>Text: <b>Ada Example</b></p>"
    assert byline("de", mid=photo + text) == "Ada Example"
    assert byline("de", mid=photo) == ""


def test_a_bare_name_ends_an_article_where_papers_sign_so() -> None:
    assert byline("vi", last="<p><strong>Nguyễn Văn Ví</strong></p>") == "Nguyễn Văn Ví"
    assert byline("ru", last="<p>Анна Примерова</p>") == "Анна Примерова"
    assert byline("en", last="<p>Grand Final</p>") == ""
