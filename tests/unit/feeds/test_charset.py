"""Encodings: declared, not declared, declared wrongly."""

from __future__ import annotations

import codecs
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.feeds.charset import decode
from tui.feeds.parse import parse

SAMPLES = {
    "gb18030": ("zh-CN", "央行宣布下调存款准备金率，市场预计这一决定将带来新的增长。"),
    "big5": ("zh-TW", "央行宣布調整利率，市場預期這項決定將會帶來新的成長。"),
    "shift_jis": ("ja", "日本銀行は政策金利の引き上げを決めたと発表しました。"),
    "euc_jp": ("ja", "日本銀行は政策金利の引き上げを決めたと発表しました。"),
    "euc_kr": ("ko", "한국은행은 기준금리를 올리기로 결정했다고 발표했습니다."),
    "cp1254": ("tr", "Merkez Bankası faiz kararını açıkladı, enflasyon düştü, büyüme güçlü."),
    "cp874": ("th", "ธนาคารกลางประกาศปรับอัตราดอกเบี้ยนโยบายในวันนี้"),
    "cp1251": ("ru", "Центральный банк объявил о решении повысить ставку."),
    "koi8_r": ("ru", "Центральный банк объявил о решении повысить ставку."),
    "cp1252": ("fr", "La Banque a relevé ses taux à l’été, l’économie était déjà très fragilisée."),
    "iso8859_2": ("pl", "Bank podwyższył stopy, gospodarka rośnie, że są także obawy."),
    "cp1253": ("el", "Η κεντρική τράπεζα ανακοίνωσε την απόφαση για τα επιτόκια."),
    "cp1255": ("he", "הבנק המרכזי הודיע על העלאת הריבית במשק"),
    "cp1256": ("ar", "أعلن البنك المركزي رفع أسعار الفائدة"),
}


def document(text: str, language: str, declared: str) -> str:
    said = f' encoding="{declared}"' if declared else ""
    return (
        f'<?xml version="1.0"{said}?><rss version="2.0"><channel><title>x</title>'
        f"<language>{language}</language><item><guid>1</guid><title>{text}</title></item></channel></rss>"
    )


@pytest.mark.parametrize("declared", ["itself", "utf-8", "iso-8859-1", "no-such-charset", ""])
@pytest.mark.parametrize("encoding", SAMPLES)
def test_legacy_encodings_are_read_whatever_is_declared(encoding: str, declared: str) -> None:
    language, text = SAMPLES[encoding]
    raw = document(text, language, encoding if declared == "itself" else declared).encode(encoding)
    feed = parse(raw, url="http://x.example/", now=datetime(2025, 1, 1, tzinfo=UTC))
    assert feed.entries[0].title == text
    # Latin-1 is read as the Windows encoding that contains it, which is no mending
    assert bool(feed.warnings) == (declared != "itself" and (encoding, declared) != ("cp1252", "iso-8859-1"))


@pytest.mark.parametrize("encoding", SAMPLES)
def test_the_header_helps_where_the_document_is_silent(encoding: str) -> None:
    _, text = SAMPLES[encoding]
    raw = document(text, "", "").encode(encoding)
    assert text in decode(raw, f'text/xml; charset="{encoding}"').text


@pytest.mark.parametrize(
    "header", ["text/xml; charset=iso-8859-1", "text/xml; charset=us-ascii", "application/xml"]
)
def test_utf_8_is_recognized_against_the_header(header: str) -> None:
    assert "中文 — é" in decode(document("中文 — é", "", "").encode(), header).text


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-8-sig"]
)
@pytest.mark.parametrize("declared", ["utf-16", "utf-8", ""])
def test_wide_encodings_are_told_by_their_bytes(encoding: str, declared: str) -> None:
    raw = document("中文 — é", "", declared).encode(encoding)
    assert "中文 — é" in decode(raw, "").text


@pytest.mark.parametrize("encoding", ["cp037", "cp500", "cp1140"])
def test_ebcdic_is_read(encoding: str) -> None:
    assert "<title>plain words</title>" in decode(document("plain words", "", encoding).encode(encoding)).text


@pytest.mark.parametrize("encoding", ["iso2022_jp", "hz"])
def test_encodings_that_shift_are_read(encoding: str) -> None:
    text = "日本" if encoding != "hz" else "中文"
    assert text in decode(document(text, "", encoding.replace("_", "-")).encode(encoding)).text


def test_every_encoding_that_documents_declare_is_read() -> None:
    text = "plain"
    for name in (
        "cp437",
        "cp850",
        "cp852",
        "cp866",
        "iso8859_5",
        "iso8859_7",
        "iso8859_15",
        "mac_cyrillic",
        "cp1250",
        "ptcp154",
    ):
        raw = (document(text, "", name) + "<!--é-->").encode(name, "xmlcharrefreplace")
        assert text in decode(raw).text, name


def test_stray_bytes_in_utf_8_are_read_as_they_were_pasted() -> None:
    raw = document("中文 — é and more words — ü", "", "utf-8").encode().replace(b"more", b"m\x93re\x94")
    decoded = decode(raw)
    assert "m“re”" in decoded.text
    assert "中文 — é" in decoded.text
    assert decoded.mended


def test_a_cut_in_the_middle_of_a_letter_does_no_harm() -> None:
    assert decode(document("中文中文", "", "utf-8").encode()[:-60][:-1]).encoding == "utf-8"


@pytest.mark.parametrize(
    "name", ["rot13", "base64", "zip", "unicode_escape", "idna", "undefined", "punycode"]
)
def test_codecs_that_are_no_encodings_are_not_used(name: str) -> None:
    assert decode(document("caf\u00e9", "", name).encode("cp1252")).encoding not in {
        name,
        codecs.lookup(name).name,
    }


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.text(max_size=40))
def test_any_bytes_become_text(raw: bytes, content_type: str) -> None:
    assert isinstance(decode(raw, content_type).text, str)


@settings(max_examples=100)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_utf_8_is_never_taken_for_anything_else(text: str) -> None:
    assert decode(document(text, "", "utf-8").encode()).text == document(text, "", "utf-8")
