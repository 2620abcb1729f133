"""The head: a table of elliptic sections, seen from wherever the face is turned.

`head_turn` says where a place of the head is seen, `face`, `ear`, `hair` and `neck` have the tables
of what is there; `head_drawing` makes of them what is filled, in order, and keeps it for each turn.
Its looks are changed in the tables, never for one view. From the front it is symmetric, or it would
jump where the face changes sides.
"""
