"""The Settings page: what is set, in groups of one subject, and which program is in use.

    SettingsPage ─┬ GroupBar       the names of the cards, to go to one in one press
                  ├ GroupCard      one for each of `core.settings.GROUPS`, with its reset
                  │   └ SettingEditors   makes an editor for a setting, as its kind asks
                  ├ ReminderWaysCard   when a reminder comes next, and how
                  └ ProgramCard    which program is in use

An editor emits each change at once. What changes many settings in one press (a reset, its undo)
has the page shown anew; while one is changed, only what depends on the whole group follows.
"""
