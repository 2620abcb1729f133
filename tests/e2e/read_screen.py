"""Reads a window of GluteTimer as a screen reader does, over the accessibility bus.

    /usr/bin/python3 read_screen.py PROCESS

It presses the button "Review" of that process's window and prints as JSON the words of the
calendar's days, column by column, and role and name of all on the page that takes the keyboard.
Debian's `pyatspi` is only there for the system's own Python.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pyatspi  # type: ignore[import-not-found]

WITHIN_S = 30
# As AT-SPI's elements and what is known of them come without types.
Element = Any


def main(process: int) -> None:
    """Go to the page, read it and print what it says."""
    application = wait_for(lambda: application_of(process))
    # One that can be checked is a check box to a screen reader.
    button = wait_for(lambda: found(application, "Review"))
    action = button.queryAction()
    (press,) = (i for i in range(action.nActions) if action.getName(i) == "Press")
    action.doAction(press)
    calendar = wait_for(lambda: found(application, "Calendar", pyatspi.ROLE_TABLE))
    table = calendar.queryTable()
    days = [
        table.getAccessibleAt(row, column).name
        for column in range(table.nColumns)
        for row in range(table.nRows)
    ]
    focusable = [
        [each.getRoleName(), each.name]
        for each in shown(application)
        if each.getState().contains(pyatspi.STATE_FOCUSABLE)
    ]
    print(json.dumps({"days": days, "focusable": focusable}))


def wait_for(look: Callable[[], Element]) -> Element:
    """What the look gives, as soon as it gives anything."""
    end = time.monotonic() + WITHIN_S
    while time.monotonic() < end:
        try:
            seen = look()
        # While a page is being built, its elements come and go: any question may fail.
        except Exception:
            seen = None
        if seen is not None:
            return seen
        time.sleep(0.05)
    sys.exit("it never came to be on the screen")


def application_of(process: int) -> Element:
    """The program's root, None if it is not there yet."""
    desktop = pyatspi.Registry.getDesktop(0)
    return next((each for each in desktop if each and each.get_process_id() == process), None)


def shown(element: Element) -> Iterator[Element]:
    """The element and all within it that is not hidden, scrolled into sight or not."""
    yield element
    for child in element:
        if child is not None and child.getState().contains(pyatspi.STATE_VISIBLE):
            yield from shown(child)


def found(application: Element, name: str, role: int | None = None) -> Element:
    """What is shown of that name, of that role if it is given; None if nothing is."""
    return next(
        (
            each
            for each in shown(application)
            if each.name == name and role in (None, each.getRole())
        ),
        None,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
