"""What click hands to our commands."""

from __future__ import annotations

import click

from tui.cli.session import Session

pass_session = click.make_pass_decorator(Session)
