"""A small base of cited, dated facts, that claims of likeness are checked against; the person's own file extends it."""

from tui.figures.knowledge.base import Fact, KnowledgeBase, Mention
from tui.figures.knowledge.files import load, shipped

__all__ = ["Fact", "KnowledgeBase", "Mention", "load", "shipped"]
