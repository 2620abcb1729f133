"""Wall, floor and mat, and the shadows on them.

They are drawn in planes of the room (`Camera.level_plane`, `Camera.upright_plane`) with kept paths
and brushes. A shadow is one soft `Blob` for each bone, painted small and enlarged.
"""
