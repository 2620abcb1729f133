"""Runs sessions in processes that are killed with -9 at random moments, one after another.

    python sessions_to_kill.py FOLDER KILLS SEED

A session is the real workout, playhead and history without the window, its clock in a great
hurry. Every process is a fork of this one, which has loaded everything already. For every
kill it prints the sessions' ids and the reps that were known to be on the disk by then.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from glutetimer.audio.silent_player import SilentPlayer
from glutetimer.core.program import Side
from glutetimer.core.records import Progress, SetRecord
from glutetimer.core.session import Act, Session
from glutetimer.core.timeline import Plan
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.recovery import open_history
from glutetimer.workout import Workout, begun_record
from tests.support.fakes import FakeSpeaker, ManualClock
from tests.support.programs import built_in

PROGRAM = built_in()
PLAN = Plan(PROGRAM.levels[0], Side.LEFT, PROGRAM.timing)
# How many commits are waited for before a kill, and how long a kill then waits at most.
COMMITS = (0, 1, 4, 15)
LONGEST_S, AT_WORK_S = 0.25, 0.02


class ReportingStore(HistoryStore):
    """The history; writes to a pipe which reps are on the disk, as soon as they are."""

    def __init__(self, path: Path, pipe: int) -> None:
        super().__init__(path)
        self._pipe = pipe

    def rep_done(
        self, session_id: str, set_index: int, record: SetRecord, progress: Progress
    ) -> None:
        super().rep_done(session_id, set_index, record, progress)
        os.write(self._pipe, f"{session_id} {set_index} {record.done}\n".encode())


def train(folder: Path, first_id: str, pipe: int) -> None:
    """Session after session, until killed."""
    # What an ordinary start does.
    store, repairs = open_history(folder / "history.db")
    store.close()
    if repairs:
        os.write(pipe, f"{first_id} note {repairs}\n".encode())
    with ReportingStore(folder / "history.db", pipe) as reporting_store:
        for number in count():
            clock = ManualClock()
            session = Session(PLAN)
            begun = begun_record(session, f"{first_id}.{number}", PROGRAM.id, datetime.now(UTC))
            player, now = SilentPlayer(clock.clock_ns), lambda: datetime.now(UTC)
            workout = Workout(
                session, player, reporting_store, begun, FakeSpeaker(), now, lambda: 0
            )
            workout.act(Act.START)
            while not workout.over:
                clock.move_ms(500)
                workout.tick()
            workout.rate({}, 0, "done")


def main(folder: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    for kill in range(kills):
        # A new history now and then, so that its making is interrupted too.
        data = folder / f"{kill // 9}"
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                train(data, f"{kill}", write)
            finally:
                os._exit(1)
        os.close(write)
        with os.fdopen(read) as pipe:
            # Most are killed at work, however slow the machine is; the others anywhere, perhaps
            # as they start.
            commits = [pipe.readline().strip() for _ in range(chance.choice(COMMITS))]
            time.sleep(chance.uniform(0, AT_WORK_S if commits else LONGEST_S))
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            commits += pipe.read().splitlines()
        print(kill, os.WTERMSIG(status) if os.WIFSIGNALED(status) else -1, *commits, sep="\t")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
