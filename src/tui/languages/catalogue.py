"""The interface's words in the language that the reader chose; it can change while the program runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.core.errors import SettingsError, UsageError
from tui.core.messages import N_, Message
from tui.languages.names import ENGLISH, LANGUAGES, code_for

if TYPE_CHECKING:
    import gettext

DOMAIN = "copydesk"
FOLDER = Path(__file__).parent / "catalogues"
PSEUDO = "en_XA"
"""The code of the pseudo-locale: English with accents, two fifths longer, to find what is cut or untranslated."""

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")

Listener = Callable[[str], None]
"""Is called with the new language's code after every change."""


class _State:
    """The one language in use; a terminal program speaks to one person."""

    def __init__(self) -> None:
        self.code = ENGLISH
        self.translations: gettext.NullTranslations | None = None
        """None for English, which is written as it is."""
        self.listeners: list[Listener] = []


_state = _State()


def choose(lang_option: str | None, setting: str | None, environ: Mapping[str, str]) -> str:
    """Return the code of the language to speak: option, then setting, then the locale, then English.

    The first of LC_ALL, LC_MESSAGES and LANG that is not empty decides, as in POSIX; a locale that is none of
    the eight (C among them) means English.

    Args:
        lang_option: The value of `--lang`, or None.
        setting: The setting `language`; empty or "auto" leaves it to the locale.
        environ: The environment.

    Raises:
        UsageError: `--lang` names no language of the interface.
        SettingsError: The setting names none.
    """
    if lang_option:
        code = _known(lang_option)
        if not code:
            raise UsageError(
                N_("No interface language “{language}”: choose one of {choices}."),
                language=lang_option,
                choices=_choices(),
            )
        return code
    if setting and setting != "auto":
        code = _known(setting)
        if not code:
            raise SettingsError(
                N_("The setting language is “{language}”: choose one of {choices}, or auto."),
                language=setting,
                choices=_choices(),
            )
        return code
    locale = next((environ[name] for name in _LOCALE_VARIABLES if environ.get(name)), "")
    return code_for(locale) or ENGLISH


def use(code: str) -> str:
    """Speak the language `code` from now on and tell the listeners.

    Args:
        code: A code of `tui.languages.names`, or `PSEUDO`.

    Returns:
        The code now in use: English where the language has no compiled catalogue.
    """
    translations = _load(code)
    _state.code = code if translations is not None else ENGLISH
    _state.translations = translations
    for listener in tuple(_state.listeners):
        listener(_state.code)
    return _state.code


def current() -> str:
    """Return the code of the language in use."""
    return _state.code


def speaker(code: str) -> tuple[str, Callable[[str], str]]:
    """Return a way to speak `code`, whatever language is in use; English where there is no compiled catalogue.

    Args:
        code: A code of `tui.languages.names`; any other speaks English.

    Returns:
        The code that is spoken, and what turns an English sentence into that language.
    """
    translations = _load(code) if code else None
    return (code, translations.gettext) if translations is not None else (ENGLISH, str)


def listen(listener: Listener) -> Callable[[], None]:
    """Call `listener` after every change of language.

    Returns:
        A function that ends it; calling it twice does no harm.
    """
    _state.listeners.append(listener)

    def stop() -> None:
        if listener in _state.listeners:
            _state.listeners.remove(listener)

    return stop


def _(message: str) -> str:
    """Return `message` in the language in use; the English sentence where no translation exists."""
    return message if _state.translations is None or not message else _state.translations.gettext(message)


def ngettext_(singular: str, plural: str, count: int) -> str:
    """Return the form of a sentence that fits `count`, in the language in use, its fields still unfilled.

    Args:
        singular: The English sentence for one.
        plural: The English sentence for other counts.
        count: How many.
    """
    if _state.translations is None:
        return singular if count == 1 else plural
    return _state.translations.ngettext(singular, plural, count)


def show(message: Message) -> str:
    """Return a message in the language in use with its values: messages among them too, names enumerated, days."""
    if message.plural:
        template = ngettext_(message.template, message.plural, message.fields["count"])
    else:
        template = _(message.template)
    return template.format(**{name: _shown(value) for name, value in message.fields.items()})


def _shown(value: Any) -> Any:
    if isinstance(value, Message):
        return show(value)
    if isinstance(value, list | tuple):
        from tui.languages.numbers import format_list  # noqa: PLC0415  it asks this module for the language

        return format_list(str(_shown(item)) for item in value)
    if isinstance(value, date):
        from tui.languages.numbers import format_date, format_date_time  # noqa: PLC0415  likewise

        return format_date_time(value) if isinstance(value, datetime) else format_date(value)
    return value


def _load(code: str) -> gettext.NullTranslations | None:
    if code == ENGLISH:
        return None
    if code == PSEUDO:
        from tui.languages.pseudo import PseudoTranslations  # noqa: PLC0415  only layout tests need it

        return PseudoTranslations()
    import gettext  # noqa: PLC0415  not for English

    try:
        with (FOLDER / code / f"{DOMAIN}.mo").open("rb") as compiled:
            return gettext.GNUTranslations(compiled)
    except FileNotFoundError:
        return None


def _known(name: str) -> str:
    return PSEUDO if name == PSEUDO else code_for(name)


def _choices() -> str:
    return ", ".join(language.tag for language in LANGUAGES)
