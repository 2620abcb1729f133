"""Values are told apart by their class and fields."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from glutetimer.core.frozen import as_dict, field, frozen, replace


@frozen
class _Place:
    """A point, in millimetres."""

    x: int
    y: int = 0


@frozen
class _Size:
    """A width and a height, in millimetres."""

    x: int
    y: int = 0


@frozen
class _Solid(_Size):
    """A depth, too."""

    z: int = 3


@dataclass(frozen=True)
class _Plain:
    """A dataclass."""

    x: int
    y: int


@frozen
class _Nowhere:
    """No place at all."""


@frozen
class _Unique:
    """What is equal to itself alone."""

    x: int

    __eq__, __hash__ = object.__eq__, object.__hash__


class _Corner(_Place):
    """A place at the edge."""


@frozen
class _Word:
    """A word with what it is called elsewhere."""

    text: str
    elsewhere: dict[str, str] = field(default_factory=dict, hash=False)


def test_values_are_equal_that_are_of_one_class_and_have_equal_fields() -> None:
    others: list[object] = [_Place(2), _Size(1), _Corner(1), _Nowhere(), (1, 0)]
    assert _Place(1) == _Place(1, 0)
    assert _Place(1) not in others
    assert _Nowhere() == _Nowhere()
    assert len({_Place(1), _Place(1, 0), *others}) == 1 + len(others)


def test_a_class_may_say_itself_which_of_its_values_are_equal() -> None:
    made, alike = _Unique(1), _Unique(1)
    assert made != alike
    assert len({made, alike, made}) == 2


def test_a_field_may_stay_out_of_the_hash() -> None:
    word, same = _Word("up", {"de": "hoch"}), _Word("up", {"de": "hoch"})
    assert hash(word) == hash(same)
    assert word == same
    assert word != _Word("up")


def test_a_value_shows_its_fields_and_is_replaced_by_another() -> None:
    assert repr(_Place(1)) == "_Place(x=1, y=0)"
    assert replace(_Place(1), y=2) == _Place(1, 2)
    assert not hasattr(_Place(1), "__dict__")


def test_a_value_is_told_by_its_fields() -> None:
    assert as_dict(_Solid(1, z=4)) == {"x": 1, "y": 0, "z": 4}


def test_a_default_may_be_made_anew_for_each_value() -> None:
    for _ in range(100):
        assert _Place(1).y == 0
        assert _Word("up").elsewhere == {}
        assert _Word("up").elsewhere is not _Word("up").elsewhere


def test_a_dataclass_is_replaced_alike() -> None:
    assert replace(_Plain(1, 2), y=3) == _Plain(1, 3)


def test_a_class_has_the_fields_of_the_one_that_it_extends() -> None:
    assert _Solid(1, z=4) == _Solid(1, 0, 4)
    assert repr(_Solid(1)) == "_Solid(x=1, y=0, z=3)"
    assert replace(_Solid(1), x=2) == _Solid(2)


@pytest.mark.parametrize("made_before", [0, 3, 100])
@pytest.mark.parametrize(
    ("values", "named", "told"),
    [
        ((1,), {}, "'two'"),
        ((1, 2, 3), {}, "4 were given"),
        ((1,), {"two": 2, "three": 3}, "'three'"),
        ((1,), {"three": 3}, "'three'"),
        ((1, 2), {"one": 1}, "'one'"),
    ],
)
def test_a_value_is_refused_by_what_is_wrong_with_its_fields(
    made_before: int, values: tuple[int, ...], named: dict[str, int], told: str
) -> None:
    @frozen
    class Pair:
        one: int
        two: int

    for number in range(made_before):
        assert as_dict(Pair(number, two=1)) == {"one": number, "two": 1}
    with pytest.raises(TypeError, match=rf"Pair.__init__.*{told}"):
        Pair(*values, **named)
    assert Pair(1, 2) == Pair(two=2, one=1)


def test_values_are_taken_apart_in_the_order_of_their_fields() -> None:
    match _Place(1, 2):
        case _Place(x, y):
            assert (x, y) == (1, 2)
