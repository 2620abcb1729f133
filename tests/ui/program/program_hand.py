"""The hands that edit a program: clicks and keys on what is seen, found by its name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from glutetimer.core.program_draft import ProgramDraft
from glutetimer.core.program_edits import new_draft
from glutetimer.ui.program.names import FIGURES, PHASES, POSITIONS, SIDES, SPEED_OPTIONS
from glutetimer.ui.program.outline import Outline
from glutetimer.ui.program.program_editor import ProgramEditor
from glutetimer.ui.text_box import TextBox
from tests.support.programs import WORKED_LIST

Key = Qt.Key
W = TypeVar("W", bound=QWidget)
LINES = {"movement": "Movement", "mistakes": "Mistakes", "cues": "Reminders"}


def worked_values() -> dict[str, Any]:
    """The values of the worked list."""
    return tomllib.loads(WORKED_LIST.read_text(encoding="utf-8"))


def hand_in_window(qtbot: QtBot, draft: ProgramDraft | None = None) -> ProgramHand:
    """An editor in a window of its own; without a draft, of a program with nothing in it."""
    editor = ProgramEditor()
    qtbot.addWidget(editor)
    editor.resize(1_366, 700)
    hand = ProgramHand(editor)
    editor.edit(draft or new_draft())
    editor.show()
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    return hand


class ProgramHand:
    """An editor, and what a person does with it."""

    def __init__(self, editor: ProgramEditor) -> None:
        self.editor = editor
        self.saved: list[ProgramDraft] = []
        self.left = 0
        self.editor.save_asked.connect(lambda: self.saved.append(self.draft))
        self.editor.closed.connect(self._leave)

    def _leave(self) -> None:
        self.left += 1

    @property
    def draft(self) -> ProgramDraft:
        return self.editor._draft

    @property
    def outline(self) -> Outline:
        (outline,) = self.editor.findChildren(Outline)
        return outline

    @property
    def rows(self) -> list[str]:
        """What the lines of the outline say."""
        return [self.outline.item(row).text().strip() for row in range(self.outline.count())]

    @property
    def focus(self) -> str:
        """The name of what the keyboard is on."""
        widget = QApplication.focusWidget()
        return (widget.accessibleName() or _text_of(widget)) if widget is not None else ""

    def named(self, kind: type[W], name: str) -> W:
        """The widget in sight of that kind and name."""
        (widget,) = self.named_all(kind, name)
        return widget

    def named_all(self, kind: type[W], name: str) -> list[W]:
        """The widgets in sight of that kind and name."""
        widgets = [w for w in self.editor.findChildren(kind) if w.isVisible()]
        return [w for w in widgets if name in (w.accessibleName(), _text_of(w))]

    def shows(self, text: str) -> bool:
        """Whether a label in sight says that, to the letter."""
        labels = [label for label in self.editor.findChildren(QLabel) if label.isVisible()]
        return any(text in (label.text(), label.accessibleName()) for label in labels)

    def click(self, name: str) -> None:
        """Click the button of that name."""
        QTest.mouseClick(self.named(QPushButton, name), Qt.MouseButton.LeftButton)

    def enabled(self, name: str) -> bool:
        return self.named(QPushButton, name).isEnabled()

    def choose(self, text: str) -> None:
        """Click the line of the outline that begins so."""
        (row,) = (row for row, line in enumerate(self.rows) if line.startswith(text))
        item = self.outline.item(row)
        # Qt places the lines a turn after they changed.
        self.outline.doItemsLayout()
        self.outline.scrollToItem(item)
        center = self.outline.visualItemRect(item).center()
        QTest.mouseClick(self.outline.viewport(), Qt.MouseButton.LeftButton, pos=center)
        assert self.outline.currentRow() == row

    def write(self, name: str, *lines: str) -> None:
        """Type lines into the box of that name, in the place of what it has."""
        box = self.named(TextBox, name)
        box.setFocus()
        box.selectAll()
        QTest.keyClick(box, Key.Key_Delete)
        for number, line in enumerate(lines):
            if number:
                QTest.keyClick(box, Key.Key_Return)
            QTest.keyClicks(box, line)

    def enter(self, name: str, number: float) -> None:
        """Type a number into the box of that name."""
        box = self.named(QSpinBox, name)
        box.setFocus()
        box.selectAll()
        QTest.keyClicks(box, f"{number:g}")

    def pick(self, name: str, text: str) -> None:
        """Open the list of that name, and take what is called so, with the keys."""
        picker = self.named(QComboBox, name)
        picker.setFocus()
        QTest.keyClick(picker, Key.Key_Home)
        for _ in range(picker.findText(text)):
            QTest.keyClick(picker, Key.Key_Down)
        assert picker.currentText() == text

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        """Press a key where the keyboard is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)

    def build(self, values: Mapping[str, Any]) -> None:
        """Make that program of nothing, as its values say."""
        self.write("Name", values["name"])
        self.write("About", values["about"])
        self.click(f"Days a week: {values.get('per_week', 7)}")
        for exercise in values["exercises"].values():
            self.click("New exercise")
            self._fill_exercise(exercise)
        names = {id_: exercise["name"] for id_, exercise in values["exercises"].items()}
        for level in values["levels"]:
            self.click("New level")
            self.write("Name", level["name"])
            self.write("About", level["about"])
            for number, entry in enumerate(level["sets"]):
                if number:
                    self.click("Add to level")
                else:
                    self.outline.setFocus()
                    QTest.keyClick(self.outline, Key.Key_Down)
                self._fill_set(entry, names)

    def _fill_exercise(self, exercise: Mapping[str, Any]) -> None:
        assert self.focus == "Name"
        self.write("Name", exercise["name"])
        self.click(f"Legs: {dict(SIDES)[exercise.get('sides', 'each')]}")
        self.click(f"Position: {dict(POSITIONS)[exercise.get('position', 'side')]}")
        if "figure" in exercise:
            self.pick("Moving figure", dict(FIGURES)[exercise["figure"]])
        for phase, seconds in exercise["tempo_s"].items():
            self.enter(PHASES[phase], seconds)
        for phase, words in exercise.get("phases", {}).items():
            self.write(f"{PHASES[phase]}, in your words", words)
        for number, step in enumerate(exercise["setup"], 1):
            self.click("Add a step")
            text = step if isinstance(step, str) else step["text"]
            self.write(f"Step {number}", text)
            if not isinstance(step, str):
                self.write(f"Step {number}, short form", step["short"])
        for key, name in (
            ("movement", "Movement"),
            ("mistakes", "Mistakes"),
            ("cues", "Reminders"),
        ):
            if key in exercise:
                self.write(name, *exercise[key])

    def _fill_set(self, entry: Mapping[str, Any], names: Mapping[str, str]) -> None:
        self.pick("Exercise", names[entry["exercise"]])
        self.enter("How many reps", entry["reps"])
        if "hold_s" in entry:
            self.click("Each rep: Held for a time")
            self.enter("Held for", entry["hold_s"])
        if "sets" in entry:
            self.enter("How many sets", entry["sets"])
        if "rest_s" in entry:
            self.enter("Rest between sets", entry["rest_s"])
        if "speed" in entry:
            self.click(f"Speed: {dict(SPEED_OPTIONS)[entry['speed']]}")


def _text_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QPushButton) else ""
