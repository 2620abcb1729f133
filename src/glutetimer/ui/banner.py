"""The banner above the page: warnings until they are mended, news for a while."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from glutetimer.core.translation import gettext
from glutetimer.ui.accessible import announce
from glutetimer.ui.buttons import button
from glutetimer.ui.labels import label
from glutetimer.ui.wrong import WRONG

# Long enough to read two lines, the name of a file among them.
NEWS_MS = 10_000


class Banner(QFrame):
    """Messages by what they are about; each subject has one at a time.

    A warning stays until it is mended, which an empty one says, or closed; a firm one cannot be
    closed. News goes by itself, and with the page.
    """

    # Before the banner or one of its buttons goes, and with it the keyboard if that is on one.
    leaving = Signal()
    # The news asks for something to be done, and the person goes there.
    gone_to = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._warnings: dict[str, str] = {}
        self._firm: set[str] = set()
        self._news = ""
        # What the page in sight tells of by itself.
        self._told_by_page = ""
        self._text = label()
        self._way = button("", click_focuses=False)
        self._way.clicked.connect(self.gone_to)
        self._close = button("×", "close", click_focuses=False)
        self._close.setAccessibleName(gettext("Close this message"))
        self._close.clicked.connect(self._dismiss)
        self._news_timer = QTimer(self, singleShot=True, interval=NEWS_MS)
        self._news_timer.timeout.connect(self.end_news)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.addWidget(self._text, 1)
        row.addWidget(self._way, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def warn(self, text: str, about: str, firm: bool = False) -> None:
        """Say what is wrong; an empty text, that it is mended. A `firm` one cannot be closed."""
        before = self._warnings.pop(about, "")
        self._firm.discard(about)
        if text:
            self._warnings[about] = text
            if firm:
                self._firm.add(about)
        self._show()
        if text and text != before:
            announce(self._text, text)

    def inform(self, text: str, about: str, way: str = "") -> None:
        """Say what went well, and that nothing is wrong there any more; `way` is the text of a
        button to where something is to be done."""
        self._way.setText(way)
        self._warnings.pop(about, None)
        self._firm.discard(about)
        self._news = text
        self._news_timer.start()
        self._show()
        if text:
            announce(self._text, text)

    def leave_to_page(self, about: str) -> None:
        """Say nothing of that subject as long as the page does; empty, it tells of none."""
        if about != self._told_by_page:
            self._told_by_page = about
            self._show()

    def end_news(self) -> None:
        """Take the news away: it was there for long enough, or the page is another."""
        self._news_timer.stop()
        self._news = ""
        self._show()

    def clear(self) -> None:
        """Take all messages away but the firm ones."""
        self._warnings = {key: text for key, text in self._warnings.items() if key in self._firm}
        self.end_news()

    def _dismiss(self) -> None:
        self.leaving.emit()
        self.clear()

    def _show(self) -> None:
        shown = {key: text for key, text in self._warnings.items() if key != self._told_by_page}
        texts = [f"{WRONG} {text}" for text in shown.values()]
        if self._news:
            # Told apart from what is above it where that takes more than a line.
            texts.append(f"• {self._news}" if texts else self._news)
        self._text.setText("\n".join(texts))
        closable = bool(self._news) or bool(shown.keys() - self._firm)
        has_way = bool(self._news and self._way.text())
        if not (texts and closable) or not (has_way or self._way.isHidden()):
            self.leaving.emit()
        self._way.setVisible(has_way)
        self._close.setVisible(closable)
        self.setVisible(bool(texts))
