"""What is heard: tones, spoken clips, the mixer, and the outputs to a sound card.

Four coordinate systems meet here, each with its own unit in the names:

    timeline ms     `at_ms`: a place in the session, whatever was skipped or paused
       │  a seek, with the count that it waits for (`core.playhead.Seek`)
    mix frame       48 a millisecond, from the seek's first moment on (`mixer.SeekMix`)
       │  an output begins with some silence, or joins late (`output.SyncedStream`)
    stream frame    from the opening of one output on
       │  what was handed over is heard later (`output.HeardPosition`, `stream_clock`)
    monotonic ns    `at_ns`: when it is heard

`mixer` renders any range of mix frames, exact to the frame; `export-audio` writes the same
samples. `sound_worker` runs in a thread of its own (`player`): it keeps an `AudioOutput` fed and
publishes an anchor, "this mix frame was heard at that time", from which the window reads the
playhead without waiting for anything. On Linux the output is `pulse_output`: seconds of sound
lie in the server's hands, so whoever writes may be late. Elsewhere it is `qt_output`. Where
nothing can be heard, the clock carries the playhead on and sound joins it again. Where a session
waits for the person, a seek ends: what comes after is not in the mix, so nobody has to be in time
to keep it from being heard.
`sound_system` puts all this together as the settings ask. What this machine lacks for it is a
`system.requirements.RequirementsError`, whose text says what mends it.
"""
