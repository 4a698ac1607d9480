"""Turkish: numerals, units, contexts, and what is no figure."""

from decimal import Decimal

from tui.figures.grammar import Grammar, Numerals

_WORDS = {
    "sıfır": 0, "bir": 1, "iki": 2, "üç": 3, "dört": 4, "beş": 5, "altı": 6, "yedi": 7, "sekiz": 8, "dokuz": 9, "on": 10, "yirmi": 20, "otuz": 30, "kırk": 40, "elli": 50,
    "altmış": 60, "yetmiş": 70, "seksen": 80, "doksan": 90, "yarım": Decimal("0.5"), "buçuk": Decimal("0.5"),
}  # fmt: skip
# Case, possession, plural, -lik, -de and their chains: "milyarının", "dolarlık", "metreye", "puanını".
_ENDINGS = r"(?:'?(?:l[ıiuü][kğ]|l[ae]r|n?[ıiuü]n|s?[ıiuü]|y?[ıiuü]|y?[ae]|n[ae]|n?[dt][ae]n?|yl[ae]|l[ae]|nc[ae]|[cç][ae]|ydi|y?d[ıiuü]|t[ıiuü]|ki|y?ken|n)){0,4}"
_MONTHS = "ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık"

TURKISH = Grammar(
    lang="tr",
    cldr="tr",
    numerals=Numerals(
        decimal=",",
        group=".",
        words={word: Decimal(value) for word, value in _WORDS.items() if word != "buçuk"},
        multipliers={"yüz": 100},
        scales={"bin": 3, "milyon": 6, "milyar": 9, "trilyon": 12, "katrilyon": 15, "mlyr": 9, "mlr": 9, "mln": 6, "mn": 6},
        marks={"k": 3, "K": 3, "B": 3, "mn": 6, "Mn": 6, "M": 6, "mr": 9, "Mr": 9, "mlr": 9, "Mlr": 9, "T": 12, "trl": 12},
        bare=frozenset({"yüz", "bin"}),
        halves=("buçuk",),
        minus=("-", "eksi"),
        suffix=_ENDINGS,
    ),
    currencies={
        "dolar": "USD", "abd doları": "USD", "abd dolar": "USD", "amerikan doları": "USD", "avro": "EUR", "euro": "EUR", "sterlin": "GBP", "pound": "GBP", "ingiliz sterlini": "GBP", "lira": "TRY", "türk lirası": "TRY", "tl": "TRY", "yen": "JPY", "japon yeni": "JPY", "yuan": "CNY", "çin yuanı": "CNY", "won": "KRW", "ruble": "RUB", "rus rublesi": "RUB", "rupi": "INR",
        "frank": "CHF", "isviçre frangı": "CHF", "kron": "SEK", "kanada doları": "CAD", "avustralya doları": "AUD", "hong kong doları": "HKD", "peso": "MXN", "real": "BRL", "rand": "ZAR", "riyal": "SAR", "dirhem": "AED", "şekel": "ILS", "baht": "THB", "bitcoin": "BTC", "hollanda guldeni": "NLG", "fin markı": "FIM", "mark": "DEM", "manat": "AZN", "tenge": "KZT", "dolar işareti": "USD", "abd dolar işareti": "USD",
        "$ c": "CAD",
    },
    signs={"元": "CNY"},
    subunits={"sent": ("", 100), "peni": ("", 100), "pens": ("GBP", 100)},
    small_change={"kuruş": 100},
    units={
        "km": "km", "kilometre": "km", "metre": "m", "m": "m", "cm": "cm", "santim": "cm", "mm": "mm", "mil": "mi", "fit": "ft", "feet": "ft", "ayak": "ft", "inç": "in", "ton": "t", "metrik ton": "t", "kg": "kg", "kilo": "kg", "gram": "g", "gr": "g", "ons": "oz", "libre": "lb", "lt": "l", "litre": "l", "galon": "gal", "varil": "bbl", "dönüm": "acre", "dekar": "decare", "hektar": "ha",
        "metre kare": "m2", "metrekare": "m2", "kilometre kare": "km2", "kilometrekare": "km2", "km kare": "km2", "santimetre kare": "cm2", "dekametre kare": "dam2", "hektometre kare": "hm2", "desimetre kare": "dm2", "metre küp": "m3", "metreküp": "m3", "megavat": "MW", "megawatt": "MW", "mw": "MW", "gigawatt": "GW", "kilowatt": "kW", "kilowattsaat": "kWh", "watt": "W", "beygir": "hp", "beygir gücü": "hp", "hp": "hp",
        "derece": "deg", "santigrat": "C", "santigrat derece": "C", "derece fahrenheit": "F", "kalori": "cal", "megapiksel": "MP", "baz puan": "basis point", "gigabayt": "GB", "megabayt": "MB", "terabayt": "TB", "bit": "bit", "knot": "kn", "deniz mili": "nmi", "kilometre/saat": "km/h", "km/saat": "km/h", "km/s": "km/h",
        "yıl": "year", "sene": "year", "ay": "month", "hafta": "week", "gün": "day", "saat": "h", "dakika": "min", "dk": "min", "saniye": "s", "çeyrek": "quarter", "yüzyıl": "century", "asır": "century", "gece": "night", "milisaniye": "ms",
    },
    counters={
        "kişi": "people", "insan": "people", "adet": "", "tane": "", "vaka": "case", "olay": "case", "ülke": "country", "şirket": "company", "firma": "company", "okul": "school", "mağaza": "store", "şehir": "city", "kent": "city", "il": "province", "öğrenci": "student", "asker": "soldier", "çalışan": "employee", "işçi": "employee", "hane": "household", "konut": "house", "ev": "house",
        "araç": "vehicle", "uçak": "aircraft", "gemi": "ship", "maç": "game", "gol": "goal", "oy": "vote", "sandalye": "seat", "milletvekili": "deputy", "proje": "project", "kez": "time", "defa": "time", "sefer": "time", "hisse": "share", "ribaund": "rebound", "merkez": "center", "sığınmacı": "people", "kadın": "people", "çocuk": "people", "erkek": "people", "bina": "building", "köy": "village", "grup": "group", "takım": "team", "ortaokul": "", "ada": "",
    },
    nouns={"parametre": "parameter", "token": "token", "jeton": "token", "kullanıcı": "user", "abone": "subscriber", "üye": "member", "işletme": "company", "müşteri": "customer", "hasta": "patient", "ölü": "deaths", "yaralı": "injured", "çekirdek": "core", "sayfa": "page"},
    kinds={"kat": "multiple", "misli": "multiple", "misl": "multiple", "puan": "score:point", "sayı": "score:point", "yaş": "age:year", "yaşında": "age:year", "yaşındaki": "age:year", "aylık bebek": "age:month", "x": "multiple"},
    percents={"%": "1"},
    percents_before={"yüzde": "1", "%": "1", "binde": "0.1", "% ": "1"},
    points=("yüzde puan", "puan yüzde"),
    unit_suffix=_ENDINGS,
    ranks=(
        r"(?<![\w.,])(?P<n>\d{1,3}|birinci|ikinci|üçüncü|dördüncü|beşinci|altıncı|yedinci|sekizinci|dokuzuncu|onuncu|ilk)(?:\.|'?[ıiuü]?nc[ıiuü])?\ssıra\w{0,8}\b", r"(?<![\w.,])(?P<n>birinci|ikinci|üçüncü|dördüncü|beşinci)\s(?:oldu|olarak|geldi|bitirdi|tamamladı)\b", r"(?<![\w.,])(?P<n>\d{1,3})(?:\.|'?[ıiuü]?nc[ıiuü])\s(?:oldu|olarak|geldi|bitirdi)\b",
        r"\b(?P<n>birinci|ikinci|üçüncü)l[ıiuü][kğ]\w{0,5}\b",
    ),
    ordinals={"ilk": 1, "birinci": 1, "ikinci": 2, "üçüncü": 3, "dördüncü": 4, "beşinci": 5, "altıncı": 6, "yedinci": 7, "sekizinci": 8, "dokuzuncu": 9, "onuncu": 10},
    fractions=(r"\b(?P<den>üç|dört|beş|altı|yedi|sekiz|dokuz|on)[td][ea]\s(?P<num>bir|iki|üç|dört)\w{0,6}\b", r"\bher\s(?P<den>iki|üç|dört|beş|on|\d{1,3})\s\w{1,12}\s(?P<num>bir|iki|üç|\d{1,2})(?:[iı]\w{0,4})?\b"),
    dates=(
        rf"\b\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?\s(?:{_MONTHS})(?:'?\w{{0,6}})?(?:\s(?:19|20)\d\d)?\b", rf"\b(?:{_MONTHS})(?:\s(?:ayı)?)?\s?(?:19|20)\d\d\b", r"\b(?:19|20)\d\d\s?(?:yıl\w{0,8}|sezonu\w{0,4}|model\w{0,3})\b", r"\b(?:19|20)\d\d(?:'\w{1,6})\b(?!\s(?:yakın|kadar|fazla|aşkın|çok))", r"\b(?:19|20)\d\d\s?[-–/]\s?(?:19|20)?\d\d\b", rf"\b(?:19|20)\d\d\s(?:{_MONTHS})\w{{0,8}}",
        r"\bsaat\s\d{1,2}(?:[.:]\d\d)?(?:'\w{1,4})?", r"\b\d{1,2}[.:]\d\d(?:'?(?:[dt][ae]n?|y?[ae]))\b", r"\b\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\b", r"(?<![\d.,])\d{1,4}(?:\.(?=\s[a-zçğıöşü])|'?(?:[ıiuü]nc[ıiuü]|nc[ıiuü]))", r"\b\d{1,2}\.\s?(?:yüzyıl|gün|yıl|ay|hafta|dönem|kez|tur|kat|madde)\w{0,6}\b", r"\b(?:19|20)\d0'?l[ae]r\w{0,4}\b", r"\b\d{1,2}0'?l[ıi]\s?y[ıi]ll[ae]r\w{0,4}",
        r"\b(?:birinci|ikinci|üçüncü|dördüncü|beşinci)\b",
    ),
    names=(
        r"\bbir\s(?:çok|kaç|şey|gün|kez|süre|an|kısmı|kısım|araya|arada|başka|diğer|yandan|anda|tane|kere|daha|de|parçası)\b|\bbirkaç\b|\bher\s(?:bir|iki)\b|\bon\s(?:the|a)\b", r"\biki\s(?:taraf|ülke\sarasında)\w{0,4}", r"\byüz(?:ü|ün|e|den|de|ünden|ünü|leri|lerce|sözü|me|ey|yıl|ük)\w{0,6}\b", r"\bbin(?:di|en|er|a|ler|lerce|icilik|mek|iş|dik|ip|eb|bir)\w{0,6}\b", r"\bkırk(?:lar|ın|a)\b|\bonlar\w{0,4}\b|\bonun\b|\bona\b(?!\s?çık)(?<!yüzde ona)|\bondan\b|\bonda\b|\bonu\b|\bonlarca\b|\bonca\b",
        r"\b(?:altın|altında|altından|altına|altının|altıncı)\b", r"\b(?:madde|bölüm|sayfa|kanal|oda|kat|no|numara|hat|lig|grup|sınıf|tip|faz|aşama|seri|sezon|formula|kategori|otoban|karayolu)\s\d{1,4}\b(?![.,]\d)", r"(?<![\d.,])\b\d{1,2}\s?[-–]\s?\d{1,2}\b(?![.,]\d|\s?[-–]|\s?(?:%|milyon|milyar|bin|yıl|ay|gün|hafta|saat|dakika|kişi|km|kg|metre|yaş|derece|kat|puan|lira|tl|dolar|euro))",
    ),
    vague_before=r"(?:birkaç|kaç|onlarca|yüzlerce|binlerce)\s$",
    vague_after=r"l[ae]rce",
    approximate=("yaklaşık", "yaklaşık olarak", "aşağı yukarı", "takriben", "tahmini", "tahminen", "civarında", "ortalama", "neredeyse"),
    at_least=("en az", "asgari", "minimum", "üzerinde"),
    at_most=("en fazla", "en çok", "azami"),
    at_least_after=("'den fazla", "'dan fazla", "den fazla", "dan fazla", "'ten fazla", "'tan fazla", " üzerinde", "'nin üzerinde", "nin üzerinde", "ı aşkın", "i aşkın", "'i aşkın", "u aşkın", "'den çok", " aşkın", "'ı aşkın", "nın üzerinde", "'un üzerinde"),
    at_most_after=("'den az", "'dan az", "den az", "dan az", "'in altında", " altında", "'a kadar", "'e kadar", "a kadar", "e kadar", "'a yakın", "'e yakın"),
    range_link=r"\s?(?:-|–|—|~)\s?|\s(?:ila|ile|veya|ya\sda)\s|\w{0,3}[dt][ae]n\s",
    to_link=r"'?\w{0,6}[dt][ae]n\s(?:yaklaşık\s)?|\s\w{0,10}?[dt][ae]n\s",
    versus=r"\b(?:kıyasla|karşı|göre|geçti|aştı|geride|üstünde|altında|önünde)\b|[dt][ae]n\s",
    equals=r"\b(?:eşit|eşdeğer|denk)\b",
    part_of=r"\b(?:bunların|bunlardan|aralarında|içinde)\b",
    up=r"\b(?:art\w*|yüksel\w*|büyü\w*|çık\w*|hızlan\w*|fazla|tırman\w*|zam\w*|genişl\w*)\b",
    down=r"\b(?:azal\w*|düş\w*|geril\w*|küçül\w*|in(?:di|erek|en|miş)|yavaşla\w*|kayb\w*|daral\w*|indirim\w*)\b",
    per={"/yıl": "year", "/ay": "month", "/saat": "h", "/gün": "day", "/kişi": "person"},
    per_before={"yılda": "year", "yıllık": "year", "her yıl": "year", "ayda": "month", "aylık": "month", "günde": "day", "günlük": "day", "saatte": "h", "haftada": "week", "hisse başına": "share", "kişi başına": "person", "kişi başı": "person", "varil başına": "bbl", "saniyede": "s", "dakikada": "min", "maç başına": "game"},
    thermal=r"sıcaklı|hava|soğu|ısı|ısın",
    scored=r"\b(?:skor\w*|puan\w*|endeks\w*|not\w{0,3})\s$",
    aged=r"\b(?:yaşları|yaş)\s$",
    metrics={
        "gelir": "revenue", "geliri": "revenue", "ciro": "turnover", "cirosu": "turnover", "satış": "sales", "satışlar": "sales", "satışları": "sales", "kâr": "profit", "kar": "profit", "kârı": "profit", "net kâr": "net income", "zarar": "loss", "nüfus": "population", "nüfusu": "population", "katılım": "turnout", "piyasa değeri": "market value", "değeri": "value", "yatırım": "investment", "bütçe": "budget", "bütçesi": "budget",
        "fiyat": "price", "fiyatı": "price", "fiyatları": "price", "maliyet": "cost", "maliyeti": "cost", "borç": "debt", "borcu": "debt", "enflasyon": "inflation", "işsizlik": "unemployment", "ihracat": "exports", "ihracatı": "exports", "ithalat": "imports", "üretim": "output", "üretimi": "output", "vergi": "tax", "gümrük vergisi": "tariff", "varlıkları": "assets", "parametre": "parameters", "bağlam penceresi": "context window",
        "bellek": "memory", "hız": "speed", "hızı": "speed", "pazar": "market", "pazarı": "market", "anlaşma": "deal", "sözleşme": "contract", "ölüm": "deaths", "ölümü": "deaths", "yaralı": "injured", "deprem": "earthquake", "yardım": "aid", "temettü": "dividend", "pay": "share", "payı": "share", "büyüme": "growth", "tazminat": "compensation", "kefalet": "bond", "kefaleti": "bond", "çıkarım": "inference", "faiz": "interest rate", "puan": "score", "oranı": "rate",
    },
    stops=frozenset(
        """ve ile bir bu şu o da de için gibi kadar daha en çok az sonra önce ise ama ancak fakat veya ya ki mi mı olarak olan olduğu oldu olduğunu göre karşı arasında içinde dışında üzerinde altında yakın yaklaşık artı eksi var yok değil her hiç tüm bütün ayrıca yine bile fazla civarında oranında
        arttı azaldı düştü yükseldi çıktı indi geçti aştı ulaştı geldi gitti oldu dedi söyledi belirtti itibaren boyunca beri rağmen artış düşüş artışla düşüşle""".split()
    ),
    period=r"\b(?:önümüzdeki|gelecek|son|geçen|ilk|toplam)\s$",
    period_after=r"(?<=da)|(?<=de)|\s(?:içinde|boyunca|sürede|süresince)",
)
