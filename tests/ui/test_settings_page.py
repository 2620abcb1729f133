"""How the person looks is chosen in Settings and shown at once, there and on Today."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QSlider, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from glutetimer.core.settings import Build, Skin
from glutetimer.storage.toml_files import load_settings
from glutetimer.ui.figure_view import FigureView
from glutetimer.ui.usual_box import UsualBox
from glutetimer.ui.widgets import Choice
from tests.ui.conftest import OpenDesk
from tests.ui.desk import Desk

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)


def click(desk: Desk, name: str) -> None:
    """Press the button that is called so."""
    desk.button(name).click()
    # A page that is new is seen a moment later.
    QApplication.processEvents()


def pictures(desk: Desk) -> list[QImage]:
    """Each picture there is: Today's, and Settings' once it was shown."""
    return [view.grab().toImage() for view in desk.window.findChildren(FigureView)]


@pytest.mark.parametrize("choice", ["Build: Full", "Skin: Deep", "Reduce motion: On"])
def test_a_choice_shows_at_once_and_is_kept(open_desk: OpenDesk, choice: str) -> None:
    desk = open_desk(NOW)
    click(desk, "Settings")
    before = pictures(desk)
    assert len(before) == 2
    click(desk, choice)
    assert all(one != other for one, other in zip(before, pictures(desk), strict=True))
    settings, problems = load_settings(desk.places.settings)
    assert problems == ()
    chosen = {
        "Build: Full": settings.build is Build.FULL,
        "Skin: Deep": settings.skin is Skin.DEEP,
        "Reduce motion: On": settings.reduce_motion,
    }
    assert [name for name, is_set in chosen.items() if is_set] == [choice]


def test_an_exercise_is_called_as_it_is_named(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW)
    click(desk, "Settings")
    said = desk.says()
    assert "Tempo, Lateral leg lift" in said
    assert "lateral leg lift" not in said


def test_the_wheel_scrolls_the_page_and_changes_nothing_in_passing(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW)
    click(desk, "Settings")
    box, slider = desk.window.findChildren(QSpinBox)[0], desk.window.findChildren(QSlider)[0]
    for each in (box, slider):
        before = each.value()
        wheel(each)
        assert each.value() == before
        each.setFocus()
        wheel(each)
        assert each.value() != before


def wheel(widget: QWidget) -> None:
    """One notch up, away from the person."""
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at, widget.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def get_ready(desk: Desk) -> tuple[str, int, int]:
    """What the page says of it, what is kept, and what happens in milliseconds."""
    (box,) = (b for b in desk.window.findChildren(QSpinBox) if b.accessibleName() == "Get ready")
    settings, problems = load_settings(desk.places.settings)
    assert problems == ()
    return box.text(), settings.get_ready_s, settings.timing(desk.program).get_ready_ms


def test_a_pause_is_stepped_from_what_it_is_in_the_program(open_desk: OpenDesk) -> None:
    # It is 4 s in the hurried program.
    usual = ("As in the program (4 s)", 0, 4_000)
    desk = open_desk(NOW)
    click(desk, "Settings")
    assert get_ready(desk) == usual
    click(desk, "Get ready: more")
    assert get_ready(desk) == ("5 s", 5, 5_000)
    click(desk, "Get ready: less")
    assert get_ready(desk) == usual
    click(desk, "Get ready: less")
    assert get_ready(desk) == ("3 s", 3, 3_000)
    # Three is counted: nothing shorter is shown, since nothing shorter would happen.
    assert not desk.button("Get ready: less").isEnabled()
    click(desk, "Get ready: more")
    assert get_ready(desk) == usual


@pytest.mark.parametrize(("typed", "says"), [("2", "As in"), ("12", "12 s"), ("300", "300 s")])
def test_a_pause_that_is_typed_is_what_happens(open_desk: OpenDesk, typed: str, says: str) -> None:
    desk = open_desk(NOW)
    click(desk, "Settings")
    (box,) = (b for b in desk.window.findChildren(QSpinBox) if b.accessibleName() == "Get ready")
    box.setFocus()
    box.selectAll()
    desk.type(typed)
    desk.button("Sound: On").setFocus()
    text, _, happens_ms = get_ready(desk)
    assert text.startswith(says)
    seconds = 4 if says == "As in" else int(says.removesuffix(" s"))
    assert happens_ms == seconds * 1_000


def test_the_usual_pause_is_told_to_the_fraction(qtbot: QtBot) -> None:
    box = UsualBox(3, 300, 4.5)
    qtbot.addWidget(box)
    box.setValue(box.minimum())
    box.stepUp()
    assert box.value() == 5
    box.setValue(box.minimum())
    box.stepDown()
    assert box.value() == 4


def test_after_a_step_the_number_is_selected_and_nothing_else(qtbot: QtBot) -> None:
    box = UsualBox(3, 300, 10)
    qtbot.addWidget(box)
    box.setSuffix(" s")
    box.setSpecialValueText("As in the program (10 s)")
    box.setValue(box.minimum())
    box.selectAll()
    box.stepUp()
    assert box.lineEdit().selectedText() == "11"


def test_the_longest_pause_of_a_program_can_be_stepped_from(qtbot: QtBot) -> None:
    box = UsualBox(3, 300, 300)
    qtbot.addWidget(box)
    box.setValue(box.minimum())
    ways, way = box.stepEnabled(), QSpinBox.StepEnabledFlag
    assert ways & way.StepDownEnabled
    assert not ways & way.StepUpEnabled
    box.stepDown()
    assert box.value() == 299
    box.stepUp()
    assert box.value() == box.minimum()


def test_what_is_set_elsewhere_is_shown(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW)
    click(desk, "Settings")
    assert desk.button("First leg: Left").isChecked()
    click(desk, "Today")
    click(desk, "Right first")
    click(desk, "Settings")
    assert desk.button("First leg: Right").isChecked()


def test_what_is_set_stands_in_one_column(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW)
    click(desk, "Settings")
    names = ("First leg", "Sound", "Colours", "Get ready", "Volume")
    fields = [
        each
        for each in desk.window.page().findChildren(QWidget)
        if each.accessibleName() in names and isinstance(each, Choice | QSpinBox | QSlider)
    ]
    assert len(fields) == len(names)
    assert len({each.mapTo(desk.window, QPoint(0, 0)).x() for each in fields}) == 1


def test_another_look_colours_the_pictures_too(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW)
    click(desk, "Settings")
    before = pictures(desk)
    click(desk, "Colours: High contrast")
    assert all(one != other for one, other in zip(before, pictures(desk), strict=True))
    click(desk, "Colours: As the system")
