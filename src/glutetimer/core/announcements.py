"""What is worth saying in a session, and when it would be said best.

Whether it is said, `speech_schedule` decides. An announcement between two numbers is bound to
the time that there is at normal speed, so that a change of speed leaves all words before it alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glutetimer.core.phrases import (
    DIRECTIONS,
    SPEEDS,
    leg_text,
    lying_text,
    set_text,
)
from glutetimer.core.program import Position, Side, Sides
from glutetimer.core.speech_schedule import GAP_MS, Announcement, Priority, Speech
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import COUNTED_MS, Phase, Plan, Rep, Segment, SetBlock
from glutetimer.core.translation import gettext, gettext_noop

WAITS = gettext_noop("Press the space bar when you are ready.")
# A signal at the end of a leg or of the session is heard first, then the words.
AFTER_SIGNAL_MS = 900
# The last number of a set may still be said as the next preparation begins.
LAST_NUMBER_MS = 1_500
# Shorter sets have neither a half nor last three worth telling.
LONG_SET_REPS = 8
# A form cue follows a set's first rep and every fifth after it: at most one in five reps.
CUE_EVERY = 5
# Of a timed hold these seconds before its end are said, and each of the last ones.
LAST_COUNTED_S = 5
COUNTED_DOWN_S = (10, *range(LAST_COUNTED_S, 0, -1))


def announcements(
    plan: Plan, segments: Sequence[Segment], sets: Sequence[SetBlock], reps: Sequence[Rep]
) -> Iterator[Announcement]:
    """Every announcement of a session, by what was compiled of it so far."""
    # A rep's number comes before a preparation's: it wins over a three at the same moment.
    for rep, following in zip(reps, [*reps[1:], None], strict=True):
        yield from _rep_announcements(rep, following, sets, plan.speech)
    for before, rep in zip([None, *reps[:-1]], reps, strict=True):
        same_set = before is not None and _in_one_set(before, rep, sets)
        yield from _change(before if same_set else None, rep)
    for segment in segments:
        if segment.phase.prepares:
            yield from _preparation(segment, sets, plan)
        elif segment.phase is Phase.HOLD and sets[segment.set_index].dose.hold_ms:
            yield from _timed_hold(segment, sets[segment.set_index])
        elif segment.phase is Phase.DONE:
            from_ms = segment.start_ms + AFTER_SIGNAL_MS
            text = gettext("Session done. Well done.")
            yield Announcement(text, from_ms, segment.end_ms, Priority.LEAD)


def _in_one_set(rep: Rep, other: Rep, sets: Sequence[SetBlock]) -> bool:
    """Whether two reps are of one set, perhaps of legs that take turns in it."""
    return sets[rep.set_index].start_ms == sets[other.set_index].start_ms


def _preparation(segment: Segment, sets: Sequence[SetBlock], plan: Plan) -> Iterator[Announcement]:
    """What comes, how to lie and which leg, which set it is; then three, two, one."""
    block = sets[segment.set_index]
    before = sets[block.index - 1] if block.index else None
    from_ms, until_ms = segment.start_ms, segment.end_ms - COUNTED_MS
    for remaining_s in (3, 2, 1):
        at_ms = segment.end_ms - remaining_s * 1000
        yield Announcement(str(remaining_s), at_ms, at_ms + 1000, Priority.NUMBER, exact=True)
    if before is not None and before.bout != block.bout:
        from_ms += AFTER_SIGNAL_MS
    texts = _preparation_texts(block, before, plan)
    for dropped_text in _dropped_texts(block):
        lengths_ms = (plan.speech.length_ms(text) + GAP_MS for text in texts)
        if dropped_text in texts and sum(lengths_ms) > until_ms - from_ms:
            texts.remove(dropped_text)
    if block.waits and (waits := gettext(WAITS)) in plan.speech.lengths_ms:
        # Only in the voice of the rest: another one would be taken for the system's own word.
        texts.append(waits)
    for text in texts:
        yield Announcement(text, from_ms, until_ms, Priority.LEAD)


def _preparation_texts(block: SetBlock, before: SetBlock | None, plan: Plan) -> list[str]:
    """All that is worth saying before a set, in the order it is said."""
    name = _name_text(block)
    texts = {
        Phase.GET_READY: [name],
        Phase.SWITCH: [gettext("Leg done."), gettext("Switch sides.")],
        Phase.NEXT_EXERCISE: [gettext("Next exercise."), name],
        Phase.SET_BREAK: [gettext("Rest.")],
    }[block.preparation]
    same = before is not None and (before.side, before.lying) == (block.side, block.lying)
    if not same and block.preparation is not Phase.SET_BREAK:
        texts += _lying_texts(block, plan)
    if block.dose.sets > 1:
        texts.append(f"{set_text(block.number, block.dose.sets)}.")
    return [*texts, gettext("Get ready.")]


def _dropped_texts(block: SetBlock) -> Sequence[str]:
    """What is left out where the pause is short, the least important first; never how to lie."""
    name, ready = _name_text(block), gettext("Get ready.")
    return {
        Phase.GET_READY: (name, ready),
        Phase.SWITCH: (gettext("Leg done."), ready, gettext("Switch sides.")),
        Phase.NEXT_EXERCISE: (ready, gettext("Next exercise."), name),
        Phase.SET_BREAK: (ready, gettext("Rest.")),
    }[block.preparation]


def _name_text(block: SetBlock) -> str:
    return f"{block.exercise.name.rstrip('.')}."


def _lying_texts(block: SetBlock, plan: Plan) -> list[str]:
    """The leg that works, and how to lie.

    On the side the leg that works is the top one: it and the side are said as one.
    """
    exercise = block.exercise
    lying = f"{lying_text(exercise.position, block.side)}."
    if exercise.sides is Sides.ALTERNATE and len(plan.legs) > 1:
        left, right = gettext("Legs in turn, left first."), gettext("Legs in turn, right first.")
        return [lying, left if plan.legs[0] is Side.LEFT else right]
    if block.side is None:
        return [lying]
    leg = f"{leg_text(block.side)}."
    return [f"{leg} {lying}"] if exercise.position == Position.SIDE else [leg, lying]


def _timed_hold(segment: Segment, block: SetBlock) -> Iterator[Announcement]:
    """Half of a hold, and its last seconds; early in the first hold of five what to mind."""
    length_ms = segment.end_ms - segment.start_ms
    for remaining_s in COUNTED_DOWN_S:
        at_ms = segment.end_ms - remaining_s * 1000
        if at_ms > segment.start_ms:
            yield Announcement(str(remaining_s), at_ms, at_ms + 1000, Priority.NUMBER, exact=True)
    half_ms = segment.start_ms + length_ms // 2
    if length_ms > 2 * 1000 * LAST_COUNTED_S:
        text = gettext("Halfway.")
        yield Announcement(text, half_ms, half_ms + 1000, Priority.ANNOUNCE, exact=True)
    rep = segment.rep
    cue = form_cue_for(rep, block) if rep else ""
    if rep and cue and (rep.index - block.first_rep) % CUE_EVERY == 0:
        yield Announcement(cue, segment.start_ms + 1000, half_ms, Priority.CUE)


def _rep_announcements(
    rep: Rep, following: Rep | None, sets: Sequence[SetBlock], speech: Speech
) -> Iterator[Announcement]:
    """The number as the rep completes, and what is said between it and the next."""
    block = sets[rep.set_index]
    more = following is not None and _in_one_set(rep, following, sets)
    until_ms = rep.end_ms + LAST_NUMBER_MS
    if following is not None and more:
        until_ms = rep.end_ms + _shortest_ms(following, sets)
    # A single hold has been counted in seconds.
    counts_reps = rep.count > 1 or not block.dose.hold_ms
    if counts_reps and speech.is_counted(rep.number, rep.count):
        yield Announcement(str(rep.number), rep.done_ms, until_ms, Priority.NUMBER, exact=True)
    if following is None or not more:
        return
    # Over before the next number could be, however slow the next rep becomes.
    until_ms -= GAP_MS
    if block.dose.hold_ms:
        # Nor does it last into a hold, which is counted down.
        until_ms = min(until_ms, rep.end_ms + block.exercise.tempo.lift_ms)
    for text in _upcoming(rep, following, sets):
        yield Announcement(text, rep.done_ms, until_ms, Priority.ANNOUNCE)
    cue = form_cue_for(rep, block)
    if cue and not block.dose.hold_ms and (rep.index - block.first_rep) % CUE_EVERY == 0:
        yield Announcement(cue, rep.done_ms, until_ms, Priority.CUE)


def _shortest_ms(rep: Rep, sets: Sequence[SetBlock]) -> int:
    """How long it takes at normal speed until a rep is done."""
    hold_ms = sets[rep.set_index].dose.hold_ms
    return hold_ms + (rep.done_ms - rep.start_ms - hold_ms) // rep.speed.duration_factor


def form_cue_for(rep: Rep, block: SetBlock) -> str:
    """What to mind in that rep: each cue for `CUE_EVERY` reps, in turn; empty without cues."""
    cues = block.exercise.cues
    return cues[(rep.index - block.first_rep) // CUE_EVERY % len(cues)] if cues else ""


def _upcoming(rep: Rep, following: Rep, sets: Sequence[SetBlock]) -> Iterator[str]:
    if (following.number, following.direction) == (rep.number, rep.direction):
        # The other leg has yet to do the same.
        return
    block = sets[rep.set_index]
    reps_left = rep.count - rep.number
    is_last_direction = block.reps.index(rep.index) >= block.prescribed - rep.count
    if (
        rep.count >= LONG_SET_REPS
        and block.prescribed == rep.count
        and rep.number == (rep.count + 1) // 2
    ):
        yield gettext("Halfway.")
    if rep.count >= LONG_SET_REPS and is_last_direction and reps_left == 3:
        yield gettext("Last three.")
    after = sets[block.index + 1] if block.index + 1 < len(sets) else None
    if reps_left == 2 and is_last_direction and after and after.preparation is Phase.SWITCH:
        yield gettext("Two more, then switch sides.")
    if reps_left == 1 and not is_last_direction:
        yield gettext("Reverse.")


def _change(before: Rep | None, rep: Rep) -> Iterator[Announcement]:
    """Another speed or direction than in the rep before; in a set's first, than the usual.

    Said as the rep begins, not while it is prepared: then it may still be changed.
    """
    if rep.speed is not (before.speed if before else Speed.NORMAL):
        text = f"{gettext(SPEEDS[rep.speed])}."
        yield Announcement(text, rep.start_ms, rep.done_ms, Priority.CHANGE)
    if rep.direction is not None and (before is None or rep.direction is not before.direction):
        text = f"{gettext(DIRECTIONS[rep.direction])}."
        yield Announcement(text, rep.start_ms, rep.done_ms, Priority.CHANGE)
