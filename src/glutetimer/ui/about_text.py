"""What the program is, whose work it rests on, and where it keeps a person's data."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QWidget

from glutetimer import __version__
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.card import Stack
from glutetimer.ui.labels import label

ABOUT = gettext_noop(
    "Leads you through exercises for the gluteus medius at home, by ear and by eye. It sends "
    "nothing anywhere: all it knows stays in the folder below."
)
LICENCES = gettext_noop(
    "GluteTimer is free software under the MIT License.\n"
    "It runs on PySide6 and Qt {qt} (LGPL-3.0), platformdirs, tomli-w, tomlkit and wakepy (MIT).\n"
    "The voice was rendered with Kokoro-82M (Apache License 2.0).\n"
    "The exercises and their order follow a handout of the Equinox Health Clinic."
)


def about_text(folder: str) -> QWidget:
    """The text; `folder` is where the data is."""
    place = label(folder)
    place.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    text = Stack(
        label(f"GluteTimer {__version__}", "title"), label(gettext(ABOUT)),
        label(gettext("Your data"), "heading"), place,
        label(gettext("Licences"), "heading"), label(gettext(LICENCES).format(qt=qVersion())),
        spacing=8, margins=(24, 18, 24, 12),
    )  # fmt: skip
    text.column.addStretch(1)
    return text
