"""What the words before a date say of it: that an article was published then, or changed, or that the date is of another."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from tui.articles.markup import names_of, squeeze, text_of, visible_text
from tui.articles.noise import Names

_CHANGED = re.compile(
    r"updat|modif|edited|revised|更新|修改|修正|수정|최종|업데이트|güncel|cập nhật|อัปเดต|อัพเดท|แก้ไข|mis(?:e)? à jour|actuali[sz]|atualiz|aggiorn|aktuali[sz]|aktualit|ostatnia|zmodyfik|"
    r"обновл|обновен|оновл|измен[её]|змінен|ажурира|frissít|módosít|uppdater|oppdater|opdater|päivitet|muokat|ενημερώθ|ενημέρωση|τελευταία|תחדיש|עודכן|עדכון|تحديث|تعديل|به‌روز|بروز ?رسانی|ویرایش|"
    r"अपडेट|संशोध|আপডেট|হালনাগাদ|புதுப்பிக்க|diperbarui|diubah|dikemas ?kini|bijgewerkt|laatste update|gewijzigd|ažurira|posodob|atnaujin|atjaun|uuenda|upraven|përditës|bearbeitet|geändert|\bstand\b|last\s",
    re.I,
)
_PUBLISHED = re.compile(
    r"publi|posted|first|created|issued|\bdate[:\s]|veröffentlicht|erstellt|erschienen|pubblicat|creat|опубликован|опубліков|создан|发布|發布|发表|發表|公開|掲載|配信|投稿|登載|입력|등록|게시|승인|작성|yayın|giriş|oluşturul|eklenme|"
    r"đăng|xuất bản|เผยแพร่|megjelent|közzé|létrehoz|julkaistu|δημοσι|נشر|نشر|انتشار|تاریخ|פורסם|प्रकाशित|प्रकाश|প্রকাশ|வெளியி|diterbitkan|tayang|dipublikasi|geplaatst|gepubliceerd|objav|zveřejn|uverejn|paskelb|avaldat|dodan|utworz",
    re.I,
)
_OTHERS = Names(r"related|comment|recommend|sidebar|latest|trending|popular|teaser|widget|menu")
_OWN_WORDS = 40
_HEADLINE = 25
"""Characters from which a link is the headline of another article."""
_CARD_ELEMENTS = 60
_CARD = 3
"""Elements around a date within which a link to another article stands, where the date is that one's."""


def tells_publication(words: str) -> bool:
    """Whether words say that an article was published.

    Args:
        words: A line, or what stands before a date.
    """
    return _PUBLISHED.search(words) is not None


def tells_change(words: str, names: str = "") -> bool:
    """Whether a date is that of a change: by the last thing that the words before it say, else by its names.

    Args:
        words: What stands before the date.
        names: Class and id of its element, lower case.
    """
    changed = max((found.start() for found in _CHANGED.finditer(words)), default=-1)
    published = max((found.start() for found in _PUBLISHED.finditer(words)), default=-1)
    if changed < 0 and published < 0:
        return bool(_CHANGED.search(names)) and not _PUBLISHED.search(names)
    return changed > published


def label_of(element: HtmlElement) -> str:
    """Return the words right before an element that tell what its date is of, its own first words after them.

    Args:
        element: An element with a date.
    """
    own = visible_text(element, _OWN_WORDS)
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        before = squeeze(previous.tail) or visible_text(previous)
    else:
        before = squeeze(parent.text) if parent is not None else ""
    return f"{before[-_OWN_WORDS:]} {own}"


def surrounds(element: HtmlElement) -> bool:
    """Whether an element is one of those that surround an article: dates within it are of something else.

    Args:
        element: Any element.
    """
    return element.tag in ("aside", "footer", "nav") or _OTHERS.search(names_of(element)) is not None


def is_of_card(element: HtmlElement) -> bool:
    """Whether a date belongs to the teaser of another article: it stands in a link, or beside one.

    Args:
        element: An element with a date.
    """
    around = list(element.iterancestors())
    if any(a.tag == "a" for a in around):
        return True
    for a in around[:_CARD]:
        parts = list(islice(a.iter(), _CARD_ELEMENTS + 1))
        if (
            len(parts) > _CARD_ELEMENTS
            or a.tag in ("article", "main", "body")
            or any(p.tag == "h1" for p in parts)
        ):
            return False
        links = [p for p in parts if p.tag == "a"]
        if links and (a.tag == "li" or any(len(text_of(link)) >= _HEADLINE for link in links)):
            return True
    return False
