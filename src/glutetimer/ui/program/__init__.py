"""The Program page: the program in use, its file, the ways to another one, and the editor.

    ProgramPage ─┬ TroubleCard     the errors of a file, a line each
                 ├ LevelsCard      the levels with their sets in words
                 ├ RecentCard      the files that were opened lately
                 └ ProgramEditor   a draft, in the place of all this while it is edited

    ProgramEditor ─┬ OutlinePanel  the program, its exercises, its levels with their sets
                   ├ one `Form`    for what is chosen there: `Field`s, each a `ValueEditor` and
                   │               what is wrong beside it
                   └ EditorBar     save, undo, the next problem, the way out

A form writes each change into the draft (`core.program_draft`) at once, and the editor shows the
draft anew: the outline, the form's values, its problems.

The page shows what it is handed and asks for files by their paths; it opens none. `texts` has
its phrases, with room for names and paths of any length.
"""
