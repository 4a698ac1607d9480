"""Vietnamese: numerals, units, contexts, and what is no figure."""

from decimal import Decimal

from tui.figures.grammar import Grammar, Numerals

_WORDS = {
    "không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "mốt": 1, "lăm": 5,
    "nửa": Decimal("0.5"), "rưỡi": Decimal("0.5"),
}  # fmt: skip

VIETNAMESE = Grammar(
    lang="vi",
    cldr="vi",
    numerals=Numerals(
        decimal=",",
        group=".",
        words={word: Decimal(value) for word, value in _WORDS.items() if word not in {"không", "rưỡi"}},
        multipliers={"mươi": 10, "trăm": 100, "chục": 10},
        scales={"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9},
        marks={"k": 3, "K": 3, "tr": 6, "M": 6, "T": 9, "B": 9},
        halves=("rưỡi",),
        minus=("-", "âm"),
    ),
    currencies={
        "đồng": "VND", "đ": "VND", "vnđ": "VND", "vnd": "VND", "đô la": "USD", "đô-la": "USD", "đôla": "USD", "đô la mỹ": "USD", "đô-la mỹ": "USD", "usd": "USD", "mỹ kim": "USD", "euro": "EUR", "ơ-rô": "EUR", "bảng": "GBP", "bảng anh": "GBP", "yên": "JPY", "yên nhật": "JPY", "yen": "JPY",
        "nhân dân tệ": "CNY", "tệ": "CNY", "won": "KRW", "won hàn quốc": "KRW", "đô la hồng kông": "HKD", "đô la đài loan": "TWD", "đài tệ": "TWD", "đô la úc": "AUD", "đô la canada": "CAD", "đô la singapore": "SGD", "rúp": "RUB", "rúp nga": "RUB", "rupee": "INR", "baht": "THB", "lira": "TRY", "franc": "CHF",
        "franc thụy sĩ": "CHF", "peso": "MXN", "rupiah": "IDR", "ringgit": "MYR", "bitcoin": "BTC", "real": "BRL", "rand": "ZAR", "krona": "SEK",
    },
    subunits={"xu": ("", 100), "cent": ("", 100), "pence": ("GBP", 100)},
    units={
        "km": "km", "ki-lô-mét": "km", "kilomet": "km", "kilômet": "km", "cây số": "km", "mét": "m", "m": "m", "cm": "cm", "centimet": "cm", "milimet": "mm", "dặm": "mi", "dặm anh": "mi", "foot": "ft", "feet": "ft", "inch": "in", "inches": "in", "tấn": "t", "kg": "kg", "ki-lô-gam": "kg", "kilogam": "kg", "cân": "kg", "gam": "g", "gram": "g",
        "tạ": "quintal", "yến": "10 kg", "lượng": "tael", "chỉ": "mace", "lít": "l", "thùng": "bbl", "gallon": "gal", "mét vuông": "m2", "km vuông": "km2", "kilomet vuông": "km2", "héc ta": "ha", "hecta": "ha", "ha": "ha", "mẫu anh": "acre", "mét khối": "m3", "km/giờ": "km/h", "km/h": "km/h", "dặm/giờ": "mi/h", "oát": "W", "watt": "W", "mw": "MW",
        "kwh": "kWh", "mã lực": "hp", "độ": "deg", "độ c": "C", "độ f": "F", "độ richter": "magnitude", "calo": "cal", "megapixel": "MP", "điểm cơ bản": "basis point",
        "năm": "year", "tháng": "month", "tuần": "week", "ngày": "day", "giờ": "h", "tiếng": "h", "tiếng đồng hồ": "h", "phút": "min", "giây": "s", "quý": "quarter", "thập kỷ": "decade", "thập niên": "decade", "thế kỷ": "century", "đêm": "night",
    },
    counters={
        "người": "people", "người dân": "people", "chiếc": "", "cái": "", "con": "", "vụ": "case", "ca": "case", "trường hợp": "case", "căn": "", "ngôi": "", "hộ": "household", "lượt": "visit", "cuộc": "", "trận": "game", "bộ": "", "tờ": "", "quyển": "", "bức": "", "phiếu": "vote", "bản": "copy", "suất": "", "đơn vị": "", "bàn": "goal", "quốc gia": "country",
        "nước": "country", "tỉnh": "province", "thành phố": "city", "công ty": "company", "doanh nghiệp": "company", "trường": "school", "cửa hàng": "store", "cổ phiếu": "share", "tàu": "ship", "xe": "vehicle", "máy bay": "aircraft", "nhóm": "group", "loại": "kind", "dự án": "project", "mùa giải": "season", "lần": "time", "cú": "", "viên": "", "tòa": "", "đội": "team",
    },
    nouns={
        "tham số": "parameter", "token": "token", "tokens": "token", "người dùng": "user", "học sinh": "student", "sinh viên": "student", "binh sĩ": "soldier", "nhân viên": "employee", "cư dân": "people", "phụ nữ": "people", "trẻ em": "people", "nhân viên y tế": "employee", "trung tâm": "center", "cam kết": "commitment", "lượt xem": "view",
        "việc làm": "job", "ngôi nhà": "house", "giường": "bed",
    },
    kinds={
        "tuổi": "age:year", "tháng tuổi": "age:month", "điểm": "score:point", "lần": "multiple",
    },
    percents={"%": "1", "phần trăm": "1", "phần nghìn": "0.1"},
    points=("điểm phần trăm", "điểm %"),
    ranks=(
        r"(?:đứng|xếp|xếp\shạng|hạng|vị\strí|vị\strí\ssố|xếp\sở)\s(?:ở\s)?(?:vị\strí\s)?(?:hạng\s)?(?:thứ\s|số\s)?(?P<n>nhất|nhì|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|\d{1,3})\b(?!\s(?:năm|tháng|ngày))",
    ),
    ordinals={"nhất": 1, "nhì": 2, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10},
    fractions=(r"\b(?P<num>một|hai|ba|\d{1,2})\sphần\s(?P<den>hai|ba|tư|năm|sáu|bảy|tám|chín|mười|\d{1,3})\b", r"\b(?P<num>\d{1,2})/(?P<den>[3-9]|10)\s(?=dân|số|người|cử)"),
    dates=(
        r"\bngày\s\d{1,2}(?:\s?[-–]\s?\d{1,2})?(?:\s?(?:/|tháng\s)\s?\d{1,2})?(?:\s?(?:/|năm\s)\s?\d{4})?", r"\btháng\s(?:\d{1,2}|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:\s(?:một|hai))?|giêng|chạp)(?:\s?(?:/|năm\s|-|,\s)\s?\d{4})?\b", r"\bnăm\s(?:19|20)\d\d\b",
        r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b", r"\b\d{1,2}\s?(?:giờ|h|g)\s?\d{1,2}(?:\s?phút)?\b", r"\b(?:lúc|khoảng|từ|đến)\s\d{1,2}\s?(?:giờ|h)\b(?!\sđồng)", r"\b\d{1,2}\s?(?:giờ|h)\s(?:sáng|trưa|chiều|tối|đêm)\b", r"\bquý\s(?:\d|i{1,3}v?|iv|một|hai|ba|bốn|tư)\b(?:[/\s]\d{4})?", r"\bthế\skỷ\s(?:thứ\s)?\d{1,2}\b",
        r"\bthứ\s(?:\d{1,3}|nhất|nhì|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\b", r"\blần\s(?:thứ\s)?(?:\d{1,3}|đầu|hai|ba|tư|năm)\b", r"\bthập\s(?:niên|kỷ)\s\d{2,4}\b", r"\b(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d\b", r"\b(?:mùng|mồng|rằm)\s\w{1,6}\b", r"\b(?:trước|sau|giữa|cuối|đầu|từ|đến|giai\sđoạn)\s(?:19|20)\d\d\b", r"\b\d{4}\s?-\s?\d{4}\b",
    ),
    names=(
        r"\b(?:số|quận|đường|tầng|phòng|khóa|lớp|cấp|điều|khoản|tập|kênh|quốc\slộ|tuyến|cổng|bài|trang|vòng|phường|ca|lô|hàng|chương|nghị\squyết|giai\sđoạn)\s\d{1,4}\b(?![.,]\d|\s?(?:%|phần\străm|triệu|tỷ|tỉ|nghìn|ngàn|người|usd|đồng|ca|vụ|năm|điểm))",
        r"\b(?:một\strong|một\ssố|một\svài|một\slần|một\scách|một\sphần(?!\s(?:hai|ba|tư|năm))|mỗi\smột|hai\sbên|cả\shai|ba\smẹ|bố\sba|ông\sba|bà\sba|năm\s(?:nay|ngoái|sau|tới|trước|qua|mới|đó|này))\b", r"\b(?:chủ\snhật|thứ\sba|thứ\stư)\b", r"(?<!trong )(?<!suốt )(?<!khoảng )(?<!hơn )(?<!mỗi )\bnăm\s(?=\d{4}\b)",
        r"(?<![\d.,])\b\d{1,2}\s?-\s?\d{1,2}\b(?!\s?-)(?![.,]\d|\s?(?:%|phần\străm|triệu|tỷ|tỉ|nghìn|ngàn|năm|tháng|ngày|tuần|giờ|phút|người|usd|km|kg|tuổi|m\b|độ|lần|điểm))",
    ),
    vague_before=r"(?:hàng|vài|mấy|nhiều|những|cả|vài\sba)\s$",
    approximate=("khoảng", "gần", "xấp xỉ", "ước tính", "ước tính khoảng", "chừng", "tầm", "độ"),
    at_least=("hơn", "trên", "ít nhất", "tối thiểu", "vượt", "quá", "lên hơn", "không dưới"),
    at_most=("dưới", "tối đa", "không quá", "chưa đến", "chưa tới", "lên tới", "lên đến", "nhiều nhất", "ít hơn"),
    at_least_after=("trở lên",),
    at_most_after=("trở xuống",),
    range_link=r"\s?(?:-|–|—|~)\s?|\s(?:đến|tới|hoặc|hay)\s",
    between=r"\bgiữa\s$",
    between_link=r"\svà\s",
    from_words=r"\btừ\s(?:mức\s|khoảng\s)?$",
    to_link=r"[^.;]{0,30}?\s(?:lên|xuống|còn|thành)(?:\s(?:mức|tới|đến|khoảng))?\s",
    no_range_before=r"\bthêm\s$",
    versus=r"\b(?:so\svới|vượt|cao\shơn|thấp\shơn|hơn|kém|từ|trước|bằng)\b",
    equals=r"\b(?:tương\sđương|bằng)\b",
    part_of=r"\b(?:trong\sđó|trong\ssố\sđó|bao\sgồm)\b",
    up=r"\b(?:tăng|cao\shơn|lên|nhanh\shơn|vượt|mở\srộng|thêm)\b",
    down=r"\b(?:giảm|thấp\shơn|xuống|sụt|mất|rớt|chậm\shơn|hạ)\b",
    per={"mỗi năm": "year", "một năm": "year", "/năm": "year", "hàng năm": "year", "hằng năm": "year", "mỗi tháng": "month", "một tháng": "month", "/tháng": "month", "mỗi ngày": "day", "một ngày": "day", "/ngày": "day", "mỗi giờ": "h", "/giờ": "h", "một giờ": "h", "mỗi cổ phiếu": "share", "/cổ phiếu": "share", "mỗi người": "person", "/người": "person", "/lít": "l", "/kg": "kg", "/tấn": "t", "/thùng": "bbl", "mỗi thùng": "bbl", "/m2": "m2", "mỗi giây": "s", "/giây": "s", "/lượng": "tael", "mỗi trận": "game", "mỗi tuần": "week"},
    thermal=r"nhiệt\sđộ|nóng|lạnh|thời\stiết|nắng",
    scored=r"\b(?:đạt|ghi|chỉ\ssố|số\sđiểm|tổng\sđiểm|tỷ\ssố|tỉ\ssố)(?:\slà)?\s$",
    aged=r"\b(?:tuổi|lứa\stuổi)\s(?:từ\s)?$",
    metrics={
        "doanh thu": "revenue", "doanh số": "sales", "lợi nhuận": "profit", "lợi nhuận ròng": "net income", "lỗ": "loss", "dân số": "population", "tỷ lệ cử tri": "turnout", "tỷ lệ đi bầu": "turnout", "vốn hóa": "market value", "định giá": "valuation", "đầu tư": "investment", "ngân sách": "budget", "giá": "price", "chi phí": "cost", "nợ": "debt", "lạm phát": "inflation",
        "thất nghiệp": "unemployment", "xuất khẩu": "exports", "nhập khẩu": "imports", "sản lượng": "output", "thuế": "tax", "thuế quan": "tariff", "tài sản": "assets", "tham số": "parameters", "cửa sổ ngữ cảnh": "context window", "bộ nhớ": "memory", "tốc độ": "speed", "thị trường": "market", "thương vụ": "deal", "hợp đồng": "contract", "vốn": "funding", "thiệt mạng": "deaths", "bị thương": "injured",
        "động đất": "earthquake", "viện trợ": "aid", "cổ tức": "dividend", "thị phần": "share", "tăng trưởng": "growth", "bồi thường": "compensation", "kim ngạch": "trade value", "gdp": "GDP", "ca nhiễm": "cases", "suy luận": "inference", "khoản đầu tư": "investment", "lãi suất": "interest rate", "điểm": "score",
    },
    stops=frozenset(
        """và là của cho với trong trên dưới tại ở từ đến tới khi sau trước hơn nhưng mà thì đã đang sẽ được bị có không cũng chỉ còn như theo để vì do nếu này đó kia nào mỗi các những một hai ba bốn năm sáu bảy tám chín mười vào ra lên xuống qua về bằng so nữa rồi lại trở thành cùng hoặc hay giữa
        tăng giảm đạt khoảng gần mới cả rất quá khác nên bởi suốt mức số""".split()
    ),
    period=r"\b(?:trong|suốt|sau|qua|vòng)\s(?:vòng\s|khoảng\s)?$",
)
