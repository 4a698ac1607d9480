"""What stands around a person's name in a byline: "By", posts, places, dates and addresses, in the languages of news."""

from __future__ import annotations

import re

from tui.articles.markup import squeeze

LONGEST_BYLINE = 160
_LONGEST_DECLARED = 1_000
"""Characters of a declared byline that are looked at: a name and what may stand around it."""
_BY_WORDS = (
    r"(?:written|posted|published|reviewed|words|story|text|reported|reporting|authored|article|created|submitted|analysis|opinion|commentary|interview)\s+by|"
    r"this (?:post|article|story) (?:was|is) (?:written|posted) by|by|authors?|writers?|von|par|por|door|av|af|autore?n?|autorin|auteur|autores?|autora|"
    r"di(?=\s+\w+\s+\w)|redacción de|skrevet av|skrivet av|skrevet af|tekst(?:er)?(?= ?:)|text(?= ?:)|texte(?= ?:)|texto(?= ?:)|testo(?= ?:)|yazan|yazar|haber(?= ?:)|tác giả|bởi|theo|oleh|penulis|"
    r"автор|автори|текст|كتبت?|بقلم|نویسنده|लेखक|írta|szerző|napisał|autor tekstu|kirjoittanut|szöveg|teksti|συντάκτης|του|της|מאת"
)
_BY = re.compile(
    rf"^\s*(?:(?:{_BY_WORDS})\b\s*[:：/／|]?|(?:文字?|作者|撰稿人?|撰文|采写|採訪|記者|记者|编辑|編輯|来源|來源|取材・文|執筆|筆者|著者|글쓴이|글|기자|โดย|ผู้เขียน|เขียนโดย)\s*[:：/／|]?)\s*(?=\S)",
    re.I,
)
_LABELS = (
    r"reporters?|reported by|journalists?|journaliste|giornalista|periodista|muhabiri?|derleyen|hazırlayan|röportaj|yazı|opracowanie|opracował[a]?|oprac\.|piše|piše i snima|napisa[ol]a?|avtor(?:ica)?|"
    r"autorius|autorė|autorka|autorzy|autors|autori|autoři|autoarea|kirjoittaja|toimittaja|tekijä|höfundur|skribent|pewarta|kontributor|wawancara|riport|készítette|"
    r"κείμενο|ρεπορτάζ|επιμέλεια|γράφει(?: [οη])?|авторы|авторка|корреспондент|кореспондент|журналист(?:ка)?|подготовил[аи]?|беседовал[аи]?|текст и фото|"
    r"خبرنگار|گزارشگر|گزارش|نویسنده|كتب(?:ت|ه)?|إعداد|الكاتب|लेखक|रिपोर्ट|संवाददाता|द्वारा|লেখক|ผู้เขียน|ผู้สื่อข่าว|เรื่อง|เขียนโดย|tác giả|bài|phóng viên|thực hiện|"
    r"te(?:x|ks)t (?:och|og|und|i) (?:foto|fotos|bild|zdjęcia)|propos recueillis par|a cura di"
)
_EDITORS = r"edited by|editors?|editör(?:ü)?|redaktor(?:ka)?|redaktör|redaktur|redator(?:a)?|redactora?|penyunting|संपादन|संपादक|редактор|تحرير"
_KINDS = (
    "bericht|analyse|kommentar|reportage|interview|gastbeitrag|essay|porträt|kolumne|beitrag|artikel|glosse|rezension|protokoll|entretien|chronique|tribune|récit|enquête|"
    "article|artículo|crónica|reportaje|análisis|articolo|intervista|commento|analisi"
)
_PIECE = rf"(?:(?:eine?|une?|una|un['’])\s*)?(?:{_KINDS})\s+(?:von|par|de|di|av|af|door)"
"""What names the kind of an article before its writer."""
_WRITERS = (
    rf"{_BY_WORDS}|{_LABELS}|{_PIECE}|authors|作者|撰文|撰稿|採訪|采写|記者|记者|글|기자|بقلم|מאת|โดย|"
    r"about the authors?|über den autor|über die autorin|à propos de l['’]auteure?|sobre (?:el autor|la autora|o autor|a autora)|об авторе|o autorze|關於作者|关于作者"
)
WRITER_ALONE = re.compile(rf"(?:{_WRITERS})\s*[:：]?", re.I)
"""A line that says "by" or "author" and no more, wherever on a page that stands."""
BY_HERE = ("di", "文")
"""What says "by" right under a headline; elsewhere it may mean anything."""
PICTURE_BY = ("foto", "ảnh")
"""What says who made the picture; within an element for the writer, that is one and the same."""
BY_BEGINS = re.compile(
    rf"^(?:(?:(?:{_LABELS})\s*[:：]|piše|γράφει(?: [οη])?|द्वारा|propos recueillis par|a cura di|oprac\.|{_PIECE})\s*|"
    r"(?:por|par|von|door|di|da|av|af|oleh|de|írta|autore?|autor(?:a|ka|zy)?|auteur|text|tekst|texte|texto|testo|yazan|haber|автор|авторы|"
    r"текст|bởi|tác giả|συντάκτης|του|της|بقلم|كتب|מאת|โดย|ผู้เขียน|penulis|szerző|skrivet av|skrevet av|skrevet af)\b\s*[:：]?\s+)",
    re.I,
)
"""The beginning of a byline in the languages of news; in most of them also of other sentences."""
EDITED = re.compile(rf"^(?:{_EDITORS})\s*[:：]\s*", re.I)
"""The beginning of a line that names an editor: who stands in for a writer where none is named."""
BY_WITHIN = re.compile(
    r"[,|•·–—]\s*(?:by|por|par|von|door|di|da|av|af|oleh|автор:?|текст:?|yazan:?|作者[:：]|บทความโดย|โดย|بقلم:?)\s+(?=\S)",
    re.I,
)
"""A byline behind a date on one line."""
_OURS = re.compile(r"^(?:onze|unser\w*|nostr[oa]|notre|nuestr[oa]|nosso|our)\s+\w+\s+(?=\w+\s+\w)", re.I)
_WITH = re.compile(r"\s+(?:(?:avec|with|mit|met|med|con|com|ile|z|s)\s|[-–—/]\s).*$", re.I)
"""What follows a name: with whom or for which paper its bearer wrote."""
_BEFORE = re.compile(
    r"^(?:(?:本报|本報|本网|本網|本刊|新华社|新華社|中新网|综合|特约|特約|实习)?\s*(?:记者|記者|通讯员|通訊員|特派員)|編集委員|論説委員|[^\s]{2,4}特派員|(?:reporter|staff writer|opinion))\s*[:：]?\s*(?=\S)",
    re.I,
)
_POST = (
    r"reporters?|editors?(?:[- ](?:in[- ]chief|at[- ]large))?|writers?|correspondents?|journalists?|columnists?|contributors?|producers?|photographers?|critics?|analysts?|educators?|"
    r"bureau chief|news desk|newsroom|staff|redakteur(?:in)?|redaktor(?:in)?|journalistin?|korrespondent(?:in)?|reporter(?:in)?|autor(?:in)?|"
    r"journaliste|rédacteur|rédactrice|correspondante?|reporterin|redactora?|periodista|corresponsal|giornalista|redattore|inviat[oa]|repórter|jornalista|"
    r"verslaggever|redacteur|toimittaja|journalister?|reporteri|redaktør|redaktör|muhabiri?|editörü?|gazeteci|корреспондент|журналист|редактор|обозреватель|dziennikarz|redaktorka"
)
_RANK = (
    r"senior|staff|chief|contributing|associate|managing|deputy|assistant|special|political|national|foreign|lead|executive|guest|freelance|digital|breaking|"
    r"sports?|business|news|health|science|tech(?:nology)?|crime|education|features?|investigative|autos?|travel|food|general|assignment"
)
_ROLE = re.compile(
    rf"(?:\s*[,،、·|–—-]\s*(?:(?:the|a|an|our|is)\s+)?(?:[\w&'’]+\s+){{0,3}}?|\s+(?:{_RANK})\s+|\s+)(?:(?:{_RANK})\s+)*(?:{_POST})(?!\w).*$",
    re.I,
)
_ROLE_ALONE = re.compile(
    rf"^(?:the\s+)?(?:(?:{_RANK})\s+)*(?:{_POST}|redaktion|rédaction|redacción|redazione|redação|redactie|redakcja|редакция|編集部|编辑部|"
    r"print|share|follow|facebook|twitter|comments?|email|admin|administrator|none|null|undefined|unknown|guest|user|root|wordpress|anonymous|webmaster)$",
    re.I,
)
_AFTER_COMMA = re.compile(
    r",\s+(?:(?:co-?)?founder|head|director|chief|president|ceo|cto|cmo|cfo|vice|vp|professor|manager|lecturer|fellow|author of|host of|specialist|consultant|who\b|is\b|and\s+his\b).*$",
    re.I,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_CUT = re.compile(
    r"\s*(?:\||•|·|/ |／|\bpublished\b|\bupdated\b|\bposted\b|\bon\s+(?=\w+ \d)|\bfollow\b|\bsuivre\b|\bseguir\b|\bfolgen\b|"
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\s+\d|\b\d{{1,2}}\s+{_MONTH}|\b\d{{4}}\b|\d{{1,2}}[./]\d{{1,2}}[./]|\d{{1,2}}:\d\d).*$",
    re.I | re.S,
)
_GLUED = re.compile(r"(?<=[a-z])(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d)")
_TRAILING = re.compile(
    r"(?:\s*[(（\[<]?\s*[\w.+-]{1,64}@[\w.-]{1,80}\s*[)）\]>]?|,\s*\d{1,3}|\s+in\s+[A-Z]\w+|\s*(?:기자|특파원|논설위원|编辑|記者|记者)\s*=?)+\s*$"
)
_BAD = re.compile(r"https?://|@|^[\W\d_]*$|^\d+(?:\s+\S+){3}")
_BETWEEN = re.compile(
    r"\s*(?:[,،、;/|]|\s(?:and|y|e|et|und|en|og|och|i|a|ja|ve|și|и|та|і|και|و|dan|và)\s|\s[–—-]\s)\s*"
)
_HANGUL_PLACE = re.compile(r"^[(（\[][^)）\]]{1,12}[=)）\]]\S{0,8}[)）\]]?\s*=?\s*")


def tidy_name(text: str) -> str:
    """Return a name without "By", posts, dates and addresses; empty where nothing of a name is left.

    Args:
        text: A byline as a page writes it.
    """
    name = squeeze(text[: 2 * _LONGEST_DECLARED])[:_LONGEST_DECLARED]
    if name.lower().startswith(("http://", "https://", "www.", "/")):
        return ""
    name = _HANGUL_PLACE.sub("", _GLUED.sub(" ", name))
    for _ in range(2):
        name = _BEFORE.sub("", _BY.sub("", name, count=1), count=1)
    name = _TRAILING.sub("", _CUT.sub("", name)).strip(" ,;:-–—|/*")
    if _ROLE_ALONE.match(name):
        return ""
    name = _OURS.sub("", _without_post(name).strip(" ,;:-–—|/*"))
    shared = _WITH.search(name)
    if shared and is_full_name(name[: shared.start()]):
        name = name[: shared.start()]
    if not 1 < len(name) <= LONGEST_BYLINE or _BAD.search(name):
        return ""
    return name


def _without_post(name: str) -> str:
    """Cut the post that follows a name of two words or more."""
    for pattern in (_AFTER_COMMA, _ROLE):
        found = pattern.search(name)
        if found and len(name[: found.start()].split()) > 1:
            name = name[: found.start()]
    return name


def leading_names(text: str) -> list[str]:
    """Return the full names that a text begins with, parted by commas or "and", up to what is none.

    Args:
        text: A byline without "By".
    """
    names: list[str] = []
    for part in _BETWEEN.split(text):
        name = tidy_name(part)
        if not is_full_name(name):
            break
        names.append(name)
    return names


def is_full_name(name: str) -> bool:
    """Whether a text has the form of a person's name: two to four words, two with capitals where their script has them.

    Args:
        name: A tidied name.
    """
    words = [word for word in re.split(r"[\s.]+", name) if word]
    capital = sum(word[0].isupper() or word[0].lower() == word[0].upper() for word in words)
    return 2 <= len(words) <= 4 and capital >= 2 and all(word[0].isalpha() for word in words)
