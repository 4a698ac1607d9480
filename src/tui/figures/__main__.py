"""`python -m tui.figures`: JSON lines in, JSON lines out."""

import sys

from tui.figures.wire import figures_lines

if __name__ == "__main__":
    for answer in figures_lines(sys.stdin):
        sys.stdout.write(answer + "\n")
