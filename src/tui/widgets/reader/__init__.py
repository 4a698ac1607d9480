"""The reader pane: typesetting from the document model, and the widget that shows it."""

from tui.widgets.reader.reader import DEFAULT_MEASURE, Reader

__all__ = ["DEFAULT_MEASURE", "Reader"]
