"""The window: one file per page or widget, painters in files of their own.

Pages show what they are handed and emit what the person asks for; they decide nothing.

    Window ─┬─ tab bar, Banner
            └─ page stack ── pages ── cards (`Card`) ── widgets

Each kind of widget that pages share has a file: `card`, `buttons`, `choice`, `picker`,
`number_inputs`, `text_box`, `labels` with the tool tips, `effort_questions`, and `flow_layout` for
rows that wrap; `question` and `file_dialogs` ask before something is done. Today's numbers of the
dose are `adjustment_panel`, its fields and its texts; it, the pages in packages of their own
(`workout`, `review`, `program`, `settings`) and what Learn paints itself (`learn`) are loaded when
they are needed. `figure_view` is the small moving picture, `figure_rounds` what it shows and when.
`theme` has the colours and gives them to Qt as a palette; `style_sheet` says what a palette
cannot. `wording` has what values are called, `focus` where the keyboard goes, `press_guard` which
presses reach no page, `keys` what the keys of a session do, and `accessible` what assistive
technology is told.
"""
