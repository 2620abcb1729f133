from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from glutetimer.core.setting_choices import WaitForMe
from tests.audio.sound_server import SoundServer
from tests.audio.window_process import WindowProcess

OpenWindow = Callable[..., WindowProcess]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SoundServer]:
    server = SoundServer(tmp_path)
    yield server
    server.close()


@pytest.fixture
def open_window(server: SoundServer, tmp_path: Path) -> Iterator[OpenWindow]:
    windows: list[WindowProcess] = []

    def open_one(
        program: Path, *blocked_s: int, wait_for_me: WaitForMe = WaitForMe.NEVER
    ) -> WindowProcess:
        window = WindowProcess(server, tmp_path, program, *blocked_s, wait_for_me=wait_for_me)
        windows.append(window)
        return windows[-1]

    yield open_one
    for window in windows:
        window.close()
