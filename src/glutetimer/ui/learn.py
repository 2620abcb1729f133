"""Learn: the muscle, each exercise, and safety."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from glutetimer.core.program import Exercise, Program


class LearnPage(QWidget):
    """Texts to read, from `assets/learn/` and from the program itself."""

    def __init__(self, before: Sequence[Path], after: Sequence[Path]) -> None:
        """Markdown files to show before and after the exercises."""
        super().__init__()
        self._before, self._after = before, after
        self._text = QTextBrowser()
        self._text.setAccessibleName("About the muscle, the exercises and safety")
        self._text.setOpenLinks(False)
        self._text.document().setDocumentMargin(12)
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 18, 24, 18)
        page.addWidget(self._text)

    def show_program(self, program: Program) -> None:
        """Explain that program's exercises."""
        parts = [path.read_text(encoding="utf-8") for path in self._before]
        parts += [_exercise_text(exercise) for exercise in program.exercises]
        parts += [path.read_text(encoding="utf-8") for path in self._after]
        self._text.setMarkdown("\n\n".join(parts))


def _exercise_text(exercise: Exercise) -> str:
    lines = [f"## {exercise.name}"]
    for title, steps in (
        ("How to lie", exercise.setup),
        ("How to move", exercise.movement),
        ("What to avoid", exercise.mistakes),
    ):
        if steps:
            lines += [f"### {title}", "", *(f"- {_plain(step)}" for step in steps), ""]
    return "\n".join(lines)


def _plain(text: str) -> str:
    """A person's own text is text, not markup."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]()#+-.!<>|~" else char for char in text)
