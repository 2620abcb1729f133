"""What Qt is asked by environment variables."""

from __future__ import annotations

import os

import pytest

from glutetimer.system.qt_environment import prepare_qt_environment


def test_qt_fills_on_the_thread_that_paints_and_lists_no_sound_systems(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("QT_NO_GUI_THREADPOOL", "QT_LOGGING_RULES"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    prepare_qt_environment()
    assert os.environ["QT_NO_GUI_THREADPOOL"] == "1"
    assert os.environ["QT_LOGGING_RULES"] == "qt.multimedia.*=false"


def test_what_a_person_has_set_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_LOGGING_RULES", "*=true")
    monkeypatch.setenv("QT_NO_GUI_THREADPOOL", "")
    prepare_qt_environment()
    assert os.environ["QT_LOGGING_RULES"] == "*=true"
    assert os.environ["QT_NO_GUI_THREADPOOL"] == ""
