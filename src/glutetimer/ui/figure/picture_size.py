"""How large a picture of who lies is: known before anything of the figure is loaded."""

from __future__ import annotations

# What the picture shows, in metres on the picture plane.
WIDTH_M, HEIGHT_M = 2.02, 1.363


def height_for(width: int) -> int:
    """How high a picture of that width is, in pixels."""
    return round(width * HEIGHT_M / WIDTH_M)
