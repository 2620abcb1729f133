"""What the ear follows: tones, words, the mixer, and the ways to a sound card.

Four coordinate systems meet here, each with its own unit in the names:

    timeline ms    `at_ms`: a place in the session, whatever was skipped or paused
       │  a seek, with the count that it waits for
    mix frame      48 a millisecond, from the seek's first moment on (`mixer`)
       │  an output begins with some silence, or joins late (`output.SyncedStream`)
    stream frame   from the opening of one output on
       │  what was handed over is heard later
    device frame   what the device says it plays now (`output.Report`)

`mixer` renders any range of mix frames, exact to the frame; `export-audio` writes the same
samples. `sound_worker` runs in a thread of its own (`player`): it keeps an `AudioOutput` fed and
publishes an anchor, "this frame was heard at that time", from which the window reads the
playhead without waiting for anything. On Linux the output is `pulse_output`: seconds of sound
lie in the server's hands, so whoever writes may be late. Elsewhere it is `qt_output`. Where
nothing can be heard, the clock carries the playhead on and sound joins it again.
`sound_system` puts all this together as the settings ask.
"""
