"""What the window's palette cannot say: frames, corners, padding and the state of a button.

What has the keyboard has a frame in the colour of text, everywhere. What is chosen is tinted, with
a frame and a tick (`buttons.paint_tick`); the main button alone is filled with the accent. Below
the pointer the ground alone is another: a frame there would be taken for a choice, or for a fault.
All colours are roles of the palette (`theme.qt_palette`); Qt reads them when the sheet is set.
Once a widget has a frame of the sheet, Qt's own style does not draw it any more. What that costs
is paid in these places:

- `buttons.Button` measures its frame, which Qt does not tell, to wrap its text;
- `number_inputs.NumberBox` pads its text at the sides, where Qt forgets the padding;
- `picker.Picker` draws the arrow, which goes with Qt's frame;
- `Card`, `text_box.TextBox` and the cells of `review.wrapping_table` take the sheet's sizes from
  here, as Qt tells layouts and delegates nothing of them.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

# In pixels: the line around a card, and what is free beside and above the text of a cell.
CARD_BORDER_PX = 1
CELL_BESIDE_PX, CELL_ABOVE_PX = 12, 8
# From the edge of a field, its line included, to the text in it: beside and above.
FIELD_BESIDE_PX, FIELD_ABOVE_PX = 11, 9
# The sizes of type, as multiples of that of the page's text.
TITLE_SCALE, LARGE_SCALE, DOSE_SCALE, HEADING_SCALE, SMALL_SCALE = 1.9, 1.5, 1.25, 1.2, 0.85


def type_sizes(base_pt: float) -> str:
    """The sizes of the kinds of labels and buttons, beside text of that size in points."""
    title, large, dose, heading, small = (
        base_pt * scale
        for scale in (TITLE_SCALE, LARGE_SCALE, DOSE_SCALE, HEADING_SCALE, SMALL_SCALE)
    )
    return f"""
    QLabel[kind="title"] {{ font-size: {title:.1f}pt; }}
    QLabel[kind="heading"] {{ font-size: {heading:.1f}pt; }}
    QLabel[kind="dose"] {{ font-size: {dose:.1f}pt; }}
    QLabel[kind="small"] {{ font-size: {small:.1f}pt; }}
    QPushButton[kind="main"], QPushButton[kind="later"] {{ font-size: {large:.1f}pt; }}
    """


def style_sheet(base_pt: float) -> str:
    """The style sheet for type of that size in points.

    The property `kind` is what `buttons.button` and `labels.label` take.
    """
    large, dose, heading = (
        f"{base_pt * scale:.1f}pt" for scale in (LARGE_SCALE, DOSE_SCALE, HEADING_SCALE)
    )
    return f"""
    Card {{ background: palette(base); border: {CARD_BORDER_PX}px solid palette(mid);
            border-radius: 12px; }}
    Banner {{ background: palette(base); border: none; border-bottom: 2px solid palette(accent); }}
    QFrame#bar {{ border: none; border-top: 1px solid palette(mid); }}

    {type_sizes(base_pt)}
    QLabel[kind="title"], QLabel[kind="heading"], QLabel[kind="eyebrow"] {{ font-weight: 600; }}

    QPushButton {{ background: palette(base); border: 1px solid palette(dark);
                   border-radius: 8px; padding: 9px 14px; outline: none; }}
    QPushButton:hover {{ background: palette(midlight); }}
    QPushButton:checked {{ background: palette(highlight); color: palette(highlighted-text);
                           border: 2px solid palette(accent); padding: 8px 13px; }}
    QPushButton:focus, QPushButton:checked:focus {{ border: 2px solid palette(text);
                                                    padding: 8px 13px; }}
    QPushButton:disabled {{ color: palette(shadow); border-style: dashed; font-weight: 400; }}
    QPushButton[kind="main"] {{ background: palette(accent); color: palette(bright-text);
                                border: 3px solid palette(accent);
                                font-weight: 600; padding: 10px 26px; }}
    QPushButton[kind="main"]:focus {{ border-color: palette(text); padding: 10px 26px; }}
    QPushButton[kind="later"] {{ border: 3px solid palette(accent); color: palette(accent);
                                 font-weight: 600; padding: 10px 26px; }}
    QPushButton[kind="later"]:focus {{ border-color: palette(text); }}
    QPushButton[kind="page"] {{ background: transparent; border: none; border-radius: 0;
                                border-bottom: 3px solid transparent; padding: 10px 14px; }}
    QPushButton[kind="page"]:hover {{ background: palette(midlight); }}
    QPushButton[kind="page"]:checked {{ color: palette(accent); border: none; padding: 10px 14px;
                                        border-bottom: 3px solid palette(accent); }}
    QPushButton[kind="page"]:focus {{ border: 2px solid palette(text); border-radius: 8px;
                                      padding: 8px 12px 9px 12px; }}
    QPushButton[kind="close"] {{ background: transparent; border-color: transparent;
                                 padding: 2px 10px; }}
    QPushButton[kind="close"]:hover {{ background: palette(midlight); }}
    QPushButton[kind="close"]:focus {{ border-color: palette(text); padding: 1px 9px; }}
    QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent;
                                 color: palette(accent); padding: 5px 10px; }}
    QPushButton[kind="quiet"]:hover {{ background: palette(midlight); }}
    QPushButton[kind="quiet"]:focus {{ border-color: palette(text); padding: 4px 9px; }}
    QPushButton[kind="quiet"]:disabled {{ color: palette(shadow);
                                          border: 1px solid transparent; }}
    ActBar QPushButton {{ padding: 9px 5px; }}
    QPushButton[kind="name"] {{ padding: 9px 12px; }}
    QPushButton[kind="name"]:focus, QPushButton[kind="name"]:checked {{ padding: 8px 11px; }}
    QPushButton[kind="value"] {{ padding: 9px 2px; min-width: 28px; }}
    QPushButton[kind="value"]:focus, QPushButton[kind="value"]:checked {{ padding: 8px 1px; }}
    TodayPage QLabel[kind="eyebrow"][large="true"] {{ font-size: {dose}; }}
    SummaryPage Choice QPushButton, SummaryPage DecisionCard QPushButton,
    SummaryPage DecisionCard QLabel {{ font-size: {dose}; }}
    SummaryPage QLabel[kind="heading"] {{ font-size: {large}; }}
    QPushButton[kind="step"] {{ font-size: {heading}; font-weight: 600; padding: 0 2px;
                                min-width: 40px; }}
    DoseFields QPushButton[kind="step"] {{ min-width: 52px; min-height: 44px; }}
    QPushButton[kind="offer"] {{ border: 2px solid palette(accent); font-weight: 600;
                                 padding: 8px 13px; }}
    QPushButton[kind="offer"]:focus {{ border-color: palette(text); }}
    QPushButton[kind="offer"]:disabled {{ border: 1px dashed palette(dark); padding: 9px 14px; }}
    QPushButton[kind="level"] {{ text-align: left; background: transparent;
                                 border-color: transparent; padding: 6px 14px; }}
    QPushButton[kind="level"]:focus {{ padding: 5px 13px; }}
    QPushButton[kind="level"]:hover {{ background: palette(midlight); }}
    GroupBar QPushButton[kind="level"] {{ padding: 6px 9px; }}
    GroupBar QPushButton[kind="level"]:focus {{ padding: 5px 8px; }}
    GroupBar QPushButton[kind="here"] {{ text-align: left; background: palette(highlight);
                                         color: palette(highlighted-text);
                                         border-color: palette(accent); border-left-width: 4px;
                                         padding: 6px 9px 6px 6px; }}
    GroupBar QPushButton[kind="here"]:focus {{ border-color: palette(text);
                                               border-left-width: 4px;
                                               padding: 5px 8px 5px 6px; }}
    QPushButton[kind="level"]:checked {{ background: palette(highlight);
                                         border-color: palette(accent); padding: 5px 13px; }}
    QPushButton[kind="level"]:focus, QPushButton[kind="level"]:checked:focus {{
        border-color: palette(text); }}

    QLineEdit, QSpinBox, TextBox {{ background: palette(base); border: 1px solid palette(dark);
                           border-radius: 8px;
                           padding: {FIELD_ABOVE_PX - 1}px {FIELD_BESIDE_PX - 1}px;
                           selection-background-color: palette(accent);
                           selection-color: palette(bright-text); }}
    QLineEdit:focus, QSpinBox:focus, TextBox:focus {{
        border: 3px solid palette(text);
        padding: {FIELD_ABOVE_PX - 3}px {FIELD_BESIDE_PX - 3}px; }}
    QSpinBox {{ padding: 7px 10px 6px 10px; }}
    QSpinBox:focus {{ padding: 5px 8px 4px 8px; }}
    QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
    QSpinBox::up-arrow, QSpinBox::down-arrow {{ image: none; width: 0; height: 0; }}
    QComboBox {{ background: palette(base); border: 1px solid palette(dark);
                 border-radius: 8px; padding: 8px 12px; }}
    QComboBox:hover {{ background: palette(midlight); }}
    QComboBox:focus {{ border: 3px solid palette(text); padding: 6px 10px; }}
    QComboBox::drop-down {{ border: none; width: 30px; }}
    QComboBox QAbstractItemView {{ border: 1px solid palette(mid); padding: 4px; outline: none; }}
    QLineEdit[wrong="true"], QSpinBox[wrong="true"], TextBox[wrong="true"],
    QComboBox[wrong="true"] {{
        border: 3px solid palette(accent);
        padding: {FIELD_ABOVE_PX - 3}px {FIELD_BESIDE_PX - 3}px; }}
    QSpinBox[wrong="true"] {{ padding: 5px 8px 4px 8px; }}
    QLineEdit[wrong="true"]:focus, QSpinBox[wrong="true"]:focus, TextBox[wrong="true"]:focus,
    QComboBox[wrong="true"]:focus {{ border-color: palette(text); }}
    QSlider {{ min-height: 38px; }}
    QSlider::groove:horizontal {{ background: palette(window); height: 6px; border-radius: 4px;
                                  border: 1px solid palette(placeholder-text); }}
    QSlider::sub-page:horizontal {{ background: palette(accent); border-radius: 4px;
                                    border: 1px solid palette(accent); }}
    QSlider::handle:horizontal {{ background: palette(base); border: 3px solid palette(accent);
                                  width: 20px; height: 20px; margin: -10px 0;
                                  border-radius: 13px; }}
    QSlider::handle:horizontal:hover {{ background: palette(midlight); }}
    QSlider::handle:horizontal:focus {{ border-color: palette(text); }}

    QMenu {{ background: palette(base); border: 1px solid palette(mid); padding: 6px; }}
    QMenu::item {{ padding: 9px 22px; border: 2px solid transparent; border-radius: 6px; }}
    QMenu::item:selected {{ border-color: palette(text); color: palette(text); }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
    QScrollBar::handle {{ background: palette(dark); border-radius: 4px; min-height: 32px;
                          min-width: 32px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    Outline {{ background: palette(base); border: 1px solid palette(mid); border-radius: 12px;
               padding: 6px; outline: none; }}
    Outline:focus {{ border: 2px solid palette(text); padding: 5px; }}
    Outline::item {{ padding: 5px 8px; border: 1px solid transparent; border-radius: 6px; }}
    Outline::item:disabled {{ color: palette(placeholder-text); }}
    Outline::item:selected {{ background: palette(highlight); color: palette(highlighted-text);
                              border-color: palette(accent); }}
    WrappingTable {{ border: 1px solid palette(mid); border-radius: 12px; padding: 4px; }}
    WrappingTable::item {{ padding: {CELL_ABOVE_PX}px {CELL_BESIDE_PX}px;
                           border-bottom: 1px solid palette(mid); }}
    WrappingTable::item:selected {{ background: palette(highlight);
                                    color: palette(highlighted-text);
                                    border-bottom-color: palette(accent); }}
    WrappingTable QHeaderView::section {{ background: transparent; border: none;
                                          border-bottom: 1px solid palette(mid);
                                          color: palette(placeholder-text);
                                          padding: 8px 15px; font-weight: 600; }}
    Calendar QHeaderView, Calendar QTableCornerButton::section {{ background: transparent;
                                                                  border: none; }}
    """


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Give a property that the sheet goes by another value: Qt looks at it once."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
