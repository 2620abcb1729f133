"""The sound thread between its orders."""

from __future__ import annotations

import time

from glutetimer.audio.output import SyncedStream
from glutetimer.audio.player import SoundPlayer
from glutetimer.audio.sample_cache import SampleCache
from glutetimer.core.playhead import Seek
from tests.audio.test_sound_worker import TIMELINE, FakeOutput
from tests.support.waiting import wait_until


class DraggedOutput(FakeOutput):
    """A device whose volume is changed again as soon as it was changed."""

    def __init__(self, stream: SyncedStream, player: SoundPlayer) -> None:
        super().__init__(stream)
        self._player = player
        self.changes = self.feedings = 0
        self.dragged = True

    def feed(self) -> None:
        self.feedings += 1

    def set_volume(self, volume: int) -> None:
        self.changes += 1
        if self.dragged:
            self._player.set_volume(self.changes % 100)


def test_a_volume_that_changes_all_the_time_does_not_starve_the_device() -> None:
    outputs: list[DraggedOutput] = []

    def open_output(stream: SyncedStream, _volume: int) -> DraggedOutput:
        outputs.append(DraggedOutput(stream, player))
        return outputs[-1]

    player = SoundPlayer(time.monotonic_ns, SampleCache(), open_output, 80)
    player.play(TIMELINE, Seek(0))
    player.set_volume(50)
    try:
        wait_until(lambda: len(outputs) == 1 and outputs[0].changes > 100)
        fed = outputs[0].feedings
        wait_until(lambda: outputs[0].feedings >= fed + 5)
    finally:
        for output in outputs:
            output.dragged = False
        player.close()
