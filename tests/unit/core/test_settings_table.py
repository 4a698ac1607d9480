"""Settings: one table, bounds, and sentences that name file and key."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.errors import SettingsError
from tui.core.settings import TABLE, Settings, check, read
from tui.services import preferences


def test_the_table_and_the_settings_are_the_same() -> None:
    assert [row.key for row in TABLE] == [name for name in Settings._fields if name != "keys"]
    for row in TABLE:
        assert check(row.key, row.default) is None
        assert row.meaning.endswith(".")


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert read(tmp_path / "none.toml") == (Settings(), ())


def test_what_is_set_is_read(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(
        'language = "tr"\nmeasure = 80\nrefresh_on_start = false\n'
        '[keys]\n"article.save" = "w"\nlist.down = ["j", "down"]\nquit = []\n'
    )
    settings, troubles = read(path)
    assert troubles == ()
    assert (settings.language, settings.measure, settings.refresh_on_start) == ("tr", 80, False)
    assert dict(settings.keys) == {"article.save": ("w",), "list.down": ("j", "down"), "quit": ()}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("measure = 7", "“measure” must be from 40 to 140"),
        ("measure = true", "“measure” must be a whole number"),
        ('measure = "70"', "“measure” must be a whole number"),
        ('refresh_on_start = "yes"', "“refresh_on_start” must be true or false"),
        ("theme = 3", "“theme” must be a text"),
        ('keymap = "emacs"', "“keymap” cannot be 'emacs'; choose one of vim, newsboat"),
        ("colour = 1", "there is no setting “colour”"),
        ("keys = 1", "under [keys]"),
        ("[keys]\nquit = 3", "under [keys], “quit” must be"),
        ("measure = ", "cannot be read"),
        ("\xff", "cannot be read"),
    ],
)
def test_a_fault_names_file_and_key_and_spares_the_rest(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(text.encode("latin-1") + (b'\nlanguage = "ko"' if "keys" not in text else b""))
    settings, troubles = read(path)
    assert len(troubles) == 1
    assert says in str(troubles[0])
    assert str(path) in str(troubles[0])
    if "cannot be read" not in says and "keys" not in text:
        assert settings == Settings(language="ko")


@given(st.binary(max_size=200))
def test_any_file_gives_settings_and_sentences(content: bytes) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder) / "settings.toml"
        path.write_bytes(content)
        settings, troubles = read(path)
    assert all(check(row.key, getattr(settings, row.key)) is None for row in TABLE)
    assert all(str(trouble) for trouble in troubles)


def test_saving_keeps_comments_and_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "config" / "settings.toml"
    assert preferences.save(path, "measure", 80).measure == 80
    path.write_text('# mine\nmeasure = 80 # wide\n\n[keys]\nquit = "Q"\n')
    assert preferences.save(path, "language", "ja").language == "ja"
    assert preferences.save(path, "measure", 64).measure == 64
    text = path.read_text()
    assert "# mine" in text and "# wide" in text and 'quit = "Q"' in text
    assert dict(preferences.save_keys(path, "article.save", ["w", "S"]).keys)["article.save"] == ("w", "S")
    assert "article.save" not in preferences.save_keys(path, "article.save", None).keys
    assert path.stat().st_mode & 0o077 == 0
    assert [file.name for file in path.parent.iterdir()] == ["settings.toml"]


def test_what_cannot_be_saved_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    with pytest.raises(SettingsError, match="from 40 to 140"):
        preferences.save(path, "measure", 7)
    assert not path.exists()
    path.write_text("measure = ")
    with pytest.raises(SettingsError, match="Mend it first"):
        preferences.save(path, "measure", 80)
    assert path.read_text() == "measure = "
