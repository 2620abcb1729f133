"""The follow-along view: what there is to read and to see, where it stands, and its painting.

How a frame comes about:

    session_controller.tick ── workout_page.refresh
        ├─ scene (words, numbers and `ViewState` of now)
        │    └─ scene_items (which words stand where, as items and dials)
        │         geometry (where there is room), text_fitting (how large), palette (colours)
        └─ figure_motion (posture of the person, and what the leg aims at)

    workout_painter ── layer (items, kept as a picture and painted anew only where one changed)
                    └─ figure, ring and bar (dials), painted over it

Keys and clicks become acts of the workout; `act_bar` has a button for each key and `pointer` hides
the mouse's while it is not in use. `announcer` tells a screen reader what is new.
"""
