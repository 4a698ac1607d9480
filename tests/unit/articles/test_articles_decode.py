"""Bytes to text: what pages are really encoded in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.decode import declared_encodings, decode

CHINESE = "新华社北京电，国家统计局周二公布的数据显示，前三季度经济同比增长百分之五点二，好于市场预期。" * 4
JAPANESE = "政府は二十三日、来年度の予算案を閣議で決定した。一般会計の総額は過去最大となる見通しだ。" * 4
KOREAN = "정부는 이날 국무회의에서 내년도 예산안을 의결했다고 밝혔다. 총지출은 올해보다 늘어난다." * 4
THAI = "คณะรัฐมนตรีอนุมัติงบประมาณประจำปีเมื่อวันอังคาร โดยมีวงเงินรวมมากกว่าปีก่อนหน้า" * 4
TURKISH = (
    "Türkiye İstatistik Kurumu, yıllık enflasyonun geçen ay düştüğünü açıkladı; ağustosa göre şaşırtıcı." * 4
)


def page(text: str, label: str) -> str:
    return f'<html><head><meta charset="{label}"><title>x</title></head><body><p>{text}</p></body></html>'


@pytest.mark.parametrize(
    ("text", "label", "codec"),
    [
        (CHINESE, "gb2312", "gb18030"),
        (CHINESE, "GBK", "gbk"),
        (CHINESE, "big5", "big5hkscs"),
        (JAPANESE, "Shift_JIS", "cp932"),
        (JAPANESE, "euc-jp", "euc_jp"),
        (KOREAN, "euc-kr", "cp949"),
        (KOREAN, "ks_c_5601-1987", "cp949"),
        (THAI, "tis-620", "cp874"),
        (TURKISH, "iso-8859-9", "cp1254"),
        (TURKISH, "windows-1254", "cp1254"),
    ],
)
def test_reads_what_the_page_declares(text: str, label: str, codec: str) -> None:
    if codec == "big5hkscs":
        text = "國家統計局週二公布的數據顯示前三季經濟成長優於市場預期。" * 4
    assert text in decode(page(text, label).encode(codec))


def test_header_counts_before_the_page() -> None:
    raw = page(JAPANESE, "iso-8859-1").encode("cp932")
    assert JAPANESE in decode(raw, "shift_jis")
    assert declared_encodings(raw, "shift_jis") == ["cp932", "cp1252"]


def test_valid_utf8_counts_before_any_declaration() -> None:
    assert CHINESE in decode(page(CHINESE, "gb2312").encode(), "big5")


@pytest.mark.parametrize(("text", "codec"), [(CHINESE, "gb18030"), (JAPANESE, "cp932"), (KOREAN, "cp949")])
def test_detects_what_is_not_declared(text: str, codec: str) -> None:
    assert text in decode(f"<p>{text}</p>".encode(codec))


def test_byte_order_marks() -> None:
    for mark, codec in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8")):
        assert decode(mark + "<p>größer</p>".encode(codec)) == "<p>größer</p>"


def test_a_few_bad_bytes_do_not_change_the_encoding() -> None:
    raw = "<p>Ärger über Öl und Übermut, größer denn je.</p>".encode() * 20 + b"<p>\xff</p>"
    assert "Ärger über Öl" in decode(raw)


def test_repairs_text_that_was_encoded_twice() -> None:
    assert decode("<p>Investor’s</p>".encode().decode("latin-1").encode()) == "<p>Investor’s</p>"
    twice = "<p>it’s “so”</p><p>it’s</p>".replace("”", "").encode().decode("cp1252")
    assert "it’s" in decode(twice.encode())


def test_reads_c1_references_as_browsers_do() -> None:
    assert decode(b"<p>a &#150; b &#x92; c &#8364;</p>") == "<p>a – b ’ c &#8364;</p>"


def test_unknown_labels_are_passed_over() -> None:
    assert declared_encodings(b'<meta charset="no-such-thing">', "rot13") == []
    assert "é" in decode(b'<meta charset="no-such-thing"><p>caf\xe9 et th\xe9, d\xe9j\xe0 vu par ici</p>')


@given(st.binary(max_size=400), st.sampled_from(["", "utf-8", "gbk", "utf-7", "hex", "iso-2022-jp"]))
def test_never_fails_and_leaves_no_control(raw: bytes, charset: str) -> None:
    text = decode(raw, charset)
    assert not any((c < " " and c not in "\n\t\r") or "\x7f" <= c <= "\x9f" for c in text)


@pytest.mark.parametrize("name", ["undefined", "idna", "punycode", "unicode_escape"])
def test_what_no_page_is_written_in_is_no_charset(name: str) -> None:
    assert declared_encodings(b"", name) == []
    assert "caf" in decode(b"<p>caf\xe9 \\u001b[31m, caf\xe9 \xff</p>", name)


def test_escape_sequences_are_read_by_the_charset_that_has_them() -> None:
    raw = '<meta charset="iso-2022-jp"><p>日本語</p>'.encode("iso2022_jp")
    assert "日本語" in decode(raw, "iso-8859-1")
