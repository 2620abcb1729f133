"""The window: one file a page or widget, painters apart from widgets.

Pages show what they are handed and tell by signals what the person asks for; they decide
nothing. `window` holds them by name and has the line for messages (`banner`). `widgets` has what
several pages share, `theme` all colours and type, `wording` how values are said, `press_guard`
which presses are nobody's, `accessible` what assistive technology is told.
"""
