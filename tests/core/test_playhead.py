from __future__ import annotations

from glutetimer.core.playhead import Playhead, Seek


def test_after_a_seek_the_playhead_moves_on_with_the_time() -> None:
    assert Seek(5_000).playhead_after(1_234) == Playhead(6_234)


def test_it_stops_exactly_where_it_is_to_wait() -> None:
    seek = Seek(5_000, until_ms=7_000)
    assert seek.playhead_after(1_999) == Playhead(6_999)
    assert seek.playhead_after(2_000) == seek.playhead_after(600_000) == Playhead(7_000)


def test_a_count_keeps_the_playhead_waiting() -> None:
    seek = Seek(5_000, lead_ms=3_000)
    assert seek.playhead_after(1_000) == Playhead(5_000, lead_ms=2_000)
    assert seek.playhead_after(3_000) == Playhead(5_000)
    assert seek.playhead_after(3_500) == Playhead(5_500)
