"""Starts the program: `copydesk`, or `python -m tui`."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line and leave with its exit code: 0 done, 1 failed, 2 asked for what cannot be."""
    from tui.cli.call import run  # noqa: PLC0415  nothing is imported before it is needed

    code = run(sys.argv[1:])
    # What is left is the system's to take back: looking through it once more would take longer than opening a store.
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
