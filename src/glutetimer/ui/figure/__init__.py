"""The picture of the person who exercises.

`core.pose` gives joints in metres. `camera` projects them to pixels. From back to front:

    room (wall, floor, mat) ── shadow ── ghost ── body, head ── marks (gauge, ring)
                                              (limb_painter fills each limb: a `tube` around its
                                               bones, sizes in `shapes`, colours in `shading`)

`figure_painter` puts these in order for one `FigureState`, and keeps a picture of all that does
not move in a rep.
"""
