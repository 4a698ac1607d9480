"""The base of facts: what is shipped, what the person adds, and what is wrong in a file."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.figures import knowledge
from tui.figures.audit import units
from tui.figures.knowledge import KnowledgeBase

LANGUAGES = ("en", "zh", "zh-Hant", "ja", "ko", "vi", "th", "tr")


def named(base: KnowledgeBase, text: str, lang: str = "en") -> list[tuple[str, Decimal]]:
    return [(text[m.start : m.end], m.facts[0].value) for m in base.mentions(text, lang, 0, len(text))]


def write(folder: Path, text: str) -> Path:
    file = folder / "knowledge.toml"
    file.write_text(text, "utf-8")
    return file


def test_the_shipped_facts_are_whole_and_cited() -> None:
    base = knowledge.shipped()
    assert base.problems == ()
    assert len(base.facts) >= 200
    assert len({fact.key for fact in base.facts}) == len(base.facts)
    for fact in base.facts:
        assert fact.value > 0
        assert fact.as_of[:4].isdigit()
        assert len(fact.source) > 10, fact
        assert any(fact.called(lang) for lang in LANGUAGES)
        assert units.family(fact.unit)


def test_the_longest_name_wins_and_longer_words_are_others() -> None:
    base = knowledge.shipped()
    assert [
        name for name, _ in named(base, "South Korea, not Korea Town; GPT-3 but GPT-3.5 and gpt-oss-20b")
    ] == [
        "South Korea",
        "GPT-3",
        "gpt-oss-20b",
    ]


@pytest.mark.parametrize("text", ["New Mexico", "Japan Airlines", "turkey", "Indiana"])
def test_other_things_of_like_name_are_not_meant(text: str) -> None:
    assert named(knowledge.shipped(), text) == []


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("相当于日本的人口", "zh"),
        ("相當於法國的人口", "zh-Hant"),
        ("ドイツの人口に相当", "ja"),
        ("한국 인구와 맞먹는", "ko"),
        ("dân số Việt Nam", "vi"),
        ("ประชากรไทย", "th"),
        ("Almanya'nın nüfusu", "tr"),
    ],
)
def test_things_are_found_in_every_language(text: str, lang: str) -> None:
    assert len(named(knowledge.shipped(), text, lang)) == 1


def test_no_file_gives_the_shipped_base(tmp_path: Path) -> None:
    assert knowledge.load(None) is knowledge.shipped()
    assert knowledge.load(tmp_path / "none.toml") is knowledge.shipped()


def test_an_own_fact_overrides_and_another_extends(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        """
        facts = [
          { thing = "japan", measure = "population", unit = "people", value = 123_000_000, as_of = "2025", source = "own" },
          { names = ["Acme-9"], measure = "parameters", unit = "parameter", value = "7e9", as_of = "2026", source = "s" },
        ]
        [sources]
        own = "Statistics Bureau of Japan"
        """,
    )
    base = knowledge.load(file)
    assert base.problems == ()
    (japan,) = [fact for fact in base.facts if fact.key == ("japan", "population")]
    assert (japan.value, japan.source, japan.own) == (
        Decimal(123_000_000),
        "Statistics Bureau of Japan",
        True,
    )
    assert named(base, "as large as acme-9") == [("acme-9", Decimal("7e9"))]
    assert len(base.facts) == len(knowledge.shipped().facts) + 1


def test_a_bad_entry_is_one_sentence_and_the_rest_loads(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        """
        facts = [
          { names = ["A-1"], measure = "length", unit = "m", value = "many", as_of = "2025", source = "s" },
          { names = ["A-2"], measure = "length", unit = "m", value = 12, as_of = "2025" },
          { thing = "nothing-known", measure = "length", unit = "m", value = 12, as_of = "2025", source = "s" },
          { names = ["A-4"], measure = "length", unit = "m", value = 12, as_of = 2025, source = "s" },
          3,
        ]
        """,
    )
    base = knowledge.load(file)
    sentences = [str(problem) for problem in base.problems]
    assert len(sentences) == 4
    assert all("knowledge.toml" in sentence for sentence in sentences)
    assert [f"Fact {n}" in s for n, s in zip((1, 2, 3, 5), sentences, strict=True)] == [True] * 4
    assert "many" in sentences[0]
    assert '"source"' in sentences[1]
    assert named(base, "A-4") == [("A-4", Decimal(12))]


@pytest.mark.parametrize("text", ["facts = [", "facts = 3", "x" * 1_000_001, "[" * 5000])
def test_an_unreadable_file_is_one_sentence(tmp_path: Path, text: str) -> None:
    base = knowledge.load(write(tmp_path, text))
    assert base.facts == knowledge.shipped().facts
    assert len(base.problems) == 1


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200), lang=st.sampled_from(LANGUAGES))
def test_any_text_has_places_that_are_in_it(text: str, lang: str) -> None:
    for mention in knowledge.shipped().mentions(text, lang, 0, len(text)):
        assert 0 <= mention.start < mention.end <= len(text)
