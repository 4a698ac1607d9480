"""Folder names in any script."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.libraries.slugs import LONGEST, address_of, secret_path, slug_for


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Numbers that moved markets", "numbers-that-moved-markets"),
        ("Tin tức Đà Nẵng", "tin-tuc-da-nang"),
        ("Işık & Çağ", "isik-cag"),
        ("新闻 2026", "新闻-2026"),
        ("ข่าวน่าอ่าน", "ข่าวน่าอ่าน"),
        ("한국 뉴스", "한국-뉴스"),
        ("がぎ", "がぎ"),
        ("../../etc", "etc"),
        ("CON", "library-con"),
        ("???", "library"),
        ("word " * 30, "word-word-word-word-word-word-word-word-word-word-word-word"),
        ("", "library"),
    ],
)
def test_names_stay_readable(name: str, slug: str) -> None:
    assert slug_for(name) == unicodedata.normalize("NFC", slug)


def test_a_taken_slug_gets_a_number() -> None:
    assert slug_for("News", {"news", "news-2"}) == "news-3"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_name_gives_a_safe_folder(name: str) -> None:
    slug = slug_for(name)
    assert 0 < len(slug) <= LONGEST + len("library-")
    assert len(slug.encode()) <= 255
    assert all(char == "-" or unicodedata.category(char)[0] in "LMN" for char in slug)
    assert slug_for(slug) == slug or slug.startswith("library")


def test_secret_paths_are_random_and_long() -> None:
    paths = {secret_path() for _ in range(50)}
    assert len(paths) == 50
    # 32 characters of 5 bits each.
    assert all(len(path) == 32 and path.isalnum() for path in paths)


def test_the_address_of_a_folder() -> None:
    assert address_of("https://lib.example.org", "新闻") == "https://lib.example.org/%E6%96%B0%E9%97%BB/"
    assert address_of("https://lib.example.org/all/", "news") == "https://lib.example.org/all/news/"
    assert address_of("", "news") == ""
