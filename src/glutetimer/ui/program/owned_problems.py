"""The problems of a draft, each with what it is in: the program, an exercise, a level or a set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from glutetimer.core.problems import Problem
from glutetimer.core.program_draft import KeyPath, ProgramDraft, path_text
from glutetimer.core.program_edits import EXERCISES, LEVELS, SETS


@dataclass(frozen=True, slots=True)
class OwnedProblem:
    """A problem, and the path of what it is in.

    It is missing where something is only not there yet that every program has: a name, or the
    first exercise of a level. That is no mistake.
    """

    problem: Problem
    owner: KeyPath
    is_missing: bool

    @property
    def key(self) -> str:
        """The path within what it is in: "reps", "setup[0].text"."""
        return within(self.problem.path, self.owner)


def owned_problems(draft: ProgramDraft, paths: Sequence[KeyPath]) -> list[OwnedProblem]:
    """All problems of a draft, in the order of the paths that an outline shows.

    Of each, what is missing comes first, as it is needed.
    """
    owned = []
    for problem in draft.problems:
        owner = owner_of(problem, paths)
        key = within(problem.path, owner)
        is_missing = key in _needed_in(owner) and not draft.get((*owner, key))
        owned.append(OwnedProblem(problem, owner, is_missing))
    return sorted(owned, key=lambda each: (paths.index(each.owner), _order_of(each)))


def owner_of(problem: Problem, paths: Iterable[KeyPath]) -> KeyPath:
    """The innermost of these paths that the problem is in, which is the longest text."""
    around = (path for path in paths if is_within(problem.path, path_text(path)))
    return max(around, key=lambda path: len(path_text(path)))


def is_within(path: str, outer: str) -> bool:
    """Whether a path leads to a place or into it."""
    return not outer or path == outer or path.startswith((f"{outer}.", f"{outer}["))


def within(path: str, outer: KeyPath) -> str:
    """The rest of a path that leads into a place."""
    return path.removeprefix(path_text(outer)).lstrip(".")


def _order_of(owned: OwnedProblem) -> int:
    needed = _needed_in(owned.owner)
    return needed.index(owned.key) if owned.is_missing else len(needed)


def _needed_in(owner: KeyPath) -> tuple[str, ...]:
    """What a new one of that kind has not yet, in the order of giving it."""
    if not owner:
        return ("name", EXERCISES, LEVELS)
    if owner[0] == EXERCISES:
        return ("name",)
    return ("name", SETS) if len(owner) == 2 else ()
