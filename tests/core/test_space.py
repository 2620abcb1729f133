import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.core.space import Vec, rejected_unit

X, Y, Z = Vec(1, 0, 0), Vec(0, 1, 0), Vec(0, 0, 1)
NUMBERS = st.floats(-5, 5)
VECTORS = st.builds(Vec, NUMBERS, NUMBERS, NUMBERS)


def test_vectors_are_those_of_space() -> None:
    assert X.cross(Y) == Z
    assert X.dot(Y) == 0
    tripled = (X + Y - Y) * 3
    assert tripled == Vec(3, 0, 0)
    assert Vec(3, 0, 4).length == 5
    assert (Z * 7).unit == Z
    assert Vec(1, 2, 3).mirrored == Vec(-1, 2, 3)


@given(VECTORS, VECTORS)
def test_a_cross_product_is_square_to_both_and_turns_with_their_order(one: Vec, other: Vec) -> None:
    product = one.cross(other)
    assert product.dot(one) == pytest.approx(0, abs=1e-9)
    assert product.dot(other) == pytest.approx(0, abs=1e-9)
    assert other.cross(one) == product * -1


@given(VECTORS, VECTORS, st.floats(0, 1))
def test_on_the_way_to_a_point_the_rest_of_the_way_is_left(
    one: Vec, other: Vec, fraction: float
) -> None:
    whole_m = (other - one).length
    there = one.lerp(other, fraction)
    assert (there - one).length == pytest.approx(whole_m * fraction, abs=1e-9)
    assert (other - there).length == pytest.approx(whole_m * (1 - fraction), abs=1e-9)


@given(VECTORS.filter(lambda vector: vector.cross(Y).length > 1e-3))
def test_what_lies_across_is_a_direction_square_to_the_axis(vector: Vec) -> None:
    square = rejected_unit(vector, Y)
    assert square.length == pytest.approx(1)
    assert square.dot(Y) == pytest.approx(0, abs=1e-9)
    assert square.dot(vector) > 0
