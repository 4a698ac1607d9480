"""Names as the papers of China, Taiwan, Japan and Korea sign with: beside the word for a reporter, in brackets, before a slash."""

from __future__ import annotations

import re
from functools import cache

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_CHINESE_NAME = rf"[{_HAN}]{{2,4}}(?:·[{_HAN}]{{1,6}})?"
_CHINESE_NAMES = rf"{_CHINESE_NAME}(?:(?:\s*[、,，;；]\s*|[\s\u3000]+){_CHINESE_NAME}){{0,4}}"
_PLACES = (
    "台北|臺北|新北|桃園|新竹|苗栗|台中|臺中|彰化|南投|雲林|嘉義|台南|臺南|高雄|屏東|宜蘭|花蓮|台東|臺東|基隆|澎湖|金門|馬祖|"
    "北京|上海|香港|澳門|華盛頓|華府|紐約|洛杉磯|舊金山|東京|首爾|倫敦|巴黎|柏林|布魯塞爾|日內瓦|莫斯科|曼谷|新加坡|吉隆坡|雅加達|河內|耶路撒冷|雪梨"
)
"""Where dispatches come from: between a name and the day only these tell where the name ends."""
_CHINESE = (
    rf"(?:記者|记者|作者|撰文|撰稿人?|采写|採訪|編譯|编译|特約撰述|通讯员)\s*[:：／/|丨]\s*(?P<names>{_CHINESE_NAMES})(?=$|[^{_HAN}])",
    rf"(?:^|[\s／/|])文\s*[:：／/|丨]\s*(?P<names>{_CHINESE_NAMES})(?=$|[^{_HAN}])",
    rf"記者(?P<names>[{_HAN}]{{2,3}}?)(?=(?:{_PLACES})\s?\d)",
    rf"(?:記者|记者)[\s\u3000]*(?P<names>{_CHINESE_NAMES})\s*(?=[／/）)〕】\]]|$|(?:综合|綜合)?(?:报道|報導))",
)
_NO_CHINESE_NAME = re.compile(
    r"[报報][道導]|综合|綜合|整理|获悉|攝|摄|編輯|编辑|记者|記者|来源|來源|新[聞闻]|本[报報]|[网網社]$|翻|佚名|未知|匿名"
)
_PHOTOGRAPHER = re.compile(r"^\s*(?:攝|摄|翻攝|提供)")
_KANA = "\u3041-\u3096\u30a1-\u30fc"
_JAPANESE_NAME = rf"[{_HAN}々{_KANA}]{{1,6}}(?:[\s\u3000]?[{_HAN}々{_KANA}]{{1,6}})?"
_JAPANESE = (
    rf"(?:^|[\s／/])(?:(?:取材|写真|撮影|構成|インタビュー)[・&＆、])*(?:文|執筆|筆者|著者|ライター|記者)(?:[・＆](?:写真|撮影|構成|編集))*\s*[:：=＝／/]\s*(?P<names>{_JAPANESE_NAME})(?=$|[^{_HAN}々{_KANA}])",
    rf"^(?P<names>[{_HAN}々{_KANA}]{{2,8}}|[{_HAN}々{_KANA}]{{1,5}}[\s\u3000][{_HAN}々{_KANA}]{{1,5}})[\s\u3000]?(?:記者|特派員|編集委員|論説委員|支局長)$",
)
_JAPANESE_SIGNED = (
    rf"^[（(【\[](?P<names>[{_HAN}々]{{3,5}}|[{_HAN}々]{{1,4}}[\s\u3000][{_HAN}々{_KANA}]{{1,4}})[）)】\]]$"
)
_NO_JAPANESE_NAME = re.compile(
    r"共同|時事|新聞|通信|編集|記事|写真|動画|会員|限定|関連|速報|特集|連載|解説|詳報|続報|社説|更新|取材|提供|掲載|本紙|独自|無料|有料|号外|敬称|全[文\d]"
)
_KOREAN_NAME = "[가-힣]{2,4}"
_KOREAN = rf"(?P<names>{_KOREAN_NAME}(?:[\s·,ㆍ]+{_KOREAN_NAME}){{0,3}})\s?(?:(?:인턴|수습|선임|전문|객원|온라인)\s?)?(?:기자|특파원|논설위원)(?=$|[\s=)\]】>(,·/ㆍ|:]|[\w.]+@)"
_KOREAN_OPENING = re.compile(r"^\s*[(\[【<［]")
_KOREAN_LINE = 60
_KOREAN_HEAD = 45
_KOREAN_SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용류라"
)
_KOREAN_DESKS = ("부", "팀", "국", "실", "겨레", "뉴스", "일보", "신문")
_PICTURE = re.compile(r"(?:사진|영상|그래픽|자료)\s*[=:/]?\s*$")


@cache
def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    """Return patterns that only pages of one language need: compiled with the first of these, not at the start."""
    return tuple(map(re.compile, patterns))


def eastern_names(line: str, language: str) -> list[str]:
    """Return the names of the writers that a line tells, as the papers of these countries set them apart.

    Args:
        line: A line of a page; of a long one only the beginning counts, as agencies open their dispatches.
        language: The page's language, a BCP 47 tag.
    """
    if language.startswith("ko"):
        return _korean(line)
    if language.startswith("ja"):
        found = next(filter(None, (p.search(line[:80]) for p in _compiled(*_JAPANESE))), None)
        return _japanese(found) if found and len(line) < _KOREAN_LINE else []
    return _chinese(line) if language.startswith("zh") else []


def signing_name(line: str, language: str) -> list[str]:
    """Return the name with which a Japanese article ends, in brackets on a line of its own.

    Args:
        line: A line at the end of the text.
        language: The page's language, a BCP 47 tag.
    """
    found = _compiled(_JAPANESE_SIGNED)[0].match(line) if language.startswith("ja") else None
    return _japanese(found) if found else []


def _chinese(line: str) -> list[str]:
    head = line[:80] if len(line) > 120 else line
    for pattern in _compiled(*_CHINESE):
        found = pattern.search(head)
        if not found or _PHOTOGRAPHER.match(head[found.end("names") :]):
            continue
        names = [n for n in re.split(r"[、,，;；\s\u3000]+", found["names"]) if n]
        kept = [n for n in names if not _NO_CHINESE_NAME.search(n)]
        if kept and kept[0] == names[0]:
            return kept
    return []


def _japanese(found: re.Match[str]) -> list[str]:
    name = found["names"]
    return [] if _NO_JAPANESE_NAME.search(name) else [name]


def _korean(line: str) -> list[str]:
    long = len(line) > _KOREAN_LINE
    if long and not _KOREAN_OPENING.match(line):
        return []
    found = _compiled(_KOREAN)[0].search(line[:_KOREAN_HEAD] if long else line)
    if not found or _PICTURE.search(line[: found.start()]):
        return []
    *others, last = re.split(r"[\s·,ㆍ]+", found["names"])
    return [n for n in others if _is_korean_name(n)] + [last]


def _is_korean_name(word: str) -> bool:
    """Whether a word before a name is another name, and not a desk or a paper."""
    return len(word) == 3 and word[0] in _KOREAN_SURNAMES and not word.endswith(_KOREAN_DESKS)
