"""What the page Learn paints itself, loaded when that page is first opened.

    core.faults ─┬ ComparedView   one picture: done well, or with one fault (`compared_view`)
                 └ Comparison     all of an exercise in a row, each with its sign and words
    muscle_drawing ─┬ MuscleView  the hip from the side, with the names of bones and muscles
    stance_drawing ─┘ StanceView  standing on one leg: a level and a dropped pelvis

The pictures of a card move along one time line (`ui.figure_rounds`). A fault is a pose of
`core.faults`, so that it is the same for every painter of the figure.
"""
