"""The follow-along view: what there is to say and to see, where it stands, and its painting.

How a frame comes about:

    session_controller.tick ── page.refresh ── scene (words, numbers and `ViewState` of now)
                                   │
                      phrases (which words stand where, as items)
                      geometry (where there is room for them), text_fitting (how large)
                                   │
              painter ── layer (text, kept as a picture and painted anew only where it changed)
                      └─ figure, ring and bar (dials), painted over it

Keys and clicks become acts of the workout; `act_bar` has a button for each, and `announcer`
tells a screen reader what is new.
"""
