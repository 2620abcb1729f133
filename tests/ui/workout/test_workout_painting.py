"""What the follow-along view is put together from: where it stands, its sizes, its layer."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QRegion, QTransform
from PySide6.QtWidgets import QApplication

from glutetimer.core.frozen import replace
from glutetimer.core.program import Level, Side
from glutetimer.core.session import Act, Session
from glutetimer.core.timeline import Plan
from glutetimer.ui.theme import CONTRAST, DARK, LIGHT, Colors
from glutetimer.ui.workout.geometry import view_geometry
from glutetimer.ui.workout.items import (
    LEFT,
    RIGHT,
    Item,
    KeyLegend,
    KeyList,
    TextLine,
    WrappedText,
)
from glutetimer.ui.workout.layer import Layer, Viewport
from glutetimer.ui.workout.palette import view_palette
from glutetimer.ui.workout.scene import ViewState, scene_at
from glutetimer.ui.workout.scene_items import items_of
from glutetimer.ui.workout.text_fitting import Typesetting, widest_line
from tests.support.programs import worked_list
from tests.support.shown_items import ink_rect
from tests.ui.workout.shown_scenes import (
    LEVELS,
    PROGRAM,
    SIZES,
    all_texts,
    items_at,
    letters_px,
    with_number,
)

LAPTOP = QSize(1366, 768)
WARNING = (
    "⚠ /home/somebody/.local/share/glutetimer/history.db cannot be written: "
    "there is no space left on the disk."
)
COLOR_SCHEMES = [LIGHT, DARK, CONTRAST]
IN_RING = ("number_label", "number", "number_suffix")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("warning", ["", WARNING])
def test_no_words_are_cut_off_or_overlap(
    qapp: QApplication, size: tuple[int, int], warning: str
) -> None:
    window = QRectF(0, 0, *size).adjusted(-0.01, -0.01, 0.01, 0.01)
    # Most items stay as and where they are from one moment to the next.
    seen: dict[str, Item] = {}
    last_rects: dict[str, QRectF] = {}
    for texts in dict.fromkeys(texts for level in LEVELS for texts in all_texts(level)):
        geometry = view_geometry(*size, texts, bool(warning))
        items = items_of(texts, geometry, view_palette(texts.view_state, LIGHT), warning)
        assert ("warning" in items) is bool(warning)
        for name, item in items.items():
            if seen.get(name) == item:
                continue
            seen[name] = item
            reach = item.rect.adjusted(-1.5, -1.5, 1.5, 1.5)
            ink = ink_rect(item)
            assert reach.contains(ink), (texts.headline, name, ink, item.rect)
        rects = {name: item.rect for name, item in items.items()}
        rects |= {"figure": geometry.figure, "bar": geometry.bar}
        if rects == last_rects:
            continue
        last_rects = rects
        for rect in rects.values():
            assert rect.isEmpty() or window.contains(rect)
        for (one, a), (other, b) in combinations(rects.items(), 2):
            if one == "ring" and other in IN_RING:
                assert a.contains(b)
                continue
            both = a.intersected(b)
            assert min(both.width(), both.height()) < 1, (texts.headline, one, other, both)


@pytest.mark.parametrize("size", [(640, 440), (720, 520), (1366, 768)])
@pytest.mark.parametrize(("rotation_deg", "ratio"), [(0, 1.0), (-90, 1.0), (90, 1.0), (0, 1.5)])
def test_no_item_that_changes_takes_ink_from_another(
    qapp: QApplication, size: tuple[int, int], rotation_deg: int, ratio: float
) -> None:
    """After any change the layer is what it would be had nothing else been there before."""
    viewport = Viewport(QSize(*size), ratio, rotation_deg)
    # Qt paints the edges of a large letter a little otherwise the first time: on the first one.
    rehearsed, kept = Layer(), Layer()
    for texts in dict.fromkeys(all_texts(PROGRAM.levels[3])):
        ground = view_palette(texts.view_state, LIGHT).ground
        items = items_at(viewport, texts)
        # A number of two digits has been there, and a note.
        before = items_at(viewport, with_number(texts, "20"), WARNING)
        for layer in (rehearsed, kept):
            layer.show(viewport, ground, before)
            layer.show(viewport, ground, items)
        fresh = Layer()
        fresh.show(viewport, ground, items)
        assert layer_picture(kept, viewport) == layer_picture(fresh, viewport), texts.spoken


@pytest.mark.parametrize("size", SIZES)
def test_the_number_does_not_touch_its_ring(qapp: QApplication, size: tuple[int, int]) -> None:
    for texts in set(all_texts(PROGRAM.levels[3])):
        if texts.view_state in (ViewState.WORK, ViewState.READY, ViewState.SWITCH):
            items = items_at(Viewport(QSize(*size), 1.0, 0), with_number(texts, "20"))
            ring = items["ring"].rect.toAlignedRect()
            numbers = [items[name] for name in IN_RING if name in items]
            inner, alone, both = (
                inked_pixels(ring, *painted)
                for painted in (numbers, [items["ring"]], [items["ring"], *numbers])
            )
            assert inner + alone == both, texts.headline


@pytest.mark.parametrize("rotation_deg", [-90, 90])
def test_rotated_words_are_upright_words_rotated(qapp: QApplication, rotation_deg: int) -> None:
    rotated, upright = Viewport(LAPTOP, 1.0, rotation_deg), Viewport(LAPTOP.transposed(), 1.0, 0)
    texts = next(all_texts(PROGRAM.levels[0]))
    # Qt paints the edges of a large letter a little otherwise the first time.
    Layer().show(upright, LIGHT.ground, items_at(upright, texts))
    pictures = []
    for viewport in (rotated, upright):
        layer = Layer()
        layer.show(viewport, LIGHT.ground, items_at(viewport, texts))
        pictures.append(layer_picture(layer, viewport))
    assert pictures[0] == pictures[1].transformed(QTransform().rotate(rotation_deg))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("level", PROGRAM.levels, ids=lambda level: level.id)
def test_what_stands_in_one_place_in_turn_has_one_size(
    qapp: QApplication, size: tuple[int, int], level: Level
) -> None:
    in_reps = [texts for texts in all_texts(level) if texts.view_state is ViewState.WORK]
    viewport = Viewport(QSize(*size), 1.0, 0)
    for exercise in {texts.exercise for texts in in_reps}:
        shown = [texts for texts in in_reps if texts.exercise == exercise]
        shown += [replace(in_reps[0], exercise=exercise, form_cue=cue) for cue in exercise.cues]
        items = [items_at(viewport, texts) for texts in shown]
        for name in ("leg", "position", "headline", "form_cue"):
            assert len({letters_px(moment[name]) for moment in items}) == 1, name


@pytest.mark.parametrize("size", SIZES)
def test_what_was_asked_is_about_as_large_as_any_hint(
    qapp: QApplication, size: tuple[int, int]
) -> None:
    session = Session(Plan(PROGRAM.levels[0], Side.LEFT, PROGRAM.timing))
    session.act(Act.START)
    session.act(Act.PAUSE)
    viewport = Viewport(QSize(*size), 1.0, 0)
    hint = items_at(viewport, scene_at(session, 0, 0).texts)["hint"]
    assert isinstance(hint, WrappedText)
    assert hint.layout.lineCount() == 1
    session.act(Act.LEAVE)
    answers = items_at(viewport, scene_at(session, 0, 0).texts)["hint"]
    assert isinstance(answers, KeyList)
    # In a tall window they stand in a narrow place beside the ring.
    least = 0.9 if size[0] > size[1] else 0.75
    assert answers.fitted[0].pixelSize() >= least * hint.layout.font().pixelSize()


@pytest.mark.parametrize("size", SIZES)
def test_the_unit_of_a_hold_has_one_size_whether_it_counts_down_or_not(
    qapp: QApplication, size: tuple[int, int]
) -> None:
    sizes = set()
    for texts in all_texts(worked_list().levels[0]):
        if texts.count.suffix.startswith("second") and texts.view_state is ViewState.WORK:
            unit = items_at(Viewport(QSize(*size), 1.0, 0), texts)["number_suffix"]
            assert isinstance(unit, TextLine)
            sizes.add(unit.font.pixelSize())
    assert len(sizes) == 1


@pytest.mark.parametrize("size", [(640, 440), (720, 520), (1366, 768), (1920, 1080)])
def test_the_keys_can_be_read_from_the_mat(qapp: QApplication, size: tuple[int, int]) -> None:
    session = Session(Plan(PROGRAM.levels[0], Side.LEFT, PROGRAM.timing))
    session.act(Act.START)
    for act in (None, Act.PAUSE):
        if act:
            session.act(act)
        keys = items_at(Viewport(QSize(*size), 1.0, 0), scene_at(session, 0, 0).texts)["keys"]
        assert isinstance(keys, KeyLegend)
        assert keys.fitted[0].pixelSize() >= min(size) / 36
        assert "Space" not in dict(keys.keys), "the hint says it, larger"


@pytest.mark.parametrize("size", [(640, 440), (720, 520), (1024, 768), (1366, 768)])
def test_how_to_lie_is_not_smaller_than_the_clock(
    qapp: QApplication, size: tuple[int, int]
) -> None:
    items = items_at(Viewport(QSize(*size), 1.0, 0), next(all_texts(PROGRAM.levels[0])))
    assert letters_px(items["position"]) >= letters_px(items["time_left"])


@pytest.mark.parametrize("size", SIZES)
def test_from_getting_ready_to_the_first_rep_nothing_jumps(size: tuple[int, int]) -> None:
    ready, lift = (next(w for w in all_texts(PROGRAM.levels[0]) if w.view_state is view_state)
                   for view_state in (ViewState.READY, ViewState.WORK))  # fmt: skip
    assert ready.shows_keys
    before, after = (view_geometry(*size, texts) for texts in (ready, lift))
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
    viewport = Viewport(LAPTOP, 1.0, 0)
    # Of each state the first.
    seen = {texts.view_state: texts for texts in reversed(list(all_texts(PROGRAM.levels[0])))}
    for view_state in (ViewState.READY, ViewState.PAUSED, ViewState.WORK):
        items = items_at(viewport, seen[view_state], WARNING)
        assert {"warning", "keys", "following"} <= items.keys()
        assert not items["warning"].rect.intersects(items["keys"].rect)
    tall = Viewport(LAPTOP.transposed(), 1.0, 0)
    for where, view_state in ((viewport, ViewState.SWITCH), (tall, ViewState.WORK)):
        assert "keys" in items_at(where, seen[view_state])
        assert "keys" not in items_at(where, seen[view_state], WARNING), "in their place"


def test_keys_stand_in_even_rows(qapp: QApplication) -> None:
    """Six of one length, with room for four in a row."""
    for count, rows in ((4, [4]), (6, [3, 3]), (7, [4, 3])):
        keys = KeyLegend(QRectF(0, 0, 500, 90), (("A", "a key"),) * count, LIGHT.text, 22)
        tops = [box.cap.top() for box in keys.fitted[1]]
        assert [tops.count(top) for top in sorted(set(tops))] == rows


def test_keys_stand_in_one_row_where_that_costs_little_of_their_size(qapp: QApplication) -> None:
    keys = (("A", "a key"),) * 5
    for width, rows in ((700, 1), (560, 1), (380, 2)):
        rect = QRectF(20, 0, width, 90)
        font, boxes = KeyLegend(rect, keys, LIGHT.text, 22, RIGHT).fitted
        assert len({box.cap.top() for box in boxes}) == rows
        assert max(box.meaning.right() for box in boxes) == pytest.approx(rect.right(), abs=0.5)
        assert font.pixelSize() > 22 * KeyLegend.MIN_IN_ONE_ROW


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
        palette = view_palette(view_state, colors)
        for color in (palette.text, palette.headline):
            assert contrast(color, palette.ground) >= 4.5, (view_state, color)
        assert contrast(palette.on_disc, palette.disc) >= 4.5, view_state
        assert contrast(palette.on_accent, palette.accent) >= 4.5, view_state
        assert contrast(palette.bar, palette.track) >= 2, view_state


@pytest.mark.parametrize("colors", COLOR_SCHEMES, ids=["light", "dark", "contrast"])
def test_each_state_has_a_ground_of_its_own(colors: Colors) -> None:
    assert len({view_palette(view_state, colors).ground for view_state in ViewState}) == len(
        ViewState
    )


@pytest.mark.parametrize("rotation_deg", [0, -90, 90])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_rotated_view_fills_the_window_as_well(rotation_deg: int, ratio: float) -> None:
    viewport = Viewport(LAPTOP, ratio, rotation_deg)
    assert viewport.window_pixels(QRectF(0, 0, *viewport.view_size)) == QRect(QPoint(), LAPTOP)
    assert (viewport.view_size == (768, 1366)) is (rotation_deg != 0)


def layer_picture(layer: Layer, viewport: Viewport) -> QImage:
    """What the layer puts on the screen."""
    size = viewport.size * viewport.ratio
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.setDevicePixelRatio(viewport.ratio)
    painter = QPainter(image)
    layer.paint(painter, QRegion(viewport.window_rect))
    painter.end()
    image.setDevicePixelRatio(1)
    return image


def inked_pixels(rect: QRect, *items: Item) -> int:
    """How many pixels of the rectangle have ink of the items."""
    image = QImage(rect.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-rect.topLeft())
    for item in items:
        item.paint(painter)
    painter.end()
    pixels = memoryview(image.constBits()).cast("I").tolist()
    return len(pixels) - pixels.count(0)


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
