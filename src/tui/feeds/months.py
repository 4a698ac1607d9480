"""Months and halves of the day as people write them, for dates in feeds. Month names after CLDR 46."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NAMES = """
january february march april may june july august september october november december
jan feb mar apr may jun jul aug sep oct nov dec
januar februar märz april mai juni juli august september oktober november dezember
jän feber mrz apr mai jun jul aug sept okt nov dez
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
janv févr mars avr mai juin juil août sept oct nov déc
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
ene feb mar abr may jun jul ago set oct nov dic
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
gen febb mar apr mag giu lug ago sett ott nov dic
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
jan fev mar abr mai jun jul ago set out nov dez
januari februari maart april mei juni juli augustus september oktober november december
jan feb mrt apr mei jun jul aug sep okt nov dec
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
янв фев мар апр май июн июл авг сен окт ноя дек
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
sty lut mar kwi maj cze lip sie wrz paź lis gru
ledna února března dubna května června července srpna září října listopadu prosince
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
oca şub mar nis may haz tem ağu eyl eki kas ara
januari februari mars april maj juni juli augusti september oktober november december
tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
január február március április május június július augusztus szeptember október november december
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
ιαν φεβ μαρ απρ μαϊ ιουν ιουλ αυγ σεπ οκτ νοε δεκ
januari pebruari maret april mei juni juli agustus september oktober november desember
januar februar mars april mai juni juli august september oktober november desember
januar februar marts april maj juni juli august september oktober november december
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม
ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.
जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
"""


THAI_MARKS = (
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
)
"""Vowels, tones and other signs above and below Thai letters."""


def _fold(word: str) -> str:
    """`word` without case, accents and dots, so that "Févr." and "fevr" are one.

    The vowels above and below Thai letters stay: without them March (มี.ค.) would be January (ม.ค.).
    """
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(
        letter
        for letter in decomposed
        if letter.isalpha() or unicodedata.category(letter) == "Mc" or letter in THAI_MARKS
    )


_MONTHS = {
    _fold(name): index % 12 + 1 for line in _NAMES.split("\n") for index, name in enumerate(line.split())
}
_HALVES = re.compile(
    r"(?P<am>\ba\.?\s?m\b\.?|上午|午前|오전|凌晨|早上|öö\b|π\.?μ\.?|صباحا)|(?P<pm>\bp\.?\s?m\b\.?|下午|午後|오후|晚上|中午|μ\.?μ\.?|مساء)",
    re.IGNORECASE,
)


def month_number(word: str) -> int | None:
    """Return the month, 1 to 12, that `word` names in any language that is known.

    Args:
        word: A full name or an abbreviation, in any case, with or without dot and accents.
    """
    return _MONTHS.get(_fold(word))


@lru_cache(maxsize=256)
def take_half(text: str) -> tuple[str, str]:
    """Take the half of the day out of `text`.

    Returns:
        The rest, and "am", "pm" or "".
    """
    found = _HALVES.search(text)
    if found is None:
        return text, ""
    return text[: found.start()] + " " + text[found.end() :], "am" if found["am"] else "pm"
