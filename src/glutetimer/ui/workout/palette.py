"""The colours of each state of the follow-along view: told apart from two metres away."""

from __future__ import annotations

from dataclasses import dataclass

from glutetimer.ui.theme import Colors, mixed
from glutetimer.ui.workout.scene import ViewState

# How far the colour of an empty ring or bar is on the way from the ground to the text.
_TRACK, _TRACK_ON_DARK = 0.2, 0.3


@dataclass(frozen=True, slots=True)
class ViewPalette:
    """The colours in a view state. `disc` fills the ring's inside.

    `bar` is what has passed of the session, `track` what is to come, as in the ring.
    """

    ground: str
    text: str
    headline: str
    disc: str
    on_disc: str
    accent: str
    on_accent: str
    bar: str
    track: str


def view_palette(view_state: ViewState, colors: Colors) -> ViewPalette:
    """The colours of a view state, out of the window's."""
    ground, text = colors.ground, colors.text
    headline, disc, on_disc = colors.text, "", colors.text
    if view_state is ViewState.WORK:
        headline = colors.accent
    elif view_state is ViewState.READY:
        ground = colors.ready
    elif view_state is ViewState.SWITCH:
        ground = colors.switch
    elif view_state is ViewState.COUNT:
        ground = colors.soft
        disc, on_disc = colors.accent, colors.on_accent
    else:
        ground = colors.pause if view_state is ViewState.PAUSED else colors.done
        text = headline = disc = colors.on_pause
        on_disc = ground
    return ViewPalette(
        ground=ground,
        text=text,
        headline=headline,
        disc=disc or ground,
        on_disc=on_disc,
        accent=colors.on_pause if view_state is ViewState.DONE else colors.accent,
        on_accent=ground if view_state is ViewState.DONE else colors.on_accent,
        bar=text if view_state in (ViewState.PAUSED, ViewState.DONE) else colors.accent,
        track=mixed(ground, text, _TRACK if colors.is_light else _TRACK_ON_DARK),
    )
