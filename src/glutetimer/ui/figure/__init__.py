"""The picture of the person who exercises.

`core.pose` gives joints in metres. `camera` puts them on the picture, `room` paints wall, floor
and mat, `body` and `head` the limbs as shaded tubes (`tube`, `limb_painter`, `shading`, sizes in
`shapes`), `shadow` what they cast on the mat, `target_arc` what the leg aims at.
`figure_painter` puts these in order, and keeps a picture of all that does not move in a rep.
"""
