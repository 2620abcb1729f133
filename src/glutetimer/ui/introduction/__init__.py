"""The introduction: what a person is shown at the first start, and again from the menu.

    IntroductionPage ── steps ─┬─ SafetyStep
                               ├─ LyingStep ── FigureView, TurnedPicture
                               └─ SoundStep ── PlayedFigure

Each step is made when it is first shown: at the first start only the first of them is there
before the first paint. `step` is what they have in common.
"""
