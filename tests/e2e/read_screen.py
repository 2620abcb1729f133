"""Reads and works a window of GluteTimer as a screen reader does, over the accessibility bus.

    /usr/bin/python3 read_screen.py PROCESS TASK

It does one of the tasks below in that process's window, with no other means than the names and
actions of its elements, and prints as JSON what it found.
Debian's `pyatspi` is only there for the system's own Python.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pyatspi  # type: ignore[import-not-found]
from gi.repository import GLib  # type: ignore[import-not-found]

WITHIN_S = 30
# As AT-SPI's elements and what is known of them come without types.
Element = Any
PAGES = ("Today", "Review", "Learn", "Program", "Settings")
# What of an element can be pressed, changed or typed into.
CONTROLS = ("Press", "Toggle", "Increase", "Decrease", "ShowMenu")


class Screen:
    """The window of one process."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._application: Element = wait_for(self._find_application)
        self.announced: list[str] = []
        pyatspi.Registry.registerEventListener(
            lambda event: self.announced.append(event.any_data), "object:announcement"
        )
        # What told last that it has the keyboard.
        self._focused: Element = None
        pyatspi.Registry.registerEventListener(self._note_focused, "object:state-changed:focused")

    def _note_focused(self, event: Element) -> None:
        if event.detail1:
            self._focused = event.source

    def _find_application(self) -> Element:
        desktop = pyatspi.Registry.getDesktop(0)
        return next((e for e in desktop if e and e.get_process_id() == self._process), None)

    def all(self) -> Iterator[Element]:
        """Each element that is not hidden, scrolled into sight or not."""
        return shown(self._application)

    def find(self, name: str, role: int | None = None) -> Element:
        """What comes to be shown of that name, of that role if it is given."""
        return wait_for(
            lambda: next(
                (e for e in self.all() if e.name == name and role in (None, e.getRole())), None
            ),
            name,
        )

    def find_with(self, words: str) -> Element:
        """What comes to be shown with those words in its name."""
        return wait_for(lambda: next((e for e in self.all() if words in e.name), None), words)

    def wait_for_announcement(self, *words: str) -> None:
        """Wait for an announcement that begins with one of these."""
        wait_for(lambda: any(text.startswith(words) for text in self.announced), str(words))

    def act(self, name: str, action: str = "Press") -> None:
        """Do that action of what has that name."""
        wait_for(lambda: do(self.find(name), action), f"{action} of {name}")

    def act_in_menu(self, name: str) -> None:
        """Press the line of that name in the menu that has just opened.

        Qt does not count a menu among its window's elements: it is found by the keyboard's place.
        """

        def line() -> Element:
            return next((e for e in self._focused.parent if e.name == name), None)

        wait_for(lambda: self._focused is not None and line(), name)
        do(line(), "Press")


def read_calendar(screen: Screen) -> dict[str, Any]:
    """The words of the calendar's days, column by column, and all that takes the keyboard."""
    screen.act("Review")
    table = screen.find("Calendar", pyatspi.ROLE_TABLE).queryTable()
    days = [
        table.getAccessibleAt(row, column).name
        for column in range(table.nColumns)
        for row in range(table.nRows)
    ]
    focusable = [
        [element.getRoleName(), element.name]
        for element in screen.all()
        if element.getState().contains(pyatspi.STATE_FOCUSABLE)
    ]
    return {"days": days, "focusable": focusable}


def copy_history(screen: Screen) -> list[str]:
    """What is announced where a message comes to stand above the page."""
    screen.act("Settings")
    screen.act("Make a copy now")
    # The start may have made one already.
    screen.wait_for_announcement(
        "A copy was made and checked", "Nothing has changed since the newest copy"
    )
    return screen.announced


def copy_in_silence(screen: Screen) -> list[str]:
    """What is announced of two copies, the second once announcements are asked for."""
    screen.act("Settings")
    screen.act("Make a copy now")
    screen.find_with("Nothing has changed since the newest copy")
    screen.act("Announce to a screen reader: On")
    screen.act("Make a copy now")
    screen.wait_for_announcement("Nothing has changed since the newest copy")
    return screen.announced


def ask_beyond(screen: Screen) -> dict[str, Any]:
    """How many elements of each page were asked for children that they do not have."""
    counts = {}
    for page in PAGES:
        screen.act(page)
        elements = list(screen.all())
        for element in elements:
            for beyond in (0, 1, 1_000):
                element.getChildAtIndex(element.childCount + beyond)
        counts[page] = len(elements)
    return counts


def list_controls(screen: Screen) -> dict[str, Any]:
    """By page its controls, each with role and name, and what says that it is selected."""
    controls, selected = {}, {}
    for page in PAGES:
        screen.act(page)
        selected[page] = [
            element.name
            for element in screen.all()
            if element.getState().contains(pyatspi.STATE_SELECTED)
        ]
        controls[page] = controls_of(screen)
    return {"controls": controls, "selected": selected}


def do_session(screen: Screen) -> dict[str, Any]:
    """A whole session by presses alone: a choice, a pause, a leg cut short, how it felt."""
    screen.act("First leg: Right first", "Toggle")
    wait_for(lambda: checked(screen.find("First leg: Right first")), "the choice")
    left_over = checked(screen.find("First leg: Left first"))
    screen.act("Start")
    moment = screen.find_with("Right leg. Get ready")
    view = screen.find("Session", pyatspi.ROLE_PANEL)
    controls = {"Session": controls_of(screen)}
    screen.act("I am ready")
    wait_for(lambda: rep(moment) >= 2, "the second rep")
    do(view, "Press")
    screen.wait_for_announcement("Paused. Space to go on")
    screen.act("Go on")
    wait_for(lambda: rep(moment) >= 3, "the third rep")
    screen.act("Finish this leg")
    screen.find_with("Left leg. Switch sides")
    do(view, "Press")
    # "Well done" in between stays for three seconds only: too short for a busy machine.
    screen.find("Left leg: how did it feel?")
    controls["Rating"] = controls_of(screen)
    screen.act("Effort of the left leg: Easy", "Toggle")
    screen.find("Right leg: how did it feel?")
    screen.act("Skip")
    screen.find_with("Any pain")
    screen.act("Back")
    screen.act("Effort of the right leg: Hard")
    screen.act("Pain: 7")
    screen.find("Session done")
    wait_for(lambda: checked(screen.find("Effort of the right leg: Hard")), "the answer")
    controls["Summary"] = controls_of(screen)
    screen.act("Pain: 2")
    screen.act("Done")
    screen.find("Start")
    return {"announced": screen.announced, "both_first": left_over, "controls": controls}


def first_day(screen: Screen) -> dict[str, Any]:
    """A first use: the introduction, a session with a pause, how it felt, and the end."""
    screen.find_with("Stop at once")
    screen.act("I have read this")
    screen.act("First leg: Right")
    screen.act("View: Lying down", "Toggle")
    screen.act("Next")
    screen.act("Play two reps")
    screen.act("Do you hear it?: I hear nothing", "Toggle")
    screen.act("Sound: Off")
    screen.act("Go to Today")
    wait_for(lambda: checked(screen.find("First leg: Right first")), "the leg chosen")
    screen.act("Start")
    moment = screen.find_with("Right leg. Get ready")
    screen.act("I am ready")
    wait_for(lambda: rep(moment) >= 2, "the second rep")
    screen.act("Pause")
    screen.wait_for_announcement("Paused. Space to go on")
    screen.act("Go on")
    screen.find_with("Left leg. Switch sides")
    screen.act("I am ready")
    screen.find("Left leg: how did it feel?")
    screen.act("Effort of the left leg: Easy")
    screen.find("Right leg: how did it feel?")
    screen.act("Effort of the right leg: Easy")
    screen.find_with("Any pain")
    screen.act("Pain: 1")
    screen.find("Session done")
    screen.act("Done")
    screen.find_with("Done for today")
    quit_by_menu(screen)
    return {"announced": screen.announced}


def second_day(screen: Screen) -> dict[str, Any]:
    """What Today says, and whether the leg that was chosen still is."""
    screen.find("Start")
    said = [e.name for e in screen.all() if e.getRole() == pyatspi.ROLE_LABEL]
    right_first = checked(screen.find("First leg: Right first"))
    quit_by_menu(screen)
    return {"said": said, "right_first": right_first}


def quit_by_menu(screen: Screen) -> None:
    screen.act("Menu")
    screen.act_in_menu("Quit")


def be_introduced(screen: Screen) -> dict[str, Any]:
    """The introduction by presses alone, with a choice of each kind, and what is heard stopped."""
    screen.act("I have read this")
    screen.act("First leg: Right", "Toggle")
    screen.find_with("Lie on your left side, your back to the wall")
    screen.act("View: Lying down", "Toggle")
    screen.find_with("The view turns with you")
    controls = {"lying": controls_of(screen)}
    screen.act("Next")
    screen.act("Play two reps")
    screen.act("Stop")
    screen.act("Do you hear it?: I hear nothing", "Toggle")
    screen.wait_for_announcement("The sound is off")
    controls["sound"] = controls_of(screen)
    screen.act("Go to Today")
    screen.find("Start")
    return {"controls": controls}


def controls_of(screen: Screen) -> list[list[str]]:
    """Role and name of all that is to be pressed, changed or typed into."""
    return [
        [element.getRoleName(), element.name]
        for element in screen.all()
        if set(actions(element)) & set(CONTROLS)
    ]


def do(element: Element, name: str) -> bool | None:
    """Do that action of it; None if it has none of that name."""
    names = actions(element)
    return element.queryAction().doAction(names.index(name)) if name in names else None


def actions(element: Element) -> list[str]:
    """The names of what can be done with it."""
    if "Action" not in element.get_interfaces():
        return []
    action = element.queryAction()
    return [action.getName(i) for i in range(action.nActions)]


def rep(moment: Element) -> int:
    """The number of the rep that those words tell, 0 if they tell none."""
    number = re.search(r"(\d+) of", moment.name)
    return int(number[1]) if number and "Going on" not in moment.name else 0


def checked(element: Element) -> bool:
    """Whether a radio button is the chosen one."""
    return bool(element.getState().contains(pyatspi.STATE_CHECKED))


def wait_for(search: Callable[[], Element], what: str = "the window") -> Element:
    """What the search finds, as soon as it finds anything."""
    end_s = time.monotonic() + WITHIN_S
    while time.monotonic() < end_s:
        try:
            found = search()
        # While a page is being built, its elements come and go: any question may fail.
        except GLib.Error:
            found = None
        if found:
            return found
        process_events()
    sys.exit(f"never came to be on the screen: {what}")


def process_events() -> None:
    """Take in what comes over the bus for a moment."""
    context = GLib.MainContext.default()
    waker = GLib.timeout_add(20, lambda: False)
    while context.iteration(True) and context.find_source_by_id(waker) is not None:
        pass


def shown(element: Element) -> Iterator[Element]:
    """The element and all within it that is not hidden."""
    yield element
    for child in element:
        if child is not None and child.getState().contains(pyatspi.STATE_VISIBLE):
            yield from shown(child)


TASKS = {
    "calendar": read_calendar,
    "copy": copy_history,
    "silence": copy_in_silence,
    "beyond": ask_beyond,
    "controls": list_controls,
    "session": do_session,
    "first day": first_day,
    "second day": second_day,
    "introduction": be_introduced,
}

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[2]](Screen(int(sys.argv[1])))))
