"""The Settings page: what is set, which program is in use, and the person's own data.

    SettingsPage ─┬ GroupBar       the names of the cards, to go to one in one press
                  ├ GroupCard      one for each of `core.settings.GROUPS`, with its reset
                  │   └ SettingEditors   makes an editor for a setting, as its kind asks
                  ├ ReminderWaysCard   when a reminder comes next, and how
                  ├ ProgramCard    which program is in use
                  ├ DataCard       where everything is, and all of it as one file
                  └ BackupsCard    copies of the history, told apart by what is in them

An editor emits each change at once. What changes many settings in one press (a reset, its undo)
has the page shown anew; while one is changed, only what depends on the whole group follows.

The page shows what it is handed and asks for files by their paths; it opens none.
"""
