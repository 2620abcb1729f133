"""The picture of the person who exercises.

`core.pose` gives joints in metres. `camera` projects them to pixels. From back to front:

    room/ (wall, floor, mat, shadows) ── marks/ (ghost) ── body ── marks/ (gauge, ring)
                                                             │
                           `trunk`, limbs/, extremities/ (hands, feet), head/

Sizes of each build are in `shapes`, colours in `shading`. `figure_painter` puts all in order for
one `FigureState`, and keeps a picture (`kept_picture`) of what does not move in a rep, and the
`strokes` of what does, posture by posture (`rounded_posture`);
`visible_change` says whether anything is seen to have moved since a figure was painted.
"""
