"""Speeds, compared."""

from glutetimer.core.speed import Speed, fastest


def test_the_fastest_is_half_speed_only_if_all_are() -> None:
    assert fastest([Speed.HALF, Speed.NORMAL, Speed.HALF]) is Speed.NORMAL
    assert fastest([Speed.HALF, Speed.HALF]) is Speed.HALF
    assert fastest([]) is Speed.NORMAL
    assert fastest([], Speed.HALF) is Speed.HALF
