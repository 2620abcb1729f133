"""The line above the page: what went wrong until it is mended, what went well for a while."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from glutetimer.ui.accessible import announce
from glutetimer.ui.buttons import button
from glutetimer.ui.labels import label

# Long enough to read two lines, the name of a file among them.
NEWS_MS = 10_000


class Banner(QFrame):
    """Sentences by what they are about; each subject has one at a time.

    A warning stays until it is mended, which an empty one says, or closed. News goes by itself,
    and with the page. What must not be overlooked cannot be closed.
    """

    # It is about to go, and the keyboard with it if that is on its button.
    leaving = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._warnings: dict[str, str] = {}
        self._firm: set[str] = set()
        self._news = ""
        self._words = label()
        self._close = button("×", "close")
        self._close.setAccessibleName("Close this message")
        # A click on it leaves the keyboard where it was.
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(self._put_away)
        self._passing = QTimer(self, singleShot=True, interval=NEWS_MS)
        self._passing.timeout.connect(self.end_news)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.addWidget(self._words, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def warn(self, text: str, about: str, firm: bool = False) -> None:
        """Say what is wrong; empty, that it is mended. A `firm` warning cannot be closed."""
        before = self._warnings.pop(about, "")
        self._firm.discard(about)
        if text:
            self._warnings[about] = text
            if firm:
                self._firm.add(about)
        self._show()
        if text and text != before:
            announce(self._words, text)

    def inform(self, text: str, about: str) -> None:
        """Say what went well, and that nothing is wrong there any more."""
        self._warnings.pop(about, None)
        self._firm.discard(about)
        self._news = text
        self._passing.start()
        self._show()
        if text:
            announce(self._words, text)

    def end_news(self) -> None:
        """What went well was said for long enough, or the page is another."""
        self._passing.stop()
        self._news = ""
        self._show()

    def clear(self) -> None:
        """Say nothing more, but for what must not be overlooked."""
        self._warnings = {key: text for key, text in self._warnings.items() if key in self._firm}
        self.end_news()

    def _put_away(self) -> None:
        self.leaving.emit()
        self.clear()

    def _show(self) -> None:
        texts = [*self._warnings.values(), *([self._news] if self._news else [])]
        # Several are told apart where each takes more than a line.
        before = "• " if len(texts) > 1 else ""
        self._words.setText("\n".join(before + text for text in texts))
        closable = bool(self._news) or bool(self._warnings.keys() - self._firm)
        if not (texts and closable):
            self.leaving.emit()
        self._close.setVisible(closable)
        self.setVisible(bool(texts))
