"""Arms and legs: two bones each, in flesh and cloth.

`bone_outlines` has the outlines of parts of a bone, in the bone's frame, kept as polygons. `limb`
has a limb as the camera sees it, and what covers it. `limb_painter` shades it across, and joins two
bones in the middle of a bend, where both are as bright; where a limb comes out of the body its
shading fades in from the body's.
"""
