"""A physiotherapist's list for home, of every kind of set, for three days of seven."""

from __future__ import annotations

from typing import Any

from glutetimer.core.program import Program
from glutetimer.core.program_reader import read_program


def _exercise(name: str, setup: str, movement: str, **more: object) -> dict[str, Any]:
    tempo_s = {"lift": 2, "hold": 0, "lower": 2, "rest": 1}
    texts = {"setup": [setup], "movement": [movement], "mistakes": ["Holding your breath."]}
    return {"name": name, "tempo_s": tempo_s, **texts, "cues": ["Keep breathing."], **more}


_EXERCISES = {
    "side-hold": _exercise(
        "Side-lying hold",
        "Lie on your side, legs straight.",
        "Lift the top leg and keep it there.",
        figure="lateral-leg-lift",
    ),
    "bridge": _exercise(
        "Bridge",
        "Lie on your back, knees bent, both feet on the mat.",
        "Push the hips up, then lower them.",
        figure="bridge",
        sides="both",
        position="back",
    ),
    "clamshell": _exercise(
        "Clamshell",
        "Lie on your side, knees bent.",
        "Open the top knee, feet together.",
        figure="clamshell",
        tempo_s={"lift": 3, "hold": 2, "lower": 3, "rest": 1},
    ),
    "plank": _exercise(
        "Plank",
        "Lie on your front, elbows below the shoulders.",
        "Lift the hips until back and legs are one line.",
        sides="both",
        position="front",
    ),
}


def _level(number: int, hold_s: int, bridges: int, clams: int, plank_s: int) -> dict[str, Any]:
    return {
        "id": f"home-{number}",
        "name": f"Home list {number}",
        "sets": [
            {"exercise": "side-hold", "reps": 5, "hold_s": hold_s},
            {"exercise": "bridge", "reps": bridges, "sets": 2},
            {"exercise": "clamshell", "reps": clams},
            {"exercise": "plank", "reps": 1, "hold_s": plank_s, "sets": 2, "rest_s": 45},
        ],
    }


_BACK_AND_FRONT = {
    "id": "back-and-front",
    "name": "On back and front",
    "sets": [
        {"exercise": "bridge", "reps": 12, "sets": 2},
        {"exercise": "plank", "reps": 1, "hold_s": 30, "sets": 2, "rest_s": 45},
    ],
}

HOME: Program = read_program(
    {
        "format": 1,
        "id": "home",
        "name": "Home list",
        "about": "Three days of seven, from the practice.",
        "per_week": 3,
        "exercises": _EXERCISES,
        "levels": [
            _BACK_AND_FRONT,
            _level(1, hold_s=10, bridges=12, clams=12, plank_s=30),
            _level(2, hold_s=15, bridges=15, clams=15, plank_s=45),
        ],
    }
)
