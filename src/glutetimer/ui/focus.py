"""Where the keyboard goes: from widget to widget by Tab, and when one goes out of sight."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def move_focus(away_from: QWidget, to: QWidget) -> None:
    """Put the keyboard on `to` if it is on `away_from` or in it.

    To be called before `away_from` is hidden, disabled or taken down: Qt would hand the
    keyboard to whatever comes next, and the next Space would press that.
    """
    focused = away_from.window().focusWidget()
    if focused is not None and (focused is away_from or away_from.isAncestorOf(focused)):
        to.setFocus()


def tab_in_order(*widgets: QWidget) -> None:
    """Let Tab go through these and what is in them in the order of their layouts.

    Qt goes by when each came into the window.
    """
    _chain([stop for widget in widgets for stop in _stops_of(widget)])


def tab_in_place(group: QWidget, last: QWidget) -> None:
    """Let Tab go through what is in a group in its order, up to its last stop, where that is."""
    before = last.previousInFocusChain()
    while before is not None and before is not last:
        if before.focusPolicy() is not Qt.FocusPolicy.NoFocus and not group.isAncestorOf(before):
            break
        before = before.previousInFocusChain()
    anchor = [] if before is None or before is last else [before]
    _chain([*anchor, *_stops_of(group)])


def tab_after(before: QWidget, group: QWidget) -> None:
    """Let Tab go through what is in a group right after the last stop of what comes before."""
    *_, last = _stops_of(before)
    _chain([last, *_stops_of(group)])


def _chain(stops: list[QWidget]) -> None:
    for stop, following in pairwise(stops):
        QWidget.setTabOrder(stop, following)


def _stops_of(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    if layout is not None:
        yield from _stops_in(layout)
    elif widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
        yield widget


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for i in range(layout.count()):
        item = layout.itemAt(i)
        inner = item.layout() if item is not None else None
        widget = item.widget() if item is not None else None
        if inner is not None:
            yield from _stops_in(inner)
        elif widget is not None:
            yield from _stops_of(widget)
