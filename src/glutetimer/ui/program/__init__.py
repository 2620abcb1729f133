"""The Program page: the program in use, its file, the ways to another one, and the editor.

    ProgramPage ─┬ TroubleCard     the errors of a file, a line each
                 ├ LevelsCard      the levels with their sets in words
                 ├ RecentCard      the files that were opened lately
                 └ ProgramEditor   a draft, in the place of all this while it is edited

    ProgramEditor ─┬ OutlinePanel  the program, its exercises, its levels with their sets
                   ├ EditorHead    what is chosen there, and to move or remove it
                   ├ one `Form`    for that: `Field`s, each a `ValueEditor` and what is wrong
                   │               beside it
                   └ EditorBar     save, undo, what is in the way of saving, the way out

In a narrow window the panel is one step, and the head with the form the next.

A form writes each change into the draft (`core.program_draft`) at once, and the editor shows the
draft anew: the outline, the form's values, its problems. `owned_problems` says which is in what,
and which is only something that is not there yet; `problem_texts` has the words of the form for
both. The words of a file, with its keys, are `Problem.message`.

The page shows what it is handed and asks for files by their paths; it opens none. `texts` has
its phrases, with room for names and paths of any length.
"""
