"""The audit: can the figures of a text be true? It says "check", never "wrong"."""

from tui.figures.audit.article import OtherVersion, audit, compare
from tui.figures.audit.tiers import demoted, standing

__all__ = ["OtherVersion", "audit", "compare", "demoted", "standing"]
