"""One call of the program: the screen without detours, a command through click; faults become a sentence and a code."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tui.core.errors import CopydeskError
from tui.languages import catalogue
from tui.languages.catalogue import _, show

STOPPED = 130
"""What shells take for "ended by ctrl+c": 128 and the number of SIGINT."""
_OUTPUT_LOST = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What the system says where standard output cannot take what is written: a full disk, a quota, a lost device."""
_COMPLETION = "_COPYDESK_COMPLETE"
_VALUED = ("--store", "--config", "--lang")
_FLAGS = ("--offline", "--plain")


def run(words: Sequence[str]) -> int:
    """Run the program and return its exit code: 0 done, 1 failed, 2 asked for what cannot be.

    Args:
        words: The arguments that follow the program's name.
    """
    _open_streams()
    try:
        # A shell that asks what could be typed calls the program without words.
        options = None if _COMPLETION in os.environ else screen_options(words)
        if options is None:
            from tui.cli.program import call  # noqa: PLC0415  the screen can do without click

            return call(words)
        _open_screen(options)
    except CopydeskError as error:
        complain(show(error.message))
        return error.exit_code
    except KeyboardInterrupt:
        return STOPPED
    except OSError as error:
        return _output_lost(error)
    return 0


def screen_options(words: Sequence[str]) -> dict[str, str] | None:
    """Return the options of a call that opens the screen, or None where anything else is asked.

    Loading click takes longer than reading all that the first screen shows, and its reading of these few options is
    the same: the program's tests compare the two.

    Args:
        words: The arguments that follow the program's name.
    """
    options: dict[str, str] = {}
    rest = list(words)
    while rest:
        word = rest.pop(0)
        name, equals, value = word.partition("=")
        if word in _FLAGS:
            options[word] = "yes"
        elif name in _VALUED and equals:
            options[name] = value
        elif word in _VALUED and rest:
            options[word] = rest.pop(0)
        else:
            return None
    files = (options[name] for name in ("--store", "--config") if name in options)
    return None if any(not file or os.path.isdir(file) for file in files) else options  # noqa: PTH112


def _open_screen(options: dict[str, str]) -> None:
    from tui.cli.session import Session  # noqa: PLC0415
    from tui.cli.start import start  # noqa: PLC0415

    session = Session(
        config=Path(options["--config"]) if "--config" in options else None,
        store=Path(options["--store"]) if "--store" in options else None,
        offline="--offline" in options,
        plain="--plain" in options or os.environ.get("TERM") == "dumb",
    )
    speak(options.get("--lang", ""), session.paths.settings)
    session.language = catalogue.current()
    try:
        start(session)
    finally:
        session.close()


def speak(asked: str, settings: Path) -> None:
    """Choose the language of this call.

    Args:
        asked: What `--lang` says; empty where nothing is asked.
        settings: The settings file; its faults are told later, in words.

    Raises:
        UsageError: It is no language of ours.
    """
    from tui.core.settings import read  # noqa: PLC0415

    try:
        chosen = read(settings)[0].language
    except CopydeskError:
        chosen = ""
    catalogue.use(catalogue.choose(asked, chosen, os.environ))


def complain(problem: str) -> None:
    """Say on standard error why nothing came of it; what was typed may stand in the sentence, and is cleaned too."""
    from tui.core.text import clean  # noqa: PLC0415  most calls have nothing to complain of

    sys.stderr.write(clean(_("copydesk: {problem}").format(problem=problem)) + "\n")


def _output_lost(error: OSError) -> int:
    """Return the exit code for output that nobody takes.

    Args:
        error: What writing raised; anything else is a fault of ours and raised again.
    """
    if isinstance(error, BrokenPipeError):
        # The reader of our output left early (`| head`): nothing to tell, and nothing more may be written.
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123
        return 0
    if error.errno not in _OUTPUT_LOST:
        raise error
    complain(error.strerror or "")
    return 1


def _open_streams() -> None:
    """Give the program standard streams where it was started with closed ones (`<&-`): as /dev/null, and no fault."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
