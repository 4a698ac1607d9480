"""Pages in eight languages, each built as its papers build theirs: the text stays, what surrounds it goes."""

from __future__ import annotations

import pytest

from tui.articles.extract import extract

JA = (
    "政府は二十三日の閣議で来年度予算案を決定した。一般会計の総額は百十五兆円台となり、二年続けて過去最大を更新した。社会保障費や国債費の増加が主な要因である。",
    "財務相は記者会見で「物価と金利の動きを丁寧に見ていく」と述べた。予算案は年明けの通常国会に提出され、年度内の成立を目指すことになる。",
)
KO = (
    "정부는 23일 국무회의를 열고 내년도 예산안을 의결했다. 총지출은 올해보다 3.2% 늘어난 677조 원 규모로, 사회복지와 연구개발 분야의 증가 폭이 가장 컸다.",
    "기획재정부 장관은 기자회견에서 물가와 금리의 움직임을 신중하게 지켜보겠다고 밝혔다. 예산안은 다음 달 국회 심의를 거쳐 연말에 확정될 예정이다.",
)
TH = (
    "คณะรัฐมนตรีอนุมัติร่างงบประมาณรายจ่ายประจำปีเมื่อวันอังคารที่ผ่านมา โดยมีวงเงินรวมสามล้านล้านบาท เพิ่มขึ้นจากปีก่อนหน้าร้อยละสี่ ส่วนใหญ่เป็นค่าใช้จ่ายด้านสวัสดิการ",
    "รัฐมนตรีว่าการกระทรวงการคลังกล่าวกับผู้สื่อข่าวว่า รัฐบาลจะติดตามอัตราเงินเฟ้อและดอกเบี้ยอย่างใกล้ชิด และจะเสนอร่างต่อรัฐสภาภายในเดือนหน้า",
)
VI = (
    "Chính phủ hôm thứ Ba đã thông qua dự toán ngân sách năm tới với tổng chi tăng bốn phần trăm so với năm nay, chủ yếu do chi cho y tế, giáo dục và trả nợ tăng lên.",
    "Bộ trưởng Tài chính nói với báo giới rằng chính phủ sẽ theo dõi sát lạm phát và lãi suất, và sẽ trình dự toán lên Quốc hội trong tháng sau để thảo luận.",
)
TR = (
    "Hükûmet salı günü gelecek yılın bütçe tasarısını kabul etti. Toplam harcamalar bu yıla göre yüzde dört artarken, en büyük artış sağlık, eğitim ve faiz giderlerinde oldu.",
    "Maliye bakanı gazetecilere yaptığı açıklamada enflasyonu ve faizleri yakından izleyeceklerini söyledi; tasarı gelecek ay meclise sunulacak ve yıl sonuna kadar oylanacak.",
)
ZH = (
    "行政院週二通過明年度中央政府總預算案，歲出規模約三兆元，較今年度增加百分之四，其中以社會福利、教育科學以及債務支出的增幅最為明顯，並將送請立法院審議。",
    "財政部長在記者會上表示，政府將持續關注物價與利率的變化，並視經濟情勢調整支出的優先順序，希望在年底之前完成審議程序。",
)


def by_breaks(parts: tuple[str, ...], end: str) -> str:
    """Text parted by breaks, as Korean and older Japanese sites have it."""
    return f'<div id="articleBody">{"<br><br>".join(parts)}<br><br>{end}</div>'


def by_paragraphs(parts: tuple[str, ...], end: str) -> str:
    """Text in paragraphs with a picture and a link to another story among them."""
    first, *rest = (f"<p>{part}</p>" for part in parts)
    return f'<div class="detail-content"><figure><img src="/p.jpg"><figcaption>写真 © AP</figcaption></figure>{first}<p><a href="/2">{end}</a></p>{"".join(rest)}<p>{end}</p></div>'


@pytest.mark.parametrize(
    ("language", "title", "parts", "end", "menu"),
    [
        ("ja", "来年度予算案、過去最大に", JA, "【関連記事】", "ランキング"),
        ("ko", "내년 예산 677조 원 확정", KO, "무단 전재 및 재배포 금지", "많이 본 뉴스"),
        ("th", "ครม.อนุมัติงบประมาณปีหน้า", TH, "อ่านข่าวที่เกี่ยวข้อง", "ข่าวล่าสุด"),
        ("vi", "Chính phủ thông qua dự toán năm tới", VI, "Xem thêm: Giá vàng hôm nay", "Tin mới nhất"),
        ("tr", "Bütçe tasarısı kabul edildi", TR, "İlgili Haberler", "Çok okunanlar"),
        ("zh-Hant", "明年度總預算案過關", ZH, "延伸閱讀", "熱門新聞"),
    ],
)
@pytest.mark.parametrize("build", [by_breaks, by_paragraphs])
def test_the_text_alone_is_left(
    build: object, language: str, title: str, parts: tuple[str, ...], end: str, menu: str
) -> None:
    assert callable(build)
    links = "".join(f'<li><a href="/{n}">{menu} {n}</a></li>' for n in range(12))
    page = (
        f'<html lang="{language}"><head><title>{title} - Example</title></head><body><div class="gnb"><ul>{links}</ul></div>'
        f'<h1>{title}</h1><p class="info">2025-03-04 09:30</p>{build(parts, end)}<div class="rank"><h3>{menu}</h3><ol>{links}</ol></div></body></html>'
    )
    article = extract(page.encode(), "https://e.org/a")
    assert article.text == "\n\n".join(parts)
    assert article.title == title
    assert article.language == language
    assert article.published is not None
