from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations

import pytest

from glutetimer.core.translation import (
    ENGLISH,
    GERMAN,
    decimal_text,
    gettext,
    gettext_noop,
    language,
    ngettext,
    number_text,
    pgettext,
    use_language,
)


class Shouting(NullTranslations):
    def gettext(self, message: str) -> str:
        return message.upper() or "The head of the catalog"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        # As in French, where nothing is one, too.
        return (msgid1 if n < 2 else msgid2).upper()

    def pgettext(self, context: str, message: str) -> str:
        return {",": "'", ".": "·"}.get(message, f"{context}: {message}")


@pytest.fixture
def shouting() -> Iterator[None]:
    use_language(GERMAN, Shouting())
    yield
    use_language(ENGLISH, NullTranslations())


def test_english_is_as_it_is_written() -> None:
    assert language() == ENGLISH
    assert gettext("Left") == gettext_noop("Left") == pgettext("a leg", "Left") == "Left"
    assert [ngettext("one", "many", number) for number in (0, 1, 2)] == ["many", "one", "many"]
    assert number_text(2_400_000) == "2,400,000"
    assert [decimal_text(number) for number in (2.5, 10.0)] == ["2.5", "10"]


@pytest.mark.usefixtures("shouting")
def test_another_language_has_its_own_words_plurals_and_marks() -> None:
    assert language() == GERMAN
    assert gettext("Left") == "LEFT"
    assert gettext("") == ""
    assert gettext_noop("Left") == "Left"
    assert pgettext("a leg", "Left") == "a leg: Left"
    assert [ngettext("one", "many", number) for number in (0, 1, 2)] == ["ONE", "ONE", "MANY"]
    assert number_text(2_400_000) == "2'400'000"
    assert decimal_text(2.5) == "2·5"
