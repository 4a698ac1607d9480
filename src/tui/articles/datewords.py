"""Dates as people write them: month names of many languages, and the patterns that hold them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

# Names after CLDR 46, "wide" and "abbreviated", in the forms that stand in dates; what two languages use for two
# different months (listopada, srpen) is given to the one with more readers.
_MONTHS = {
    1: "january jan januar januari janvier janv enero ene gennaio gen janeiro styczeń stycznia sty ocak oca tháng-1 января январь янв led ledna leden sausio ianuarie ιανουαρίου január tammikuuta januara januarja "
    "січня siječnja janúar gener jaanuar janvāris janvārī يناير ינואר जनवरी জানুয়ারি জানুয়ারি ژانویه януари јануар јануара janar yanvar",
    2: "february feb februar februari février févr febrero febbraio febbr fevereiro fev luty lutego lut şubat şub февраля февраль фев февр únor února februarie φεβρουαρίου február helmikuuta februara februarja "
    "лютого veljače febrúar febrer veebruar februāris februārī vasario فبراير פברואר फरवरी ফেব্রুয়ারি ফেব্রুয়ারি فوریه февруари фебруар фебруара shkurt fevral",
    3: "march mar märz maart mars marzo março mart marzec marca марта март мар březen března martie μαρτίου március maaliskuuta березня marts ožujka març märts martā kovo مارس מרץ मार्च মার্চ marta machi maret",
    4: "april apr avril avr abril abr aprile kwiecień kwietnia kwi nisan nis апреля апрель апр duben dubna aprilie απριλίου április huhtikuuta квітня apríl travnja aprill aprīlis aprīlī balandžio أبريل ابريل אפריל अप्रैल এপ্রিল آوریل "
    "април aprila aprili prill aprel",
    5: "may mai mei mayo maggio mag maio maj maja mayıs мая май května květen μαΐου május toukokuuta травня maí maig maijs maijā gegužės svibnja مايو מאי मई মে مه мај маја",
    6: "june jun juni juin junio giugno giu junho czerwiec czerwca cze haziran haz июня июнь июн červen června iunie ιουνίου június kesäkuuta червня júní juny juuni jūnijs jūnijā birželio lipnja يونيو يونيه יוני जून জুন ژوئن "
    "юни јун јуна juna qershor iyun",
    7: "july jul juli juillet juil julio luglio lug julho lipiec lipca lip temmuz tem июля июль июл červenec července iulie ιουλίου július heinäkuuta липня júlí juliol juuli jūlijs jūlijā liepos يوليو يوليه יולי जुलाई জুলাই "
    "юли јул јула jula julai korrik iyul",
    8: "august aug augustus août agosto ago sierpień sierpnia sie ağustos ağu августа август авг srpen srpna αυγούστου augusztus elokuuta серпня augusti ágúst agost augusts augustā rugpjūčio kolovoza أغسطس اغسطس אוגוסט अगस्त আগস্ট "
    "avgust avgusta agosti agustus ogos gusht avqust",
    9: "september sep sept septembre septiembre setiembre settembre set setembro wrzesień września wrz eylül eyl сентября сентябрь сен сент září septembrie σεπτεμβρίου szeptember syyskuuta вересня setembre septembris septembrī "
    "rugsėjo rujna سبتمبر ספטמבר सितंबर सितम्बर সেপ্টেম্বর septembra септември септембар септембра septemba shtator sentyabr",
    10: "october oct oktober okt octobre octubre ottobre ott outubro out październik października paź ekim eki октября октябрь окт říjen října octombrie οκτωβρίου október lokakuuta жовтня oktoober oktobris oktobrī spalio أكتوبر اكتوبر "
    "אוקטובר अक्टूबर अक्तूबर অক্টোবর oktobra октомври октобар октобра oktoba tetor oktyabr",
    11: "november nov novembre noviembre novembro listopad listopada lis kasım kas ноября ноябрь ноя listopadu noiembrie νοεμβρίου marraskuuta листопада nóvember novembris novembrī lapkričio studenoga studenog نوفمبر נובמבר नवंबर नवम्बर "
    "নভেম্বর novembra ноември новембар новембра novemba nëntor noyabr",
    12: "december dec dezember dez décembre déc diciembre dic dicembre dezembro grudzień grudnia gru aralık ara декабря декабрь дек prosinec prosince decembrie δεκεμβρίου joulukuuta грудня desember des desembre detsember decembris decembrī "
    "gruodžio prosinca ديسمبر דצמבר दिसंबर दिसम्बर ডিসেম্বর decembra декември децембар децембра desemba disember dhjetor dekabr",
}
# Arabic of the Levant, the Maghreb and Morocco, Urdu, Persian, Marathi, Tamil, Telugu, Malayalam, Gujarati, Kannada, Georgian,
# Armenian, Kazakh: January to December, "-" where a name stands above, "_" for a space within one.
_MORE_MONTHS = (
    "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
    "جانفي فيفري - أفريل ماي جوان جويلية أوت شتنبر - نونبر دجنبر",
    "- - - - - - يوليوز غشت - - - -",
    "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "- - مارس - - - ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "जानेवारी फेब्रुवारी - एप्रिल मे - जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर",
    "ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்",
    "జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జులై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్",
    "ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മേയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ് സെപ്റ്റംബർ ഒക്ടോബർ നവംബർ ഡിസംബർ",
    "જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઓગસ્ટ સપ્ટેમ્બર ઓક્ટોબર નવેમ્બર ડિસેમ્બર",
    "ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್",
    "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი",
    "հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի",
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
)
MONTH_NUMBERS = {name: number for number, names in _MONTHS.items() for name in names.split()}
for _names in _MORE_MONTHS:
    for _number, _month in enumerate(_names.split(), 1):
        if _month != "-":
            MONTH_NUMBERS.setdefault(_month.replace("_", " "), _number)
_NAME = "|".join(sorted(map(re.escape, MONTH_NUMBERS), key=len, reverse=True))
_CLOCK = r"(?:\D{0,6}(?P<h>[01]?\d|2[0-3]):(?P<mi>[0-5]\d)(?::(?P<s>[0-5]\d))?\s*(?P<half>[ap]\.?m\b)?)?"
_PATTERNS = tuple(
    re.compile(pattern + _CLOCK, re.I)
    for pattern in (
        r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[年년.]\s?(?P<m>1[0-2]|0?[1-9])\s?[月월.]\s?(?P<d>3[01]|[12]\d|0?[1-9])(?:\s?[日일])?(?!\d)",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/](?P<m>1[0-2]|0?[1-9])[-/](?P<d>3[01]|[12]\d|0?[1-9])(?!\d)",
        rf"(?<!\w)(?P<name>{_NAME})\.?\s+(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)(?!\d)",
        rf"(?<!\d)(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|er|º|ο|(?P<dot>\.))?(?:\s+|[-./])(?:de\s+|of\s+|d['’]|ב)?(?P<name>{_NAME})(?:\.?,?\s+|[-./])(?:de\s+|del\s+)?(?P<y>(?:19|20)\d\d)(?!\d)",
        r"(?<!\d)(?P<d>3[01]|[12]\d|0?[1-9])(?P<mark>[./-])(?P<m>3[01]|[12]\d|0?[1-9])(?P=mark)(?P<y>(?:19|20)\d\d)(?!\d)",
        rf"(?<!\d)(?P<y>(?:19|20)\d\d)(?:\.|\s*m\.)?\s+(?P<name>{_NAME})\.?\s+(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)",
        r"(?P<d>3[01]|[12]\d|0?[1-9])\s+tháng\s+(?P<m>1[0-2]|0?[1-9]),?\s+(?:năm\s+)?(?P<y>(?:19|20)\d\d)",
    )
)
_THAI = re.compile(
    r"(?P<d>3[01]|[12]\d|0?[1-9])\s*(?P<name>ม\.ค\.|ก\.พ\.|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\.|"
    r"มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม)\s*(?P<y>2[45]\d\d|(?:19|20)\d\d)"
)
_THAI_MONTHS = [
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
_BUDDHIST_ERA = 543
# A Thai year among figures alone; as long as the common one, so that what stands behind it keeps its place.
_BUDDHIST_DATE = re.compile(r"(?<!\d)(\d{1,2}[./-]\d{1,2}[./-])(25\d\d)(?!\d)")
# Reiwa, Heisei and the Republic of China, by the year before their first.
_ERAS = {"令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911}
_ERA_YEAR = re.compile(r"(令和|平成|民[國国])\s?(元|\d{1,3})(?=\s?年)")
# Arabic, Persian, Devanagari, Bengali and fullwidth digits.
_DIGITS = {first + n: str(n) for first in (0x660, 0x6F0, 0x966, 0x9E6, 0xFF10) for n in range(10)}


def written_date(text: str, *, month_first: bool = False) -> tuple[datetime, int, int] | None:
    """Return the first date written in `text`, with where it begins and ends.

    Args:
        text: A short text; only its first 400 characters are looked at.
        month_first: Whether `3/4/2025` is the fourth of March.

    Returns:
        (moment in UTC, start, end), or None.
    """
    text = text[:400]
    if not text.isascii():
        text = _ERA_YEAR.sub(_common_year, text.translate(_DIGITS))
    text = _BUDDHIST_DATE.sub(lambda found: f"{found[1]}{int(found[2]) - _BUDDHIST_ERA}", text)
    if not any(c.isdigit() for c in text):
        return None
    found = min((m for m in (p.search(text) for p in _PATTERNS) if m), key=lambda m: m.start(), default=None)
    if found:
        fields = found.groupdict()
        swapped = month_first and fields.get("mark") == "/" and int(fields["d"]) < 13
        if swapped or (fields.get("mark") == "/" and int(fields["m"]) > 12):
            fields["d"], fields["m"] = fields["m"], fields["d"]
        moment = _moment(fields)
        return (moment, found.start(), found.end()) if moment else None
    thai = _THAI.search(text)
    if thai:
        year = int(thai["y"])
        fields = {
            "y": str(year - _BUDDHIST_ERA if year > 2400 else year),
            "m": str(_THAI_MONTHS.index(thai["name"]) % 12 + 1),
            "d": thai["d"],
        }
        moment = _moment(fields)
        return (moment, thai.start(), thai.end()) if moment else None
    return None


def _common_year(found: re.Match[str]) -> str:
    """Write a year of an era as the common one, padded to the length it had where that is longer."""
    year = _ERAS[found[1]] + (1 if found[2] == "元" else int(found[2]))
    return str(year).rjust(len(found[0]))


def _moment(fields: dict[str, str | None]) -> datetime | None:
    name = (fields.get("name") or "").lower()
    month = fields.get("m") or MONTH_NUMBERS.get(name)
    if name == "listopada" and fields.get("dot"):
        month = 10  # Croatian, which writes a point behind the day; to Poles it is November
    hour = int(fields.get("h") or 0)
    if (fields.get("half") or "").lower().startswith("p") and hour < 12:
        hour += 12
    try:
        return datetime(
            int(fields["y"] or 0),
            int(month or 0),
            int(fields["d"] or 0),
            hour,
            int(fields.get("mi") or 0),
            tzinfo=UTC,
        )
    except ValueError:
        return None
