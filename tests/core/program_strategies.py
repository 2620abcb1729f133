"""Random mappings of valid program files, which use every key of the format.

A set is short, so that no level takes too many hours. Seconds are whole milliseconds.
"""

from typing import Any

from hypothesis import strategies as st

from glutetimer.core.program import Direction, FigureKind, Position, Sides
from glutetimer.core.program_reader import FIGURE_POSITIONS

Values = st.SearchStrategy[Any]


def seconds(minimum: float, maximum: float) -> Values:
    """Seconds, as a file may have them: 2, 2.0 or 0.125."""
    whole_ms = st.integers(round(minimum * 1000), round(maximum * 1000))
    return whole_ms.map(lambda ms: ms // 1000 if ms % 1000 == 0 else ms / 1000)


TEXTS = st.text("ab.,;:\"'\\ äß\n", min_size=1, max_size=12).filter(lambda text: text != ".")
TEXT_LISTS = st.lists(TEXTS, max_size=3)
STEPS = st.lists(
    TEXTS | st.fixed_dictionaries({"text": TEXTS}, optional={"short": TEXTS}), max_size=3
)
MOVING, STILL = seconds(0.1, 10), seconds(0, 10)
_TEMPO_PARTS = {"lift": MOVING, "lower": MOVING, "rest": STILL}
_TEMPI = {
    False: st.fixed_dictionaries({}, optional={**_TEMPO_PARTS, "hold": STILL}),
    True: st.fixed_dictionaries({"circle": MOVING}, optional=_TEMPO_PARTS),
}
_PHASES = {
    is_circles: st.fixed_dictionaries({}, optional=dict.fromkeys(names, TEXTS))
    for is_circles, names in (
        (False, ("lift", "hold", "lower", "rest")),
        (True, ("lift", "circle", "lower", "rest")),
    )
}
_PRESETS = {
    is_circles: st.lists(
        st.fixed_dictionaries({"id": TEXTS, "name": TEXTS, "tempo_s": tempo}),
        max_size=2,
        unique_by=lambda preset: str(preset["id"]),
    )
    for is_circles, tempo in _TEMPI.items()
}
_FIGURES = st.none() | st.sampled_from(FigureKind)
_POSITIONS = st.sampled_from((*Position, "Kneel at a chair", "Lean on the wall."))
_SIDES = st.sampled_from(Sides)
_STEADY_SIDES = st.sampled_from([sides for sides in Sides if sides is not Sides.ALTERNATE])
_DIRECTIONS = st.lists(
    st.sampled_from([direction.value for direction in Direction]),
    min_size=1,
    max_size=2,
    unique=True,
)


@st.composite
def _exercises(draw: st.DrawFn) -> dict[str, Any]:
    figure = draw(_FIGURES)
    is_circles = figure is FigureKind.LEG_CIRCLES or draw(st.booleans())
    position = FIGURE_POSITIONS[figure] if figure else draw(_POSITIONS)
    sides = draw(_STEADY_SIDES if is_circles or position == Position.SIDE else _SIDES)
    needed = {"tempo_s": _TEMPI[True]} if is_circles else {}
    given = {
        "name": draw(TEXTS),
        **({"figure": figure.value} if figure else {}),
        **({"position": str(position)} if position != Position.SIDE or draw(st.booleans()) else {}),
        **({"sides": sides.value} if sides is not Sides.EACH or draw(st.booleans()) else {}),
    }
    optional = {
        "tempo_s": _TEMPI[is_circles],
        "phases": _PHASES[is_circles],
        "setup": STEPS,
        "movement": TEXT_LISTS,
        "mistakes": TEXT_LISTS,
        "cues": TEXT_LISTS,
        "presets": _PRESETS[is_circles],
    }
    more = {key: values for key, values in optional.items() if key not in needed}
    return given | draw(st.fixed_dictionaries(needed, optional=more))


_REPS, _SETS = st.integers(1, 5), st.integers(1, 3)
_SET_PARTS = {
    "sets": _SETS,
    "rest_s": seconds(3, 60),
    "speed": st.sampled_from(("normal", "half")),
}
_SETS_OF = {
    False: st.fixed_dictionaries(
        {"reps": _REPS}, optional={**_SET_PARTS, "hold_s": seconds(1, 60)}
    ),
    True: st.fixed_dictionaries(
        {"reps": _REPS}, optional={**_SET_PARTS, "directions": _DIRECTIONS}
    ),
}
_EXERCISES = st.dictionaries(TEXTS, _exercises(), min_size=1, max_size=3)
_LEVEL_IDS = st.lists(TEXTS, min_size=1, max_size=3, unique=True)
_DOSES = st.integers(1, 3)
_TIMING = st.fixed_dictionaries(
    {}, optional={"get_ready_s": seconds(3, 120), "switch_s": seconds(3, 300),
                  "next_set_s": seconds(3, 300)}
)  # fmt: skip
_PERCENT = st.integers(0, 100)
_RULES = st.fixed_dictionaries(
    {},
    optional={
        "up_sessions": st.integers(1, 30),
        "up_pain_most": st.integers(0, 10),
        "back_pain_once": st.integers(1, 11),
        "back_pain_twice": st.integers(1, 11),
        "back_reps_percent": _PERCENT,
        "restart_days": st.integers(1, 14),
        "back_days": st.integers(14, 28),
        "first_days": st.integers(28, 3650),
        "difference_sessions": st.integers(1, 30),
        "false_start_percent": _PERCENT,
    },
)
_TOP = st.fixed_dictionaries(
    {"format": st.just(1), "id": TEXTS, "name": TEXTS},
    optional={
        "about": TEXTS,
        "harder": TEXTS,
        "per_week": st.integers(1, 7),
        "timing": _TIMING,
        "progression": _RULES,
    },
)


@st.composite
def _programs(draw: st.DrawFn) -> dict[str, Any]:
    exercises = draw(_EXERCISES)
    names = st.sampled_from(sorted(exercises))
    levels = []
    for level_id in draw(_LEVEL_IDS):
        sets = []
        for _ in range(draw(_DOSES)):
            name = draw(names)
            is_circles = "circle" in exercises[name].get("tempo_s", {})
            sets.append({"exercise": name, **draw(_SETS_OF[is_circles])})
        levels.append({"id": level_id, "name": draw(TEXTS), "sets": sets})
    return {**draw(_TOP), "exercises": exercises, "levels": levels}


WRITTEN_PROGRAMS = _programs()
