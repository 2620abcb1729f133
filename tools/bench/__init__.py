"""Measures what the README claims, as ratios: times differ by two and more between machines.

`make bench` prints one table and leaves it in `build/bench.md`. Nearly all is compared with the
least window that PySide6 can open, a label, run in turns with the program so that a busy moment
meets both.

    __main__          the measurements, in their order
    table             `Row`, and how the table is written
    processes         commands and the windows they open: how long, how large, how busy
    first_paint       run in a process of its own: opens Today and ends once it is painted
    watched_window    … : the program's window, driven and measured from within
    watched_frames    … : windows that show frames
    start, years, frames, rest, sound, others
                      what is measured; each has functions that give rows

A new row is a `Row` that one of those functions gives: what it is, one value of each run, what
they are compared with, and the most that it may be. A new group of rows is a function in
`__main__.MEASUREMENTS`.
"""
