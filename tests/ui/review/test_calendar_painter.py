"""The calendar of days, painted: in the window, in files and on paper."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from glutetimer.core.frozen import replace
from glutetimer.core.review.shades import Shades
from glutetimer.ui.review.calendar_painter import (
    calendar_brushes,
    calendar_height,
    legend_entries,
    paint_calendar,
)
from glutetimer.ui.review.charts.canvas import ChartFont
from glutetimer.ui.review.charts.legend import Legend
from glutetimer.ui.review.texts import shades_text
from glutetimer.ui.theme import CONTRAST, DARK, LIGHT, Colors
from tests.ui.review.calendars import (
    TODAY,
    CalendarDriver,
    colors_in,
    day,
    did,
    log_of,
    type_of,
)
from tests.ui.test_contrast import ratio

pytestmark = pytest.mark.usefixtures("light_theme")


@pytest.mark.parametrize("colors", [LIGHT, DARK, CONTRAST])
def test_each_leg_has_its_half_of_a_day(qtbot: QtBot, colors: Colors) -> None:
    shown = CalendarDriver(
        qtbot, *(did(ago, 10, 10) for ago in range(9, 19)), did(2, 20, 0), did(3, 0, 20)
    )
    shown.calendar.set_colors(colors)
    _, quiet = shown.halves(day(2))
    assert shown.halves(day(2)) == (colors.left, quiet)
    assert shown.halves(day(3)) == (quiet, colors.right)
    assert shown.halves(day(4)) == (quiet, quiet)
    assert quiet not in (colors.left, colors.right, colors.card)


def test_more_reps_are_stronger_in_four_steps(qtbot: QtBot) -> None:
    usual = [did(ago, 20, 20) for ago in range(20, 30)]
    shown = CalendarDriver(
        qtbot, *usual, *(did(1 + i, n, 20) for i, n in enumerate((1, 8, 16, 25)))
    )
    seen = [QColor(shown.halves(day(1 + i))[0]) for i in range(4)]
    assert [color.saturation() for color in seen] == sorted({color.saturation() for color in seen})
    assert len({shown.halves(day(1 + i))[1] for i in range(4)}) == 1


@pytest.mark.parametrize("colors", [LIGHT, DARK, CONTRAST])
def test_a_filled_day_is_told_from_an_empty_one_and_from_the_card(colors: Colors) -> None:
    for empty, *filled in calendar_brushes(colors).legs:
        for ground in (empty.color(), QColor(colors.card)):
            assert min(ratio(ground.rgb(), brush.color().rgb()) for brush in filled) >= 3


def test_more_reps_fill_more_of_a_day(qtbot: QtBot) -> None:
    usual = [did(ago, 20, 20) for ago in range(20, 30)]
    shown = CalendarDriver(
        qtbot, *usual, *(did(1 + i, n, 20) for i, n in enumerate((1, 8, 16, 25)))
    )
    quiet, _ = shown.halves(day(10))
    quarters = (0.82, 0.62, 0.38, 0.18)
    for i in range(4):
        filled = [shown.halves(day(1 + i), height)[0] != quiet for height in quarters]
        assert filled == [quarter <= i for quarter in range(4)]


def test_a_step_is_told_by_what_is_usual() -> None:
    few = Shades(log_of(*(did(ago, 20, 0) for ago in range(9)), did(9, 99, 99)))
    assert [entry.text for entry in legend_entries(few)] == [
        "Left leg", "Right leg", "Reps", "1–7", "8–15", "16–24", "25+", "Today",
    ]  # fmt: skip
    assert "about 20 reps" in shades_text(few.usual)
    one = Shades(log_of(replace(did(0, 1, 1), pain=0)))
    assert [entry.text for entry in legend_entries(one)][3:] == ["1", "2+", "Today"]
    assert len(legend_entries(Shades(log_of()))) == 3


@pytest.mark.parametrize("colors", [LIGHT, DARK, CONTRAST])
def test_today_has_a_dot_but_no_ring_and_days_to_come_have_nothing(
    qtbot: QtBot, colors: Colors
) -> None:
    shown = CalendarDriver(qtbot, did(0, 20, 20), did(1, 9, 9))
    shown.calendar.set_colors(colors)
    shown.calendar.clearFocus()
    assert shown.middle(TODAY) == colors.text
    assert shown.middle(day(1)) != colors.text
    assert shown.rings(day(1)) == shown.rings(TODAY)
    assert set(shown.halves(day(-1))) == {LIGHT.card}


# In files and on paper


@pytest.mark.parametrize("weeks", [4, 12, 26, 52])
@pytest.mark.parametrize("width", [300, 698])
def test_a_picture_of_it_fits_and_shows_both_legs(weeks: int, width: int) -> None:
    font = type_of(8)
    log = log_of(*(did(ago, 10, 10) for ago in range(20, 30)), did(1, 20, 0), did(2, 0, 20))
    rect = QRectF(10, 10, width, round(calendar_height(width, ChartFont(font), weeks)))
    image = QImage(width + 20, round(rect.height()) + 20, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    paint_calendar(painter, rect, LIGHT, log, weeks)
    assert painter.font() == font
    painter.end()
    pixels = colors_in(image)
    outside = {color for (x, y), color in pixels.items() if not rect.contains(QPointF(x, y))}
    assert outside == {"#ffffff"}
    legend = Legend(legend_entries(Shades(log)), rect, ChartFont(font)).height
    line = ChartFont(font).line
    below = [(color, x) for (x, y), color in pixels.items() if y > rect.top() + legend + line]
    left, right = ([x for color, x in below if color == leg] for leg in (LIGHT.left, LIGHT.right))
    assert left
    assert right
    # The same week's: one square's left half, the other's right half.
    assert max(left) < min(right)
