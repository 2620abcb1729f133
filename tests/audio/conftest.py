from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.audio.sound_server import SoundServer
from tests.audio.sounding_window import SoundingWindow

OpenWindow = Callable[..., SoundingWindow]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SoundServer]:
    server = SoundServer(tmp_path)
    yield server
    server.close()


@pytest.fixture
def open_window(server: SoundServer, tmp_path: Path) -> Iterator[OpenWindow]:
    windows: list[SoundingWindow] = []

    def open_it(program: Path, *blocked_s: int) -> SoundingWindow:
        windows.append(SoundingWindow(server, tmp_path, program, *blocked_s))
        return windows[-1]

    yield open_it
    for window in windows:
        window.close()
