"""Whatever knows both the window and the files.

`launch` opens files and Qt. `profile_switcher` has the window of one person at a time, which an
`application` only builds and connects; what happens is the business of one object each:

    every page ── navigation            which page is shown when
               ├─ appearance            its colours, and the figure in its pictures
               ├─ settings_store        the one holder of the settings; says what a change is for
               ├─ program_store         the one holder of the program in use, and of its file
               ├─ profile_store         the one holder of the list of people, whoever is shown
               ├─ window_controller     type as large as the window allows, and the whole screen
               ├─ preloader             what comes after Today, got ready while that is read
               └─ help_items            what the menu has to read
    introduction  introduction          the steps of the first start
    Today ─────── today_controller      the decision of the day, its answers, the plan, the start
               ├─ resume_controller     going on with a session that was stopped
               └─ profiles_controller   the row of names, also Settings' card: who there is
    workout ───── session_controller    sessions from start to rating; ticks, sound, screen, disk
    Rating ────── rating_controller     how it felt, asked from the mat, and spoken
    Summary ───── summary_controller    what was just done: rated, or not kept
    Review ────── review_controller     the weeks, shown, saved and printed
               └─ history_controller    correct, delete, undo, backups, export and import
    Program ───── program_controller    opens another file, copies the built-in program
               └─ editor_controller     has the file edited, and writes it
    Settings ──── data_controller       where the data is, and all of it in one file
    tray ──────── tray_controller       the icon, the window that goes there and comes back
               ├─ reminder_controller   when it is time, and what is put off
               └─ reminder_ways_controller   start at login, and the calendar file
    leaving ───── close_question        what would be lost is asked about first

A page sends what the person asks for as a signal and shows what it is handed; it knows no
controller. `session_controller.tick` moves a session on, whether its page is seen or not, and
the page refreshes itself after each tick. Where files or disk may refuse, `reporting` turns
that into a sentence for the banner.
"""
