"""What the machine and its system offer, each behind a small interface of our own.

Where the person's files and the program's own are (`paths`, `resources`), which language the
system speaks (`languages`), what Qt needs to start and what to say where it is missing
(`requirements`), one window for one data folder (`single_instance`), a screen that stays on
(`screen_inhibitor`), how long the machine has slept (`sleep_clock`), being started at login
(`autostart`), and being asked to end (`termination`).
Nothing here knows the rest of the program, but for the language of its texts.
"""
