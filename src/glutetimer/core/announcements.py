"""What is worth saying in a session, and when it would be said best.

Whether it is said, `speech_schedule` decides. An announcement between two numbers is bound to
the time that there is at normal speed, so that a change of speed leaves all words before it alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glutetimer.core.phrases import DIRECTIONS, SPEEDS, leg_text, lying_text
from glutetimer.core.speech_schedule import GAP_MS, Announcement, Priority, Speech
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import COUNTED_MS, Phase, Plan, Rep, Segment, SetBlock

READY, SWITCH = "Get ready.", "Switch sides."
# A signal at the end of a leg or of the session is heard first, then the words.
AFTER_SIGNAL_MS = 900
# The last number of a set may still be said as the next preparation begins.
LAST_NUMBER_MS = 1_500
# Shorter sets have neither a half nor last three worth telling.
LONG_SET_REPS = 8
# A form cue follows a set's first rep and every fifth after it: at most one in five reps.
CUE_EVERY = 5


def announcements(
    plan: Plan, segments: Sequence[Segment], sets: Sequence[SetBlock], reps: Sequence[Rep]
) -> Iterator[Announcement]:
    """Every announcement of a session, by what was compiled of it so far."""
    # A rep's number comes before a preparation's: it wins over a three at the same moment.
    for rep, following in zip(reps, [*reps[1:], None], strict=True):
        yield from _rep_announcements(rep, following, sets, plan.speech)
    for before, rep in zip([None, *reps[:-1]], reps, strict=True):
        same_set = before is not None and before.set_index == rep.set_index
        yield from _change(before if same_set else None, rep)
    for segment in segments:
        if segment.phase.prepares:
            yield from _preparation(segment, sets[segment.set_index], plan.speech)
        elif segment.phase is Phase.DONE:
            from_ms = segment.start_ms + AFTER_SIGNAL_MS
            yield Announcement("Session done. Well done.", from_ms, segment.end_ms, Priority.LEAD)


def _preparation(segment: Segment, block: SetBlock, speech: Speech) -> Iterator[Announcement]:
    """Which leg, how to lie, what comes; then three, two, one."""
    from_ms, until_ms = segment.start_ms, segment.end_ms - COUNTED_MS
    for remaining_s in (3, 2, 1):
        at_ms = segment.end_ms - remaining_s * 1000
        yield Announcement(str(remaining_s), at_ms, at_ms + 1000, Priority.NUMBER, exact=True)
    # The leg that works is the top one: it and the side to lie on are said as one.
    name, position = f"{block.exercise.name}.", f"{leg_text(block.side)}. {lying_text(block.side)}."
    if segment.phase is Phase.SWITCH:
        from_ms += AFTER_SIGNAL_MS
    # In the order they are said, and the order they are left out where the pause is short:
    # how to lie never is.
    spoken, dropped = {
        Phase.GET_READY: ((name, position, READY), (name, READY)),
        Phase.SWITCH: (("Leg done.", SWITCH, position, READY), ("Leg done.", READY, SWITCH)),
        Phase.NEXT_SET: (("Next exercise.", name, READY), (READY, "Next exercise.")),
    }[segment.phase]
    texts = list(spoken)
    for dropped_text in dropped:
        if sum(speech.length_ms(text) + GAP_MS for text in texts) > until_ms - from_ms:
            texts.remove(dropped_text)
    for text in texts:
        yield Announcement(text, from_ms, until_ms, Priority.LEAD)


def _rep_announcements(
    rep: Rep, following: Rep | None, sets: Sequence[SetBlock], speech: Speech
) -> Iterator[Announcement]:
    """The number as the rep completes, and what is said between it and the next."""
    block = sets[rep.set_index]
    more = following is not None and following.set_index == rep.set_index
    until_ms = rep.end_ms + LAST_NUMBER_MS
    if following is not None and more:
        until_ms = (
            rep.end_ms + (following.done_ms - following.start_ms) // following.speed.duration_factor
        )
    if speech.is_counted(rep.number, rep.count):
        yield Announcement(str(rep.number), rep.done_ms, until_ms, Priority.NUMBER, exact=True)
    if not more:
        return
    # Over before the next number could be, however slow the next rep becomes.
    until_ms -= GAP_MS
    for text in _upcoming(rep, block, sets):
        yield Announcement(text, rep.done_ms, until_ms, Priority.ANNOUNCE)
    cue = form_cue_for(rep, block)
    if cue and (rep.index - block.first_rep) % CUE_EVERY == 0:
        yield Announcement(cue, rep.done_ms, until_ms, Priority.CUE)


def form_cue_for(rep: Rep, block: SetBlock) -> str:
    """What to mind in that rep: each cue for `CUE_EVERY` reps, in turn; empty without cues."""
    cues = block.exercise.cues
    return cues[(rep.index - block.first_rep) // CUE_EVERY % len(cues)] if cues else ""


def _upcoming(rep: Rep, block: SetBlock, sets: Sequence[SetBlock]) -> Iterator[str]:
    reps_left = rep.count - rep.number
    is_last_direction = rep.index - block.first_rep >= block.prescribed - rep.count
    following = sets[block.index + 1] if block.index + 1 < len(sets) else None
    if (
        rep.count >= LONG_SET_REPS
        and block.prescribed == rep.count
        and rep.number == (rep.count + 1) // 2
    ):
        yield "Halfway."
    if rep.count >= LONG_SET_REPS and is_last_direction and reps_left == 3:
        yield "Last three."
    if reps_left == 2 and is_last_direction and following and following.side is not block.side:
        yield "Two more, then switch sides."
    if reps_left == 1 and not is_last_direction:
        yield "Reverse."


def _change(before: Rep | None, rep: Rep) -> Iterator[Announcement]:
    """Another speed or direction than in the rep before; in a set's first, than the usual.

    Said as the rep begins, not while it is prepared: then it may still be changed.
    """
    if rep.speed is not (before.speed if before else Speed.NORMAL):
        yield Announcement(f"{SPEEDS[rep.speed]}.", rep.start_ms, rep.done_ms, Priority.CHANGE)
    if rep.direction is not None and (before is None or rep.direction is not before.direction):
        text = f"{DIRECTIONS[rep.direction]}."
        yield Announcement(text, rep.start_ms, rep.done_ms, Priority.CHANGE)
