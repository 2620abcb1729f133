"""The settings as a form, built from their declarations: each change holds at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QPushButton, QWidget

from glutetimer.core.program import Program
from glutetimer.core.setting_choices import Person
from glutetimer.core.settings import GROUPS, Settings
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card, Stack
from glutetimer.ui.figure_view import FigureView
from glutetimer.ui.focus import move_focus
from glutetimer.ui.labels import label
from glutetimer.ui.scrolling import fill_page, scroll_to_end
from glutetimer.ui.settings.backups_card import BackupsCard
from glutetimer.ui.settings.data_card import DataCard
from glutetimer.ui.settings.group_bar import GroupBar
from glutetimer.ui.settings.group_card import GroupCard
from glutetimer.ui.settings.people_card import PeopleCard
from glutetimer.ui.settings.program_card import ProgramCard
from glutetimer.ui.settings.reminder_ways_card import ReminderWaysCard
from glutetimer.ui.settings.setting_editors import SettingEditors
from glutetimer.ui.theme import Colors
from glutetimer.ui.type_size import digits_px, follow_type, on_new_type

REDUCED_TEXT = gettext_noop(
    "When on, the figure lies still: it shows where a movement begins and where it ends, and a dot "
    "goes from the one to the other."
)
# In the list of the cards, which is one line in a small window; by their headings.
SHORT_HEADINGS = {
    "Tempo and times": gettext_noop("Tempo"),
    ProgramCard.heading: gettext_noop("Program"),
    DataCard.heading: gettext_noop("Data"),
}
FORM_DIGITS = 98
# How far to the right what is set stands at most: longer names take several lines.
MAX_NAME_DIGITS = 17
PICTURE_WIDTH = 360
SPACING = 14


class SettingsPage(QWidget):
    """Shows what is set, and says what the person changes."""

    # The key of a setting and its new value.
    changed = Signal(str, object)
    # The ids of an exercise and of the tempo preset chosen for it, empty for none.
    preset_chosen = Signal(str, str)
    # All settings as they are to be, after a reset or its undo.
    settings_asked = Signal(object)
    preview_asked = Signal()

    def __init__(
        self, clock_ms: Callable[[], int], colors: Colors, program: Program, voice_note: str = ""
    ) -> None:
        """`voice_note` says who speaks; empty, that needs no words."""
        super().__init__()
        self._voice_note = voice_note
        self._clock_ms, self._colors = clock_ms, colors
        self._person, self._reduced_motion = Person(), False
        self._program = program
        self.program_card, self.people_card = ProgramCard(), PeopleCard()
        # Below the group of the reminder, the last one.
        self.reminder_ways = ReminderWaysCard()
        self.data_card, self.backups_card = DataCard(), BackupsCard()
        self.backups_card.opened.connect(lambda: self._scroll_to(self.backups_card))
        # The cards below those of the groups, which are made anew for another program.
        self._others = (
            self.program_card,
            self.people_card,
            self.data_card,
            self.backups_card,
        )
        self._group_stack = Stack(spacing=SPACING)
        self._fill_groups()
        follow_type(self._group_stack, self._align_fields)
        headings = [card.heading for card in self._groups]
        # The copies are part of the data.
        headings += [ProgramCard.heading, PeopleCard.heading, DataCard.heading]
        self._bar = GroupBar(
            [(gettext(SHORT_HEADINGS.get(name, name)), gettext(name)) for name in headings]
        )
        self._bar.asked.connect(self._go_to)
        self._form_side = QWidget()
        self._content = Stack(
            label(gettext("Settings"), "title"), self._group_stack, self.reminder_ways,
            *self._others,
            spacing=SPACING, margins=(24, 18, 24, 18),
        )  # fmt: skip
        self._content.column.addStretch(1)
        self._area = fill_page(self._form_side, self._content, FORM_DIGITS)
        scroll_bar = self._area.verticalScrollBar()
        for scrolled in (scroll_bar.valueChanged, scroll_bar.rangeChanged):
            scrolled.connect(self._mark_in_sight)
        # Whether the page was scrolled since the keyboard went where it is.
        self._scrolled_by_hand = False
        scroll_bar.actionTriggered.connect(self._go_by_sight)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._go_by_keyboard)
        self._mark_in_sight()
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self._bar)
        self._body.addWidget(self._form_side, 1)
        on_new_type(self, self._arrange)

    def go_to(self, group: str) -> None:
        """Bring the card of one of `GROUPS` to the top, with the keyboard on its first field."""
        self._go_to(list(GROUPS).index(group))

    def show_program(self, program: Program) -> None:
        """Offer what that program has; the settings are to be shown anew then."""
        before = self._program
        self._program = program
        if (program.exercises, program.timing) == (before.exercises, before.timing):
            return
        focused = self.focusWidget()
        name = focused.accessibleName() if focused is not None else ""
        # Until the field that was in use is there again.
        move_focus(self._group_stack, self._area)
        self._group_stack.clear()
        self._editors.deleteLater()
        self._fill_groups()
        self._align_fields()
        if name and self._area.hasFocus():
            fields = (w for card in self._groups for w in card.findChildren(QWidget))
            same = (field for field in fields if field.accessibleName() == name)
            next(same, self._area).setFocus()

    def show_settings(self, settings: Settings) -> None:
        """Show these settings."""
        self._editors.show_settings(settings)
        if self._picture is not None:
            drawn = next(exercise for exercise in self._program.exercises if exercise.figure)
            self._picture.show_exercise(drawn, settings.first_side)
        self.show_differences(settings)

    def show_differences(self, settings: Settings) -> None:
        """Offer to reset what differs from the usual, after a change that the form shows."""
        for card in self._groups:
            card.show_settings(settings)

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        self._colors = colors
        if self._picture is not None:
            self._picture.set_colors(colors)

    def set_figure(self, person: Person, reduced_motion: bool) -> None:
        """Paint that person; `reduced_motion`, at rest."""
        self._person, self._reduced_motion = person, reduced_motion
        if self._picture is not None:
            self._picture.set_figure(person, reduced_motion)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the names of the groups beside the form where there is room, else above it."""
        spare = self.width() - self._bar.column_width - digits_px(self, FORM_DIGITS)
        wide = spare >= 0
        directions = QBoxLayout.Direction
        self._body.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._bar.set_upright(wide)
        alignments = Qt.AlignmentFlag
        self._area.setAlignment(alignments.AlignLeft if wide else alignments.AlignHCenter)
        # Names and form stand in the middle of the page together.
        self._body.setContentsMargins(max(0, spare // 2), 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if scroll_to_end(self._area, event):
            self._go_by_sight()
        else:
            super().keyPressEvent(event)

    def _fill_groups(self) -> None:
        """Make the cards of all groups, whose settings the program has a part in."""
        self._editors = SettingEditors(self._program, self._group_stack)
        self._editors.changed.connect(self.changed)
        self._editors.preset_chosen.connect(self.preset_chosen)
        self._picture = self._make_picture()
        below = {"Sound": [self._listen_button()]}
        cards = {group: self._card(group, *below.get(group, ())) for group in GROUPS}
        self._groups = tuple(cards.values())
        if self._voice_note:
            cards["Sound"].column.addWidget(label(self._voice_note, "muted"))
        cards["Look"].column.addWidget(label(gettext(REDUCED_TEXT), "muted"))
        if self._picture is not None:
            cards["Figure"].column.addWidget(self._picture)
        for card in self._groups:
            self._group_stack.column.addWidget(card)

    def _align_fields(self) -> None:
        """Let what is set stand at the same place in every card."""
        # By the stack's type: that of the names in it is still the one before.
        text_width = self._group_stack.fontMetrics().horizontalAdvance
        names = [name for card in self._groups for name in card.names]
        names += self.reminder_ways.names
        width = max(text_width(name.text()) for name in names) + 1
        for name in names:
            name.setFixedWidth(min(width, digits_px(self._group_stack, MAX_NAME_DIGITS)))

    def _card(self, group: str, *below: QWidget) -> GroupCard:
        rows = [row for key in GROUPS[group] for row in self._editors.rows(key)]
        card = GroupCard(group, rows, *below)
        card.settings_asked.connect(self.settings_asked)
        return card

    def _go_to(self, place: int) -> None:
        """Bring a card to the top, with the keyboard on its first field."""
        card = self._cards[place]
        card.setFocus(Qt.FocusReason.TabFocusReason)
        # Also where it was there before.
        self._go_by_keyboard()
        self._scroll_to(card)

    @property
    def _cards(self) -> tuple[Card, ...]:
        """The cards that the bar names, in their order."""
        return (*self._groups, self.program_card, self.people_card, self.data_card)

    def _go_by_keyboard(self) -> None:
        self._scrolled_by_hand = False
        self._mark_in_sight()

    def _go_by_sight(self) -> None:
        self._scrolled_by_hand = True
        self._mark_in_sight()

    def _mark_in_sight(self) -> None:
        """Mark the card that is read: the last one that begins above a line in the view, or of
        those that begin in sight above it the one that the keyboard has just gone to. The line
        ends the upper quarter; at the page's end, where no other card comes up to it, it goes
        down to the lower edge."""
        bar, height = self._area.verticalScrollBar(), self._area.viewport().height()
        tops = [card.mapTo(self._content, card.rect().topLeft()).y() for card in self._cards]
        quarter, end = height / 4, bar.maximum()
        last_come_up = max((top - quarter for top in tops if top - quarter < end), default=0.0)
        part = max(0.0, bar.value() - last_come_up) / (end - last_come_up) if end else 0.0
        line = bar.value() + quarter + part * (height - quarter)
        begun = [place for place, top in enumerate(tops) if top <= line]
        read = begun[-1] if begun else 0
        focused = self.focusWidget()
        if focused is not None and not self._scrolled_by_hand:
            in_sight = [place for place in begun if tops[place] >= bar.value()]
            with_keyboard = (p for p in in_sight if self._cards[p].isAncestorOf(focused))
            read = next(with_keyboard, read)
        self._bar.mark(read)

    def _scroll_to(self, card: Card) -> None:
        """Bring that card to the top."""

        def scroll() -> None:
            top = card.mapTo(self._content, card.rect().topLeft()).y()
            self._area.verticalScrollBar().setValue(top - SPACING)

        # Once the card has its place.
        QTimer.singleShot(0, self, scroll)

    def _listen_button(self) -> QPushButton:
        listen = button(gettext("Listen"))
        listen.clicked.connect(self.preview_asked)
        return listen

    def _make_picture(self) -> FigureView | None:
        """The person as it is set, in the program's first exercise that has a figure."""
        if not any(exercise.figure for exercise in self._program.exercises):
            return None
        picture = FigureView(self._clock_ms, self._colors)
        picture.set_figure(self._person, self._reduced_motion)
        picture.setFixedWidth(PICTURE_WIDTH)
        picture.fit_width(PICTURE_WIDTH)
        return picture
