"""`python -m tui.figures.audit`: JSON lines in, JSON lines out."""

import sys

from tui.figures.audit.wire import audit_lines

if __name__ == "__main__":
    for answer in audit_lines(sys.stdin):
        sys.stdout.write(answer + "\n")
