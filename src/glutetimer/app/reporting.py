"""Turns a StorageError into a message."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from glutetimer.storage.errors import StorageError


class Outcome:
    """Whether something was done, and the sentence that says what came of it."""

    def __init__(self) -> None:
        self.done = False
        self.sentence = ""


@contextmanager
def reporting(
    failed: Callable[[str], object], succeeded: Callable[[str], object] | None = None
) -> Iterator[Outcome]:
    """Do what follows; where files or disk do not let it be done, `failed` gets the reason.

    Else `succeeded` is given the outcome's sentence, which is empty unless it was set.
    """
    outcome = Outcome()
    try:
        yield outcome
    except StorageError as error:
        failed(str(error))
    else:
        outcome.done = True
        if succeeded is not None:
            succeeded(outcome.sentence)
