"""The Program page: the program in use, its file, and the ways to another one.

    Program ─────────┬ ProgramPage ─┬ OverviewCard    its name, its file, what can be done
    what is wrong ───┤              ├ TroubleCard     the errors of a file, a line each
    recent files ────┘              ├ LevelsCard      the levels with their sets in words
                                    └ RecentCard      the files that were opened lately

The page shows what it is handed and asks for files by their paths; it opens none. `texts` has
its phrases, with room for names and paths of any length.
"""
