"""What the follow-along view is put together from: where it stands, its sizes, its layer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QRegion, QTransform
from PySide6.QtWidgets import QApplication

from glutetimer.core.program import Level, Side
from glutetimer.core.session import Act, Session
from glutetimer.core.timeline import Plan
from glutetimer.ui.theme import CONTRAST, DARK, LIGHT, Colors
from glutetimer.ui.workout.geometry import space_needs, view_geometry
from glutetimer.ui.workout.layer import Canvas, Layer
from glutetimer.ui.workout.list_items import KeyLegend
from glutetimer.ui.workout.palette import palette_of
from glutetimer.ui.workout.scene import ViewState, Words, scene_at
from glutetimer.ui.workout.scene_items import items_of
from glutetimer.ui.workout.text_fitting import Typesetting, widest_line
from glutetimer.ui.workout.text_items import LEFT, Digits, Item, Pill, TextLine, WrappedText
from tests.support.programs import built_in

PROGRAM = built_in()
LAPTOP = QSize(1366, 768)
# The least window, usual ones, wide and tall ones; a turned window is a tall one.
SIZES = [
    (640, 440),
    (720, 520),
    (1024, 768),
    (1366, 768),
    (1920, 1080),
    (2560, 1080),
    (440, 640),
    (520, 720),
    (768, 1366),
]
COLOR_SCHEMES = [LIGHT, DARK, CONTRAST]
WARNING = (
    "⚠ /home/somebody/.local/share/glutetimer/history.db cannot be written: "
    "there is no space left on the disk."
)


def all_words(level: Level) -> Iterator[Words]:
    """What is to be read in each phase of a session, also paused and counting."""
    session = Session(Plan(level, Side.LEFT, PROGRAM.timing))
    session.act(Act.START)
    # Its first and its last rep stand for a set.
    segments = [
        segment
        for segment in session.timeline.segments
        if segment.rep is None or segment.rep.number in (1, segment.rep.count)
    ]
    for segment in segments:
        yield scene_at(session, segment.start_ms, 0).words
    yield scene_at(session, session.timeline.reps[-1].start_ms, 2_000).words
    session.act(Act.PAUSE)
    for segment in segments:
        yield scene_at(session, segment.start_ms, 0).words


def undrawn(level: Level) -> Level:
    """A level of exercises that have no figure."""
    doses = [replace(dose, exercise=replace(dose.exercise, figure=None)) for dose in level.doses]
    return replace(level, doses=tuple(doses))


LEVELS = [*PROGRAM.levels, undrawn(PROGRAM.levels[0]), undrawn(PROGRAM.levels[3])]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("note", ["", WARNING])
def test_no_words_are_cut_off_or_overlap(
    qapp: QApplication, size: tuple[int, int], note: str
) -> None:
    window = QRectF(0, 0, *size).adjusted(-0.01, -0.01, 0.01, 0.01)
    for words in {words for level in LEVELS for words in all_words(level)}:
        geometry = view_geometry(*size, space_needs(words))
        items = items_of(words, geometry, palette_of(words.view_state, LIGHT), note)
        assert ("note" in items) is bool(note)
        for name, item in items.items():
            reach = item.rect.adjusted(-1.5, -1.5, 1.5, 1.5)
            assert reach.contains(item.ink_rect), (words.headline, name, item.ink_rect, item.rect)
        rects = {name: item.rect for name, item in items.items()}
        rects |= {"figure": geometry.figure, "bar": geometry.bar}
        for rect in rects.values():
            assert rect.isEmpty() or window.contains(rect)
        for (one, a), (other, b) in combinations(rects.items(), 2):
            if one == "ring" and other in ("number", "number_suffix"):
                assert a.contains(b) or not a.intersects(b)
                continue
            both = a.intersected(b)
            assert min(both.width(), both.height()) < 1, (words.headline, one, other, both)


@pytest.mark.parametrize("size", [(640, 440), (720, 520), (1366, 768)])
@pytest.mark.parametrize(("rotation_deg", "ratio"), [(0, 1.0), (-90, 1.0), (90, 1.0), (0, 1.5)])
def test_no_item_that_changes_takes_ink_from_another(
    qapp: QApplication, size: tuple[int, int], rotation_deg: int, ratio: float
) -> None:
    """After any change the layer is what it would be had nothing else been there before."""
    canvas = Canvas(QSize(*size), ratio, rotation_deg)
    kept = Layer()
    for words in dict.fromkeys(all_words(PROGRAM.levels[3])):
        ground = palette_of(words.view_state, LIGHT).ground
        items = items_at(canvas, words)
        # A number of two digits has been there, and a note.
        before = items_at(canvas, replace(words, number="20"), WARNING)
        warm_up(canvas, before, items)
        kept.show(canvas, ground, before)
        kept.show(canvas, ground, items)
        fresh = Layer()
        fresh.show(canvas, ground, items)
        assert layer_picture(kept, canvas) == layer_picture(fresh, canvas), words.spoken


@pytest.mark.parametrize("size", SIZES)
def test_the_number_does_not_touch_its_ring(qapp: QApplication, size: tuple[int, int]) -> None:
    for words in set(all_words(PROGRAM.levels[3])):
        if words.view_state in (ViewState.WORK, ViewState.READY, ViewState.SWITCH):
            items = items_at(Canvas(QSize(*size), 1.0, 0), replace(words, number="20"))
            ring = items["ring"].rect.toAlignedRect()
            inner, both = (
                inked_bytes(ring, *(items[name] for name in names if name in items))
                for names in (("number", "number_suffix"), ("ring", "number", "number_suffix"))
            )
            alone = inked_bytes(ring, items["ring"])
            assert sum(inner) + sum(alone) == sum(both), words.headline


@pytest.mark.parametrize("rotation_deg", [-90, 90])
def test_rotated_words_are_upright_words_rotated(qapp: QApplication, rotation_deg: int) -> None:
    rotated, upright = Canvas(LAPTOP, 1.0, rotation_deg), Canvas(LAPTOP.transposed(), 1.0, 0)
    words = next(all_words(PROGRAM.levels[0]))
    pictures = []
    warm_up(upright, items_at(upright, words))
    for canvas in (rotated, upright):
        layer = Layer()
        layer.show(canvas, LIGHT.ground, items_at(canvas, words))
        pictures.append(layer_picture(layer, canvas))
    assert pictures[0] == pictures[1].transformed(QTransform().rotate(rotation_deg))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("level", PROGRAM.levels, ids=lambda level: level.id)
def test_what_stands_in_one_place_in_turn_has_one_size(
    qapp: QApplication, size: tuple[int, int], level: Level
) -> None:
    in_reps = [words for words in all_words(level) if words.view_state is ViewState.WORK]
    canvas = Canvas(QSize(*size), 1.0, 0)
    for exercise in {words.exercise for words in in_reps}:
        shown = [words for words in in_reps if words.exercise == exercise]
        shown += [replace(in_reps[0], exercise=exercise, form_cue=cue) for cue in exercise.cues]
        items = [items_at(canvas, words) for words in shown]
        for name in ("leg", "position", "headline", "form_cue"):
            assert len({letters_px(moment[name]) for moment in items}) == 1, name


@pytest.mark.parametrize("size", [(640, 440), (720, 520), (1024, 768), (1366, 768)])
def test_how_to_lie_is_not_smaller_than_the_clock(
    qapp: QApplication, size: tuple[int, int]
) -> None:
    items = items_at(Canvas(QSize(*size), 1.0, 0), next(all_words(PROGRAM.levels[0])))
    assert letters_px(items["position"]) >= letters_px(items["time_left"])


@pytest.mark.parametrize("size", SIZES)
def test_from_getting_ready_to_the_first_rep_nothing_jumps(size: tuple[int, int]) -> None:
    ready, lift = (next(w for w in all_words(PROGRAM.levels[0]) if w.view_state is view_state)
                   for view_state in (ViewState.READY, ViewState.WORK))  # fmt: skip
    assert ready.shows_keys
    before, after = (view_geometry(*size, space_needs(words)) for words in (ready, lift))
    stay = ["leg", "position", "time_left", "bar", "following"]
    if size[0] >= size[1]:
        stay += ["ring", "headline", "hint"]
        assert (before.figure.topLeft(), before.figure.width()) == (
            after.figure.topLeft(), after.figure.width())  # fmt: skip
    for name in stay:
        assert getattr(before, name) == getattr(after, name), name


def test_a_warning_is_seen_beside_the_keys_and_the_paused_session_is_told_one(
    qapp: QApplication,
) -> None:
    canvas = Canvas(LAPTOP, 1.0, 0)
    # Of each state the first.
    seen = {words.view_state: words for words in reversed(list(all_words(PROGRAM.levels[0])))}
    assert {"note", "keys"} <= items_at(canvas, seen[ViewState.READY], WARNING).keys()
    assert "following" not in items_at(canvas, seen[ViewState.READY], WARNING)
    assert {"note", "keys", "following"} <= items_at(canvas, seen[ViewState.PAUSED], WARNING).keys()


def test_keys_stand_in_even_rows(qapp: QApplication) -> None:
    """Five of one length, with room for four in a row."""
    for count, rows in ((4, [4]), (5, [3, 2]), (7, [4, 3])):
        keys = KeyLegend(QRectF(0, 0, 500, 90), (("A", "a key"),) * count, LIGHT.text, 22)
        tops = [box.cap.top() for box in keys.fitted[1]]
        assert [tops.count(top) for top in sorted(set(tops))] == rows


@pytest.mark.parametrize("width", range(300, 500, 20))
def test_no_word_is_left_alone_on_the_last_line(qapp: QApplication, width: int) -> None:
    text = "Turn the toes of the top leg toward the floor"
    _, (layout,) = Typesetting(30, align=LEFT).fit((text,), QRectF(0, 0, width, 400))
    lengths = [layout.lineAt(i).naturalTextWidth() for i in range(layout.lineCount())]
    assert len(lengths) > 1
    assert lengths[-1] > widest_line(layout) / 2


def test_words_are_as_large_as_fits(qapp: QApplication) -> None:
    """A long word that just does not fit in its place is made no smaller than it must be."""
    rect = QRectF(0, 0, 590, 80)
    font, _ = Typesetting(69, bold=True).fit(("Circle backward",), rect)
    larger, _ = Typesetting(font.pixelSize() + 1, bold=True).fit(("Circle backward",), rect)
    assert 50 < font.pixelSize() < 69
    assert larger.pixelSize() == font.pixelSize()


@pytest.mark.parametrize("colors", COLOR_SCHEMES, ids=["light", "dark", "contrast"])
def test_text_stands_out_from_its_ground_in_every_state(colors: Colors) -> None:
    for view_state in ViewState:
        palette = palette_of(view_state, colors)
        for color in (palette.text, palette.headline):
            assert contrast(color, palette.ground) >= 4.5, (view_state, color)
        assert contrast(palette.on_disc, palette.disc) >= 4.5, view_state
        assert contrast(palette.on_accent, palette.accent) >= 4.5, view_state
        assert contrast(palette.bar, palette.track) >= 2, view_state


@pytest.mark.parametrize("colors", COLOR_SCHEMES, ids=["light", "dark", "contrast"])
def test_each_state_has_a_ground_of_its_own(colors: Colors) -> None:
    assert len({palette_of(view_state, colors).ground for view_state in ViewState}) == len(
        ViewState
    )


@pytest.mark.parametrize("rotation_deg", [0, -90, 90])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_rotated_view_fills_the_window_as_well(rotation_deg: int, ratio: float) -> None:
    canvas = Canvas(LAPTOP, ratio, rotation_deg)
    assert canvas.window_pixels(QRectF(0, 0, *canvas.view_size)) == QRect(QPoint(), LAPTOP)
    assert (canvas.view_size == (768, 1366)) is (rotation_deg != 0)


def items_at(canvas: Canvas, words: Words, note: str = "") -> dict[str, Item]:
    geometry = view_geometry(*canvas.view_size, space_needs(words))
    return items_of(words, geometry, palette_of(words.view_state, LIGHT), note)


def layer_picture(layer: Layer, canvas: Canvas) -> QImage:
    """What the layer puts on the screen."""
    size = canvas.size * canvas.ratio
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.setDevicePixelRatio(canvas.ratio)
    painter = QPainter(image)
    layer.paint(painter, QRegion(canvas.window_rect))
    painter.end()
    image.setDevicePixelRatio(1)
    return image


def warm_up(canvas: Canvas, *moments: dict[str, Item]) -> None:
    """Qt paints the edges of a large letter a little otherwise the first time."""
    for items in moments:
        Layer().show(canvas, LIGHT.ground, items)


def inked_bytes(rect: QRect, *items: Item) -> bytes:
    """For each pixel whether there is ink of the items."""
    image = QImage(rect.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-rect.topLeft())
    for item in items:
        item.paint(painter)
    painter.end()
    return bytes(pixel > 0 for pixel in memoryview(image.constBits()).cast("I"))


def letters_px(item: Item) -> int:
    """How large its letters are."""
    assert isinstance(item, Digits | TextLine | WrappedText | Pill)
    return item.font.pixelSize()


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 counts it."""
    dark, light = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (light + 0.05) / (dark + 0.05)


def luminance(color: QColor) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (color.redF(), color.greenF(), color.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
