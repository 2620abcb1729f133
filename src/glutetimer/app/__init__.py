"""Whatever knows both the window and the files.

`launch` opens files, Qt and window. `application` only builds and connects; what happens is the
business of one controller each:

    Today page ── today_controller      the decision of the day, its answers, the plan
               └─ resume_controller     going on with a session that was stopped
    workout ───── session_controller    sessions from start to rating; sound, screen, copies
    Review page ─ review_controller     the weeks, shown and handed on
               └─ history_controller    correct, delete, undo, copies, export and import
    closing ───── close_question        what would be lost is asked about first
"""
