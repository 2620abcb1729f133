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
from glutetimer.ui.workout.geometry import Places, needs_of, places
from glutetimer.ui.workout.items import LEFT, Digits, Line, Paragraph, Part, Pill
from glutetimer.ui.workout.layer import Canvas, Layer
from glutetimer.ui.workout.lists import Keys
from glutetimer.ui.workout.palette import palette_of
from glutetimer.ui.workout.phrases import parts_of
from glutetimer.ui.workout.scene import ViewState, Words, scene
from glutetimer.ui.workout.text_fitting import Setting, widest_line
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
LOOKS = [LIGHT, DARK, CONTRAST]
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
        each
        for each in session.timeline.segments
        if each.rep is None or each.rep.number in (1, each.rep.of)
    ]
    for segment in segments:
        yield scene(session, segment.start_ms, 0).words
    yield scene(session, session.timeline.reps[-1].start_ms, 2_000).words
    session.act(Act.PAUSE)
    for segment in segments:
        yield scene(session, segment.start_ms, 0).words


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
        at = places(*size, needs_of(words))
        parts = parts_of(words, at, palette_of(words.view_state, LIGHT), note)
        assert ("note" in parts) is bool(note)
        for name, part in parts.items():
            reach = part.rect.adjusted(-1.5, -1.5, 1.5, 1.5)
            assert reach.contains(part.ink_rect), (words.word, name, part.ink_rect, part.rect)
        rects = {name: part.rect for name, part in parts.items()}
        rects |= {"picture": at.picture, "bar": at.bar}
        for rect in rects.values():
            assert rect.isEmpty() or window.contains(rect)
        for (one, a), (other, b) in combinations(rects.items(), 2):
            if one == "ring" and other in ("number", "of"):
                assert a.contains(b) or not a.intersects(b)
                continue
            both = a.intersected(b)
            assert min(both.width(), both.height()) < 1, (words.word, one, other, both)


@pytest.mark.parametrize("size", [(640, 440), (720, 520), (1366, 768)])
@pytest.mark.parametrize(("turned_deg", "ratio"), [(0, 1.0), (-90, 1.0), (90, 1.0), (0, 1.5)])
def test_no_part_that_changes_takes_ink_from_another(
    qapp: QApplication, size: tuple[int, int], turned_deg: int, ratio: float
) -> None:
    """After any change the layer is what it would be had nothing else been there before."""
    canvas = Canvas(QSize(*size), ratio, turned_deg)
    kept = Layer()
    for words in dict.fromkeys(all_words(PROGRAM.levels[3])):
        ink = palette_of(words.view_state, LIGHT)
        held = parts_at(canvas, words)
        # A number of two figures has been there, and a note.
        before = parts_at(canvas, replace(words, big="20"), WARNING)
        warm_up(canvas, before, held)
        kept.hold(canvas, ink.ground, before)
        kept.hold(canvas, ink.ground, held)
        fresh = Layer()
        fresh.hold(canvas, ink.ground, held)
        assert layer_picture(kept, canvas) == layer_picture(fresh, canvas), words.spoken


@pytest.mark.parametrize("size", SIZES)
def test_the_number_does_not_touch_its_ring(qapp: QApplication, size: tuple[int, int]) -> None:
    for words in set(all_words(PROGRAM.levels[3])):
        if words.view_state in (ViewState.WORK, ViewState.READY, ViewState.SWITCH):
            parts = parts_at(Canvas(QSize(*size), 1.0, 0), replace(words, big="20"))
            ring = parts["ring"].rect.toAlignedRect()
            inner, both = (
                inked_bytes(ring, *(parts[name] for name in names if name in parts))
                for names in (("number", "of"), ("ring", "number", "of"))
            )
            alone = inked_bytes(ring, parts["ring"])
            assert sum(inner) + sum(alone) == sum(both), words.word


@pytest.mark.parametrize("turned_deg", [-90, 90])
def test_turned_words_are_upright_words_turned(qapp: QApplication, turned_deg: int) -> None:
    turned, upright = Canvas(LAPTOP, 1.0, turned_deg), Canvas(LAPTOP.transposed(), 1.0, 0)
    words = next(all_words(PROGRAM.levels[0]))
    pictures = []
    warm_up(upright, parts_at(upright, words))
    for canvas in (turned, upright):
        layer = Layer()
        layer.hold(canvas, LIGHT.ground, parts_at(canvas, words))
        pictures.append(layer_picture(layer, canvas))
    assert pictures[0] == pictures[1].transformed(QTransform().rotate(turned_deg))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("level", PROGRAM.levels, ids=lambda level: level.id)
def test_what_stands_in_one_place_in_turn_has_one_size(
    qapp: QApplication, size: tuple[int, int], level: Level
) -> None:
    words = [each for each in all_words(level) if each.view_state is ViewState.WORK]
    canvas = Canvas(QSize(*size), 1.0, 0)
    for exercise in {each.exercise for each in words}:
        parts = [parts_at(canvas, each) for each in words if each.exercise == exercise]
        parts += [
            parts_at(canvas, replace(words[0], exercise=exercise, cue=cue)) for cue in exercise.cues
        ]
        for name in ("leg", "position", "word", "cue"):
            assert len({letters_px(each[name]) for each in parts}) == 1, name


@pytest.mark.parametrize("size", [(640, 440), (720, 520), (1024, 768), (1366, 768)])
def test_how_to_lie_is_not_smaller_than_the_clock(
    qapp: QApplication, size: tuple[int, int]
) -> None:
    parts = parts_at(Canvas(QSize(*size), 1.0, 0), next(all_words(PROGRAM.levels[0])))
    assert letters_px(parts["position"]) >= letters_px(parts["left"])


@pytest.mark.parametrize("size", SIZES)
def test_from_getting_ready_to_the_first_rep_nothing_jumps(size: tuple[int, int]) -> None:
    ready, lift = (next(w for w in all_words(PROGRAM.levels[0]) if w.view_state is view_state)
                   for view_state in (ViewState.READY, ViewState.WORK))  # fmt: skip
    assert ready.keys
    before, after = (places(*size, needs_of(each)) for each in (ready, lift))
    stay = ["leg", "position", "left", "bar", "following"]
    if size[0] >= size[1]:
        stay += ["ring", "word", "hint"]
        assert (before.picture.topLeft(), before.picture.width()) == (
            after.picture.topLeft(), after.picture.width())  # fmt: skip
    for name in stay:
        assert getattr(before, name) == getattr(after, name), name


def test_a_warning_is_seen_beside_the_keys_and_the_paused_session_is_told_one(
    qapp: QApplication,
) -> None:
    canvas = Canvas(LAPTOP, 1.0, 0)
    # Of each mood the first.
    seen = {words.view_state: words for words in reversed(list(all_words(PROGRAM.levels[0])))}
    assert {"note", "keys"} <= parts_at(canvas, seen[ViewState.READY], WARNING).keys()
    assert "following" not in parts_at(canvas, seen[ViewState.READY], WARNING)
    assert {"note", "keys", "following"} <= parts_at(canvas, seen[ViewState.PAUSED], WARNING).keys()


def test_keys_stand_in_even_rows(qapp: QApplication) -> None:
    """Five of one length, with room for four in a row."""
    for count, rows in ((4, [4]), (5, [3, 2]), (7, [4, 3])):
        keys = Keys(QRectF(0, 0, 500, 90), (("A", "a key"),) * count, LIGHT.text, 22)
        tops = [cap.top() for cap, _ in keys.placed[1]]
        assert [tops.count(top) for top in sorted(set(tops))] == rows


@pytest.mark.parametrize("width", range(300, 500, 20))
def test_no_word_is_left_alone_on_the_last_line(qapp: QApplication, width: int) -> None:
    text = "Turn the toes of the top leg toward the floor"
    _, (layout,) = Setting(30, align=LEFT).fit((text,), QRectF(0, 0, width, 400))
    lengths = [layout.lineAt(i).naturalTextWidth() for i in range(layout.lineCount())]
    assert len(lengths) > 1
    assert lengths[-1] > widest_line(layout) / 2


def test_words_are_as_large_as_fits(qapp: QApplication) -> None:
    """A long word that just does not fit in its place is made no smaller than it must be."""
    rect = QRectF(0, 0, 590, 80)
    made, _ = Setting(69, bold=True).fit(("Circle backward",), rect)
    larger = Setting(made.pixelSize() + 1, bold=True).fit(("Circle backward",), rect)[0]
    assert 50 < made.pixelSize() < 69
    assert larger.pixelSize() == made.pixelSize()


@pytest.mark.parametrize("colors", LOOKS, ids=["light", "dark", "contrast"])
def test_text_stands_out_from_its_ground_in_every_mood(colors: Colors) -> None:
    for view_state in ViewState:
        ink = palette_of(view_state, colors)
        for color in (ink.text, ink.word):
            assert contrast(color, ink.ground) >= 4.5, (view_state, color)
        assert contrast(ink.on_disc, ink.disc) >= 4.5, view_state
        assert contrast(ink.on_accent, ink.accent) >= 4.5, view_state
        assert contrast(ink.bar, ink.track) >= 2, view_state


@pytest.mark.parametrize("colors", LOOKS, ids=["light", "dark", "contrast"])
def test_each_mood_has_a_ground_of_its_own(colors: Colors) -> None:
    assert len({palette_of(view_state, colors).ground for view_state in ViewState}) == len(
        ViewState
    )


@pytest.mark.parametrize("turned_deg", [0, -90, 90])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_turned_view_fills_the_window_as_well(turned_deg: int, ratio: float) -> None:
    canvas = Canvas(LAPTOP, ratio, turned_deg)
    assert canvas.covered(QRectF(0, 0, *canvas.across)) == QRect(QPoint(), LAPTOP)
    assert (canvas.across == (768, 1366)) is (turned_deg != 0)


def parts_at(canvas: Canvas, words: Words, note: str = "") -> dict[str, Part]:
    at: Places = places(*canvas.across, needs_of(words))
    return parts_of(words, at, palette_of(words.view_state, LIGHT), note)


def layer_picture(layer: Layer, canvas: Canvas) -> QImage:
    """What the layer puts on the screen."""
    size = canvas.size * canvas.ratio
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.setDevicePixelRatio(canvas.ratio)
    painter = QPainter(image)
    layer.paint(painter, QRegion(canvas.whole))
    painter.end()
    image.setDevicePixelRatio(1)
    return image


def warm_up(canvas: Canvas, *held: dict[str, Part]) -> None:
    """Qt paints the edges of a large letter a little otherwise the first time."""
    for parts in held:
        Layer().hold(canvas, LIGHT.ground, parts)


def inked_bytes(rect: QRect, *parts: Part) -> bytes:
    """For each pixel whether there is ink of the parts."""
    image = QImage(rect.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-rect.topLeft())
    for part in parts:
        part.paint(painter)
    painter.end()
    return bytes(pixel > 0 for pixel in memoryview(image.constBits()).cast("I"))


def letters_px(part: Part) -> int:
    """How large its letters are."""
    assert isinstance(part, Digits | Line | Paragraph | Pill)
    return part.font.pixelSize()


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 counts it."""
    dark, light = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (light + 0.05) / (dark + 0.05)


def luminance(color: QColor) -> float:
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (color.redF(), color.greenF(), color.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
