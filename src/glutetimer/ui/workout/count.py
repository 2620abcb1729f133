"""The large number of the follow-along view, and all that is said of it."""

from __future__ import annotations

from dataclasses import dataclass

from glutetimer.core.timeline import Phase, Rep, Segment, SetBlock
from glutetimer.core.translation import gettext, ngettext, pgettext
from glutetimer.ui.workout.headlines import begun_seconds, is_single_hold


@dataclass(frozen=True, slots=True)
class Count:
    """A number, with what stands above and below it; what is empty is not shown.

    `label` says what it counts, `suffix` what it counts to ("of 25") or its unit ("seconds
    left"). `text` is all of that on one line, `spoken` the same for a screen reader. `of_reps`
    says that it counts reps; else it is a time.
    """

    number: str = ""
    label: str = ""
    suffix: str = ""
    text: str = ""
    spoken: str = ""
    of_reps: bool = False


def count_at(block: SetBlock, segment: Segment, at_ms: int, works: bool, waits: bool) -> Count:
    """The count at a place of the timeline: of a set's reps, or of the seconds of a single hold.

    `works`, the session is under way; `waits`, it waits for the person before the set.
    """
    if segment.rep is None:
        counts_down = segment.phase.prepares and not waits
        return Count(begun_seconds(segment.end_ms - at_ms) if counts_down else "")
    if not is_single_hold(block):
        return _reps(segment.rep)
    # There are no reps to count.
    if segment.phase not in (Phase.LIFT, Phase.HOLD):
        return _held(block.dose.hold_ms)
    if segment.phase is Phase.HOLD and works:
        return _left(segment.end_ms - at_ms)
    return _to_hold(block.dose.hold_ms)


def seconds_to_go(duration_ms: int) -> Count:
    """The seconds until a session goes on."""
    number, unit = _in_seconds(duration_ms)
    text = f"{number} {unit}"
    return Count(number, suffix=unit, text=text, spoken=text)


def units() -> tuple[str, str]:
    """All that can stand below the number of a single hold."""
    return ngettext("second", "seconds", 2), ngettext("second left", "seconds left", 2)


def _reps(rep: Rep) -> Count:
    text, spoken = gettext("rep {number} of {count}"), gettext("Rep {number} of {count}")
    return Count(
        str(rep.number),
        pgettext("above the number", "rep"),
        pgettext("below the number", "of {count}").format(count=rep.count),
        text.format(number=rep.number, count=rep.count),
        spoken.format(number=rep.number, count=rep.count),
        of_reps=True,
    )


def _to_hold(hold_ms: int) -> Count:
    number, unit = _in_seconds(hold_ms)
    text = ngettext("hold {number} second", "hold {number} seconds", int(number))
    spoken = ngettext("Hold {number} second", "Hold {number} seconds", int(number))
    label = pgettext("above the number", "hold")
    return Count(number, label, unit, text.format(number=number), spoken.format(number=number))


def _held(hold_ms: int) -> Count:
    number, unit = _in_seconds(hold_ms)
    text = ngettext("held {number} second", "held {number} seconds", int(number))
    spoken = ngettext("Held {number} second", "Held {number} seconds", int(number))
    label = pgettext("above the number", "held")
    return Count(number, label, unit, text.format(number=number), spoken.format(number=number))


def _left(left_ms: int) -> Count:
    number = begun_seconds(left_ms)
    unit = ngettext("second left", "seconds left", int(number))
    text = ngettext("{number} second left", "{number} seconds left", int(number))
    return Count(number, "", unit, text.format(number=number), text.format(number=number))


def _in_seconds(duration_ms: int) -> tuple[str, str]:
    number = begun_seconds(duration_ms)
    return number, ngettext("second", "seconds", int(number))
