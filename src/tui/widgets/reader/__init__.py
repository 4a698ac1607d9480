"""The reader pane: typesetting from the document model, and the widget that shows it."""

from tui.widgets.reader.moving import DEFAULT_MEASURE
from tui.widgets.reader.reader import Reader

__all__ = ["DEFAULT_MEASURE", "Reader"]
