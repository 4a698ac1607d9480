"""The interface speaks the language that was chosen, and changes it while it runs."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from tui.core.errors import FetchError, SettingsError, UsageError
from tui.core.messages import N_, Message
from tui.languages import catalogue
from tui.languages.names import LANGUAGES, code_for, display_name, language
from tui.languages.pseudo import pseudo


@pytest.fixture(autouse=True)
def turkish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let Turkish have a small catalogue, the other languages none, and go back to English."""
    words = Catalog(locale="tr", fuzzy=False)
    words.mime_headers = [("Plural-Forms", "nplurals=2; plural=(n != 1);")]
    words.add("Save", "Kaydet")
    words.add("{host} did not answer: {why}", "{host} yanıt vermedi: {why}")
    words.add("no network", "ağ yok")
    words.add(("{count} feed", "{count} feeds"), ("{count} akış", "{count} akış (çok)"))
    packed = io.BytesIO()
    write_mo(packed, words)
    (tmp_path / "tr").mkdir()
    (tmp_path / "tr/copydesk.mo").write_bytes(packed.getvalue())
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    yield
    catalogue.use("en")


@pytest.mark.parametrize(
    ("option", "setting", "environ", "chosen"),
    [
        ("ja", "ko", {"LC_ALL": "tr_TR.UTF-8"}, "ja"),
        (None, "ko", {"LC_ALL": "tr_TR.UTF-8"}, "ko"),
        (None, "auto", {"LC_ALL": "tr_TR.UTF-8", "LANG": "vi_VN"}, "tr"),
        (None, "", {"LC_ALL": "", "LC_MESSAGES": "th_TH", "LANG": "vi_VN"}, "th"),
        (None, None, {"LANG": "vi_VN.UTF-8"}, "vi"),
        (None, None, {"LC_ALL": "C", "LANG": "vi_VN.UTF-8"}, "en"),
        (None, None, {"LANG": "fr_FR.UTF-8"}, "en"),
        (None, None, {}, "en"),
        ("zh-CN", None, {}, "zh_Hans"),
        ("zh_HK", None, {}, "zh_Hant"),
        ("en_XA", None, {}, "en_XA"),
    ],
)
def test_the_first_that_says_something_decides(
    option: str | None, setting: str | None, environ: dict[str, str], chosen: str
) -> None:
    assert catalogue.choose(option, setting, environ) == chosen


def test_a_language_that_is_not_spoken_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match=r"“xx”.*zh-Hans.*tr"):
        catalogue.choose("xx", None, {})
    with pytest.raises(SettingsError, match="“klingon”"):
        catalogue.choose(None, "klingon", {})


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("zh", "zh_Hans"),
        ("zh-SG", "zh_Hans"),
        ("zh-TW", "zh_Hant"),
        ("zh_MO.big5", "zh_Hant"),
        ("zh-Hans-HK", "zh_Hans"),
        ("ZH-HANT", "zh_Hant"),
        ("ja_JP@cjk", "ja"),
        ("fr", ""),
        ("", ""),
    ],
)
def test_tags_become_codes(tag: str, code: str) -> None:
    assert code_for(tag) == code


def test_every_language_knows_its_own_name() -> None:
    assert [one.own_name for one in LANGUAGES] == [
        "简体中文",
        "繁體中文",
        "English",
        "Tiếng Việt",
        "한국어",
        "日本語",
        "ภาษาไทย",
        "Türkçe",
    ]
    assert all(code_for(one.tag) == one.code for one in LANGUAGES)
    assert language("tr").own_name == display_name("tr-TR") == "Türkçe"
    assert display_name("fr") == "fr"


def test_words_change_with_the_language() -> None:
    assert catalogue._("Save") == "Save"
    assert catalogue.use("tr") == catalogue.current() == "tr"
    assert catalogue._("Save") == "Kaydet"
    assert catalogue._("Unknown sentence") == "Unknown sentence"
    assert catalogue._("") == ""
    assert [catalogue.ngettext_("{count} feed", "{count} feeds", count) for count in (1, 2)] == [
        "{count} akış",
        "{count} akış (çok)",
    ]


def test_a_language_without_a_compiled_catalogue_stays_english() -> None:
    assert catalogue.use("ja") == "en"
    assert catalogue._("Save") == "Save"


def test_messages_are_translated_with_the_messages_in_them() -> None:
    error = FetchError(
        N_("{host} did not answer: {why}"), host="example.org", why=Message(N_("no network"), {})
    )
    assert catalogue.show(error.message) == "example.org did not answer: no network"
    catalogue.use("tr")
    assert catalogue.show(error.message) == "example.org yanıt vermedi: ağ yok"


def test_listeners_hear_of_every_change_until_they_stop() -> None:
    heard: list[str] = []
    stop = catalogue.listen(heard.append)
    catalogue.use("tr")
    catalogue.use("en")
    stop()
    stop()
    catalogue.use("tr")
    assert heard == ["tr", "en"]


def test_the_pseudo_locale_is_longer_and_keeps_fields() -> None:
    catalogue.use(catalogue.PSEUDO)
    sentence = "{host} did not answer within {seconds} s."
    shown = catalogue._(sentence)
    assert shown == pseudo(sentence)
    assert "{host}" in shown and "{seconds}" in shown and "answer" not in shown
    assert len(pseudo("Choose Library")) >= 1.4 * len("Choose Library")
    assert catalogue.ngettext_("one", "many", 2) == pseudo("many")


def test_english_needs_no_catalogue() -> None:
    assert catalogue.use("en") == "en"
