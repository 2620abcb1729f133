"""The pure core: what a session is, what it means, and what follows from it.

It knows no Qt, no file, no clock and no chance: time is passed in, and the same calls give the
same values. Its tests run where Qt is not installed.

How a rep travels:

    program ─┐                  ┌─ announcements, speech_schedule (which words, and when)
    settings ┼─ compiler ─ timeline ─┬─ motion, pose   (where every joint is at a moment)
    level ───┘                       └─ session        (which reps are done at a moment)
                                           │ records
                 progression, reasons ─────┴───── review
                 (which level today, why)         (what became of the weeks)
                           │
                 sentences (the same in words)

`compiler` puts a level on one `Timeline`: phases, reps and cues at whole milliseconds. A
`Session` is told where the playhead is (`advance`) and what the person wants (`act`), and
answers with the reps that were completed and with where the playhead must go (`Seek`). Its
records, kept by `storage`, are all that `progression` and `review` look at: no counter is
stored, so nothing can be counted twice. A decision carries facts alone; `sentences`, with
`reason_texts`, `change_texts`, `notice_texts`, `done_texts`, `amounts`, `dates` and `phrases`,
puts them into words, and nothing reads those.

`faults` has the poses of what goes wrong in an exercise, to be shown beside the correct ones.
`fields` reads values that people wrote and notes every problem with its key; with it,
`program_reader` reads a program, in one of the languages that it has its texts in
(`program_texts`). One that is being edited is a `program_draft`, the values of its file with
every step back; `program_edits` has what is done with it. An `adjustment` is another dose or
tempo than the level's own, or one leg alone, for one day or for good. `reminder` tells when to
ring by the clock on the wall, and `appointments` writes the same for the person's calendar
program.

Every text is a message that `translation` looks up in the language in use.
"""
