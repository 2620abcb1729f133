"""Hands and feet: hulls of balls in a frame of their own, outlined from any direction.

`hand` and `foot` have the tables and say how one lies in the room; `hull_outlines` gives outlines,
`extremity_painter` fills them, and keeps what it made for each direction of view.
"""
