"""English: numerals, units, contexts, and what is no figure."""

from decimal import Decimal

from tui.figures.grammar import Grammar, Numerals

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS = {word: Decimal(value) for value, word in enumerate(_ONES)}
WORDS |= {word: Decimal(20 + 10 * place) for place, word in enumerate(_TENS)}

MONTHS = (
    "jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?|july?|aug(?:ust|\\.)?"
    "|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?"
)

ENGLISH = Grammar(
    lang="en",
    cldr="en",
    numerals=Numerals(
        words=WORDS,
        multipliers={"hundred": 100, "dozen": 12},
        scales={
            "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "quadrillion": 15, "lakh": 5, "lakhs": 5,
            "crore": 7, "crores": 7, "bn": 9, "mn": 6, "mln": 6, "bln": 9, "trn": 12, "tn": 12,
        },
        marks={"k": 3, "K": 3, "m": 6, "M": 6, "mn": 6, "mm": 6, "mln": 6, "b": 9, "B": 9, "bn": 9, "Bn": 9, "BN": 9,
               "bln": 9, "t": 12, "T": 12, "tn": 12, "trn": 12},
        halves=("and a half", "and one half", "and one-half"),
        articles={
            "half a": Decimal("0.5"), "half": Decimal("0.5"), "a half": Decimal("0.5"), "a quarter of a": Decimal("0.25"),
            "quarter of a": Decimal("0.25"), "a quarter": Decimal("0.25"), "quarter": Decimal("0.25"), "a": Decimal(1), "an": Decimal(1),
        },
        minus=("-", "minus"),
    ),
    currencies={
        "dollar": "USD", "dollars": "USD", "us dollars": "USD", "us dollar": "USD", "u.s. dollars": "USD",
        "american dollars": "USD", "buck": "USD", "bucks": "USD", "euro": "EUR", "euros": "EUR", "yen": "JPY",
        "yuan": "CNY", "chinese yuan": "CNY", "renminbi": "CNY", "won": "KRW", "rupee": "INR", "rupees": "INR",
        "franc": "CHF", "francs": "CHF", "krona": "SEK", "kronor": "SEK", "krone": "DKK", "kroner": "DKK",
        "peso": "MXN", "pesos": "MXN", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB", "roubles": "RUB",
        "lira": "TRY", "liras": "TRY", "turkish lira": "TRY", "baht": "THB", "dong": "VND", "rand": "ZAR",
        "ringgit": "MYR", "rupiah": "IDR", "shekel": "ILS", "shekels": "ILS", "riyal": "SAR", "riyals": "SAR",
        "dirham": "AED", "dirhams": "AED", "zloty": "PLN", "zlotys": "PLN", "forint": "HUF", "forints": "HUF",
        "naira": "NGN", "hryvnia": "UAH", "pounds sterling": "GBP", "sterling": "GBP", "quid": "GBP",
        "british pounds": "GBP", "dutch guilders": "NLG", "guilders": "NLG", "real": "BRL", "reais": "BRL",
        "taiwan dollars": "TWD", "nt dollars": "TWD", "hong kong dollars": "HKD", "deutsche marks": "DEM",
        "marks": "DEM",
    },
    signs={"元": "CNY", "rs": "INR"},
    subunits={
        "cent": ("", 100), "cents": ("", 100), "¢": ("", 100), "pence": ("GBP", 100), "penny": ("", 100),
        "pennies": ("", 100),
    },
    units={
        "metre": "m", "metres": "m", "kilometre": "km", "kilometres": "km", "centimetre": "cm", "centimetres": "cm",
        "millimetre": "mm", "millimetres": "mm", "square metre": "m2", "square metres": "m2",
        "square kilometre": "km2", "square kilometres": "km2", "cubic metre": "m3", "cubic metres": "m3",
        "litre": "l", "litres": "l", "millilitre": "ml", "millilitres": "ml", "ton": "t", "tons": "t", "tonne": "t",
        "tonnes": "t", "kilo": "kg", "kilos": "kg", "hrs": "h", "hr": "h", "mins": "min", "sec": "s", "secs": "s",
        "yr": "year", "yrs": "year", "degrees celsius": "C", "degrees fahrenheit": "F", "degree celsius": "C",
        "degree fahrenheit": "F", "celsius": "C", "° celsius": "C", "° fahrenheit": "F", "° c": "C", "° f": "F", "fahrenheit": "F", "degrees c": "C", "degrees f": "F", "km/hr": "km/h",
        "km an hour": "km/h", "miles an hour": "mi/h", "kilometers an hour": "km/h", "kilometres an hour": "km/h",
        "kilometres per hour": "km/h", "miles per gallon": "mi/gal", "terawatts": "TW", "terawatt-hours": "TWh",
        "gigawatt-hours": "GWh", "megawatt-hours": "MWh", "kilowatt-hour": "kWh", "megawatt-hour": "MWh",
        "kilowatt hours": "kWh", "basis points": "basis point", "basis point": "basis point", "nights": "night",
        "megapixels": "MP", "teraflops": "TFLOPS", "petaflops": "PFLOPS", "mph": "mi/h", "cubic centimetres": "cm3",
        "newton metres": "Nm", "newton meters": "Nm", "pound-feet": "lb-ft", "lb.-ft.": "lb-ft", "millenia": "millennium",
        "fluid ounce": "fl oz", "nanometres": "nm", "degree": "deg", "degrees": "deg", "horsepower": "hp", "bhp": "hp",
        "gallon": "gal",
    },
    nouns={
        "people": "people", "persons": "people", "person": "people", "parameters": "parameter", "parameter": "parameter",
        "tokens": "token", "token": "token", "users": "user", "shares": "share", "jobs": "job",
    },
    kinds={
        "x": "multiple", "times": "multiple", "-fold": "multiple", "fold": "multiple", "points": "score:point",
        "point": "score:point", "pts": "score:point", "%-point": "points:percentage point",
        "year old": "age:year", "years old": "age:year", "-year-old": "age:year", "year-old": "age:year",
        "-year-olds": "age:year", "year-olds": "age:year", "years of age": "age:year", "month-old": "age:month",
        "months old": "age:month", "yo": "age:year",
    },
    percents={"%": "1", "percent": "1", "per cent": "1", "percents": "1", "pct": "1", "pc": "1"},
    points=(
        "percentage points", "percentage point", "percentage-points", "percentage-point", "per cent points",
        "percent points", "ppt", "ppts", "pp",
    ),
    ranks=(
        r"\b(?:ranked|ranks|ranking|rank|placed|finished|came|stood|sits|is|was)\s(?:in\s)?(?:the\s)?"
        r"(?P<n>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd|rd|th))\b"
        r"(?!\s(?:time|quarter|half|day|year|month|week|of|person|man|woman|in\sa|to)\b)",
        r"\b(?P<n>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd|rd|th))[\s-]"
        r"(?:place|position|spot|rank)\b",
        r"\b(?:ranked|ranks|ranking|rated|rank|at)\s(?:at\s)?(?:no\.|number|#|№)\s?(?P<n>\d{1,4}|one|two|three|four|five)\b",
        r"\bin\s(?P<n>first|second|third|fourth|fifth)\b(?=[.,;])",
        r"(?<![\w&])#(?P<n>\d{1,3})\b",
    ),
    ordinals={
        word: place
        for place, word in enumerate(
            "first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1
        )
    } | {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "quarter": 4},
    fractions=(
        r"(?<![\d.,$£€])\b(?P<num>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\s(?:in|out\sof)\s(?:every\s)?"
        r"(?P<den>two|three|four|five|six|seven|eight|nine|ten|(?!(?:19|20)\d\d)\d{1,4})\b(?!\s(?:the|years|months|days|weeks))",
        r"\b(?P<num>one|two|three|four|five|a)[\s-](?P<den>third|quarter|fifth|sixth|seventh|eighth|tenth)s?\b"
        r"(?=\sof|\sthe|[\s-](?:less|more|fewer|lower|higher|majority))",
    ),
    dates=(
        rf"\b(?:{MONTHS})\s\d{{1,2}}(?:st|nd|rd|th)?(?:\s?(?:-|–|to|and)\s?\d{{1,2}})?\b(?![.,]\d|%)(?:,?\s(?:19|20)\d\d\b)?",
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?\s(?:of\s)?(?:{MONTHS})\b(?:,?\s(?:19|20)\d\d\b)?",
        rf"\b(?:{MONTHS}),?\s(?:of\s)?(?:19|20)\d\d\b",
        r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?(?:a\.?m\.?|p\.?m\.?)(?!\w)", r"\b\d{1,2}\s?(?:am|pm|a\.m\.|p\.m\.|o'clock)(?!\w)",
        r"\b\d{1,2}:\d\d(?::\d\d)?\b", r"\b(?:19|20)\d\d-\d\d-\d\d\b", r"\b\d{1,2}/\d{1,2}/\d{2,4}\b", r"\b9/11\b|\b24/7\b",
        r"\b(?:19|20)\d\ds\b", r"(?<=')\d\ds\b", r"\b\d{2}s\b", r"\b\d{1,4}(?:st|nd|rd|th)\b",
        r"\b(?:in|since|by|of|from|until|till|during|before|after|through|to|for|between|late|early|mid-?|year|fiscal|fy"
        r"|summer|spring|autumn|fall|winter|circa)\s?(?:1[5-9]|20)\d\d\b(?!\s?(?:%|percent|people|million|users|troops|jobs)|[.,]\d)",
        r"\b(?:1[89]|20)\d\d\s?(?:-|–|/)\s?(?:\d\d|(?:1[89]|20)\d\d)\b(?![.,]?\d)",
        r"\b(?:q[1-4]|h[12])\b(?:\s?(?:19|20)\d\d)?", r"\bfy\s?\d\d\b", r"\b(?:one|two|three) o'clock\b",
    ),
    names=(
        r"\b(?:no|nos)\.\s?\d+", r"\b(?:number|chapter|section|article|page|route|highway|interstate|flight|phase|level|group|grade"
        r"|room|gate|day|week|round|season|episode|volume|vol\.|version|v|type|class|category|tier|stage|part|step|figure|fig\.|table"
        r"|item|rule|title|form|exhibit|act|line|channel|area|zone|district|ward|division|league|formula|hour|apollo|note|lot|bus|game"
        r"|under|over)[-\s](?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)\b(?![.,]\d|\s?(?:%|percent|per\scent|million|billion"
        r"|thousand|hundred|people|years|months|weeks|days|hours|minutes|points|miles|km|kg|pounds|dollars|[a-z]+s\b))",
        r"\bs&p\s?500\b|\bstoxx\s?\d+|\b(?:ftse|nikkei|russell|nasdaq|csi|dax|cac|topix|ibex|asx|nifty)[\s-]?\d{2,4}\b",
        r"\bfortune\s\d{2,4}\b|\btop[-\s](?:\d{1,3}|five|ten)\b|\bg-?(?:7|8|20|77)\b|\bcovid-?\s?19\b",
        r"\b(?:one|two)\s(?:of|another|by|more|side|thing|day|way|who|that|or\stwo)\b", r"\bone[-\s](?:time|sided|off|on[-\s]one|way)\b",
        r"\b(?:square|back\sto|plan)\sone\b",
        r"(?<!\d)(?<!\d[.,])(?<!from )(?<!between )\b\d{1,2}\s?[-–]\s?\d{1,2}(?:\s?[-–]\s?\d{1,2})?\b(?![.,]\d|\s?(?:%|percent|per\scent|million|billion|trillion"
        r"|thousand|hundred|years?|months?|weeks?|days?|hours?|minutes?|points?|miles?|people|degrees|inch|feet|foot|km|kg|mm|cm|[a-z-]+s\b)|\s?[-–]\s?(?:year|month|day))",
    ),
    vague_before=r"(?:\b(?:several|few|many|some\sfew|couple(?:\sof)?|countless|hundreds\sof|thousands\sof|tens\sof|dozens\sof)\s)$",
    approximate=("about", "around", "roughly", "approximately", "some", "nearly", "almost", "an estimated", "estimated", "circa", "close to", "just under", "just over", "~", "≈"),
    at_least=("more than", "over", "at least", "above", "greater than", "upwards of", "in excess of", "exceeding", "exceeds", "exceeded", "topped", "no less than", ">", "≥"),
    at_most=("less than", "fewer than", "up to", "under", "below", "at most", "as many as", "as much as", "no more than", "within", "<", "≤"),
    at_least_after=("or more", "or higher", "or above", "+", "plus"),
    at_most_after=("or less", "or fewer", "or below"),
    range_link=r"\s?(?:-|–|—|~)\s?|\s(?:to|or)\s|\s?-?to-?\s?",
    between=r"\bbetween\s$",
    between_link=r"\sand\s",
    from_words=r"\bfrom\s(?:about\s|around\s|just\s|nearly\s|some\s)?$",
    to_link=r"(?:\s[^.;]{0,30})?\sto\s(?:about\s|around\s|just\s|nearly\s|some\s|a\srecord\s)?",
    no_range_before=r"\bby\s(?:about\s|around\s|nearly\s|some\s)?$",
    versus=r"\b(?:compared\s(?:to|with)|versus|vs\.?|against|from|up\sfrom|down\sfrom|than|surpassing|beating|exceeding|ahead\sof|behind|outscoring|topping|overtaking)\b",
    equals=r"\b(?:equal\sto|equivalent\sto|same\sas|match\w*|tied\swith|on\spar\swith)\b",
    part_of=r"\b(?:of\s(?:which|whom|those|them)|including|out\sof)\b",
    up=r"\b(?:up|rose|rise[sn]?|rising|increas\w+|grew|grow\w*|gain\w*|jump\w*|surg\w+|climb\w*|soar\w*|higher|more|added|expand\w*|advanc\w*|rebound\w*|boost\w*|faster)\b",
    down=r"\b(?:down|fell|fall\w*|drop\w*|declin\w+|decreas\w+|los[est]\w*|lower|less|cut\w*|slump\w*|plung\w+|shrank|shrink\w*|reduc\w+|slid\w*|tumbl\w*|dipp\w*|slow\w*|sank|contract\w*)\b",
    per={
        "per year": "year", "a year": "year", "/year": "year", "annually": "year", "each year": "year", "per annum": "year",
        "every year": "year", "yearly": "year", "per month": "month", "a month": "month", "/month": "month", "monthly": "month",
        "per week": "week", "a week": "week", "per day": "day", "a day": "day", "/day": "day", "daily": "day", "per hour": "h", "an hour": "h",
        "/hour": "h", "/h": "h", "/hr": "h", "per minute": "min", "a minute": "min", "per second": "s", "a second": "s", "/s": "s",
        "per share": "share", "a share": "share", "/share": "share", "per person": "person", "a person": "person", "per capita": "person",
        "each": "item", "per game": "game", "a game": "game", "per barrel": "bbl", "a barrel": "bbl", "per ton": "t", "a ton": "t", "per tonne": "t",
        "a tonne": "t", "per gallon": "gal", "a gallon": "gal", "per kilogram": "kg", "a pound": "lb", "per pound": "lb", "an ounce": "oz",
        "per ounce": "oz", "per user": "user", "per token": "token", "per million tokens": "million token", "per millisecond": "ms",
        "/millisecond": "ms", "/ms": "ms", "per square foot": "ft2", "per square meter": "m2", "per square metre": "m2", "a head": "person",
        "an acre": "acre", "per acre": "acre", "-a-share": "share",
    },
    thermal=r"\b(?:temperature|weather|heat|hot|cold|warm|boil|freez|cool|chill)\w*",
    scored=r"\b(?:scor\w+|index|rating|rated|graded?)\s(?:of\s|at\s|a\s|an\s|was\s|is\s|just\s|only\s)*$",
    aged=r"\b(?:aged?|ages|turn(?:s|ed|ing)|at\sthe\sage\sof)\s(?:of\s|between\s)?$",
    metrics={
        "revenue": "revenue", "revenues": "revenue", "sales": "sales", "turnover": "turnover", "profit": "profit", "profits": "profit",
        "net income": "net income", "earnings": "earnings", "loss": "loss", "losses": "loss", "population": "population", "turnout": "turnout",
        "market value": "market value", "market cap": "market value", "market capitalization": "market value", "valuation": "valuation",
        "investment": "investment", "budget": "budget", "price": "price", "cost": "cost", "costs": "cost", "debt": "debt", "inflation": "inflation",
        "gdp": "GDP", "unemployment": "unemployment", "unemployment rate": "unemployment", "interest rate": "interest rate", "exports": "exports",
        "imports": "imports", "output": "output", "production": "production", "growth": "growth", "share": "share", "stake": "stake", "market": "market",
        "deal": "deal", "fortune": "fortune", "bond": "bond", "fine": "fine", "salary": "salary", "wages": "wages", "dividend": "dividend",
        "dividends": "dividend", "score": "score", "parameters": "parameters", "context window": "context window", "memory": "memory",
        "tariff": "tariff", "tariffs": "tariff", "deficit": "deficit", "surplus": "surplus", "reserves": "reserves", "assets": "assets",
        "funding": "funding", "capacity": "capacity", "speed": "speed", "magnitude": "magnitude", "deaths": "deaths", "cases": "cases",
        "subscribers": "subscribers", "users": "users", "shipments": "shipments", "deliveries": "deliveries", "capital expenditure": "capital expenditure",
        "inference": "inference", "aid": "aid", "contract": "contract", "compensation": "compensation", "damages": "damages", "stocks": "stocks",
    },
    stops=frozenset(
        """a an the this that these those of in on at by for with from to into onto over under about after before during since until till through between
        among against within without across around near per than as and or nor but so if when while where who whom whose which what how because though although
        is are was were be been being am has have had do does did will would can could shall should may might must not no it its he him his she her they them
        their we us our you your i me my there here also just only even still now then already more most less least very too all both each every any some such
        last next ago later earlier early late today yesterday tomorrow according including compared up down out off away long high tall wide deep old apart
        plus minus times yes via amid despite except following rather instead alone together again ever never often once twice
        said says say told made make makes makes went go goes gone came come comes took take takes got get gets gave give gives saw see sees knew know found find
        left became become began begin kept keep held hold brought bring paid pay met meet ran run sent send built build spent spend lost lose won win fell fall
        rose rise grew grow died die killed injured wounded arrested living working including fled supported expected watched evacuated followed bought sold""".split()
    ),
    period=r"\b(?:over|in|within|for|during|across|through|throughout)\s(?:the\s)?(?:next|last|past|coming|first|previous)?\s?(?:about\s|nearly\s|some\s)?$",
)
