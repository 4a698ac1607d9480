"""Choosing a passage with the keyboard, in the lines of the article that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.widgets.reader.moving import Moving
from tui.widgets.reader.overlay import Overlay

if TYPE_CHECKING:
    from tui.widgets.reader.lines import Line
    from tui.widgets.reader.passage import Chooser, Passage


class Selecting(Moving):
    """A passage under a caret."""

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.overlay = Overlay()
        """What lies over the text."""
        self.passage: Passage | None = None
        """What is chosen with the keyboard; None where nothing is."""
        self._chooser: Chooser | None = None

    def show_offset(self, offset: int) -> None:
        """Bring the character at `offset` into view."""
        raise NotImplementedError

    # From beginning to end.

    def begin_passage(self, span: tuple[int, int] | None = None) -> bool:
        """Begin to choose a passage.

        Args:
            span: What is chosen at first, as offsets; None takes the sentence of the place found or the figure that
                is in view, else the first sentence in view.

        Returns:
            Whether the article has a text to choose from.
        """
        from tui.widgets.reader.passage import Chooser, Passage  # noqa: PLC0415  with the first need

        if self.reading is None:
            return False
        self._chooser = Chooser(self.reading.article)
        first = Passage(*span) if span else self._chooser.sentence_at(self._landmark())
        self._choose(first)
        return first is not None

    def end_passage(self) -> None:
        """Choose nothing any more."""
        self.passage = None
        self.refresh()

    @property
    def passage_span(self) -> tuple[int, int] | None:
        """The offsets of the passage, without white space at its ends; None where none is chosen."""
        if self.passage is None or self._chooser is None:
            return None
        return self._chooser.words_of(self.passage)

    def _landmark(self) -> int:
        """The offset at which choosing begins."""
        top, bottom = self.in_view
        if 0 <= self.overlay.found_at < len(self.overlay.found):
            at = self.overlay.found[self.overlay.found_at][0]
            if top <= at < bottom:
                return at
        figures = self.reading.figures if self.reading else ()
        if 0 <= self.overlay.current < len(figures) and top <= figures[self.overlay.current].start < bottom:
            return figures[self.overlay.current].start
        chooser = self._chooser
        first = chooser.sentence_at(top) if chooser else None
        if chooser is not None and first is not None and first.start < top:
            following = chooser.hop(first, 1).start
            return following if following < bottom else top
        return top

    # Moving.

    def passage_to(self, step: int) -> None:
        """Choose the next (1) or previous (-1) sentence in place of the passage."""
        if self.passage is not None and self._chooser is not None:
            self._choose(self._chooser.hop(self.passage, step))

    def passage_move(self, step: int, unit: str) -> None:
        """Move the passage's caret by a word, a sentence, a paragraph or a line.

        Args:
            step: 1 onwards, -1 back.
            unit: A value of `passage.Unit`, or "line".
        """
        from tui.widgets.reader.passage import Unit  # noqa: PLC0415  as above

        if self.passage is None or self._chooser is None:
            return
        moved = self._by_line(step) if unit == "line" else self._chooser.move(self.passage, step, Unit(unit))
        self._choose(moved)

    def passage_widen(self) -> None:
        """Choose the whole sentences, then the whole paragraphs."""
        if self.passage is not None and self._chooser is not None:
            self._choose(self._chooser.widen(self.passage))

    def passage_turn(self) -> None:
        """Let the other end of the passage be the one that moves."""
        from tui.widgets.reader.passage import Passage  # noqa: PLC0415  as above

        if self.passage is not None:
            self._choose(Passage(self.passage.caret, self.passage.anchor))

    def _choose(self, passage: Passage | None) -> None:
        self.passage = passage
        if passage is not None:
            after = passage.caret >= passage.anchor
            self.show_offset(max(passage.start, passage.caret - 1) if after else passage.caret)
        self.refresh()

    def _by_line(self, step: int) -> Passage:
        """Move the caret to the same column of the next line with text; to a word, so that some way is made."""
        from tui.widgets.reader.draw import text_offset  # noqa: PLC0415  the typesetter comes with the article
        from tui.widgets.reader.passage import Unit  # noqa: PLC0415  as above

        assert self.passage is not None and self._chooser is not None
        passage, setting = self.passage, self._setting
        caret = passage.caret - 1 if passage.caret > passage.anchor else passage.caret
        setting.set_until(caret, 2 * max(20, self.size.height))
        number = setting.line_of(caret)
        column = _column(setting.lines[number], caret)
        number += step
        while 0 <= number < len(setting.lines):
            line = setting.lines[number]
            offset = text_offset(line, column) if any(piece.start >= 0 for piece in line.pieces) else None
            if offset is not None:
                moved = self._chooser.reach(passage, offset)
                if (moved.caret - passage.caret) * step > 0:
                    return moved
            number += step
        return self._chooser.move(passage, step, Unit.WORD)

    # Drawing.

    def laid(self) -> Overlay:
        """Return all that lies over the text: the passage and the highlights too."""
        overlay, passage = self.overlay, self.passage
        if self.reading is not None and self.reading.quotes:
            overlay = overlay._replace(quotes=self.reading.quotes)
        if passage is not None:
            overlay = overlay._replace(passage=(passage.start, passage.end), caret=passage.caret)
        return overlay


def _column(line: Line, offset: int) -> int:
    """Return which character of a line stands at an offset of the text."""
    at = 0
    for piece in line.pieces:
        if piece.start >= 0 and piece.start <= offset < piece.start + len(piece.text):
            return at + offset - piece.start
        at += len(piece.text)
    return at
