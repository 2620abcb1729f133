"""Wall, floor and mat, and the shadows on them.

They are drawn in planes of the room (`Camera.level_plane`, `Camera.upright_plane`) with kept paths
and brushes. A shadow is made of soft `Blob`s along each bone, painted small and enlarged; where a
body is on the mat, others make a dark line (`contact`).
"""
