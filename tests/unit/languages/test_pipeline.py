"""Sentences are collected from the sources, and a catalogue that is not ready is refused."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def catalogues() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogues", ROOT / "scripts/catalogues.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    (tmp_path / "screen.py").write_text(
        'TITLE = N_("Key figures")\n'
        'BINDING = Binding("s", "save", "Save to library", id="article.save")\n'
        'HIDDEN = Binding("j", "down", show=False)\n'
        'WHY = Message("{host} is closed", {"host": host})\n'
        'COUNT = ngettext_("{count} feed", "{count} feeds", count)\n'
        'ERROR = FetchError(N_("{file} is not there: " "write {verb}"), file=file, verb=verb)\n',
        encoding="utf-8",
    )
    return tmp_path


def test_every_marked_sentence_is_collected(catalogues: ModuleType, sources: Path) -> None:
    found = {message.id for message in catalogues.extract(sources) if message.id}
    assert found == {
        "Key figures",
        "Save to library",
        "{host} is closed",
        ("{count} feed", "{count} feeds"),
        "{file} is not there: write {verb}",
    }


def test_a_catalogue_is_renewed_checked_and_compiled(
    catalogues: ModuleType, sources: Path, tmp_path: Path
) -> None:
    template = catalogues.extract(sources)
    turkish = catalogues.renew("tr", template)
    assert turkish.num_plurals == 2
    assert len(list(catalogues.problems(template, turkish))) == 5
    turkish.get("Key figures").string = "Kilit rakamlar"
    turkish.get("Save to library").string = "Kitaplığa kaydet "
    turkish.get("{host} is closed").string = "{sunucu} kapalı"
    turkish.get(("{count} feed", "{count} feeds")).string = ("{count} akış", "{count} akış")
    turkish.get("{file} is not there: write {verb}").string = "{file} yok: {verb} yazın"
    turkish.get("{file} is not there: write {verb}").flags.add("fuzzy")
    turkish.add("Old words", "Eski sözler")
    complaints = [complaint.partition(":")[0] for complaint in catalogues.problems(template, turkish)]
    assert sorted(complaints) == [
        "fuzzy",
        "left over",
        "other fields than ['host",
        "other spaces at its ends",
    ]
    path = tmp_path / "tr/copydesk.po"
    catalogues.write(path, catalogues.renew("tr", template, turkish))
    assert "Old words" not in path.read_text("utf-8")
    assert catalogues.read(path).get("Key figures").string == "Kilit rakamlar"
    assert catalogues.compile_all(tmp_path) == [path.with_suffix(".mo")]


def test_writing_again_changes_nothing(catalogues: ModuleType, sources: Path, tmp_path: Path) -> None:
    path = tmp_path / "tr/copydesk.po"
    catalogues.write(path, catalogues.renew("tr", catalogues.extract(sources)))
    before = path.stat().st_mtime_ns
    catalogues.write(path, catalogues.renew("tr", catalogues.extract(sources), catalogues.read(path)))
    assert path.stat().st_mtime_ns == before


def test_the_programs_own_sentences_can_be_filled_in(catalogues: ModuleType) -> None:
    for message in catalogues.extract():
        for sentence in [message.id] if isinstance(message.id, str) else message.id:
            catalogues.fields(sentence)
