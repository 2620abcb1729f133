"""The texts of Learn: each language has all of them, with the same drawings and headings."""

from __future__ import annotations

import re

import pytest

from glutetimer.core.translation import ENGLISH, LANGUAGES
from glutetimer.system.resources import learn_text

OTHERS = [language for language in LANGUAGES if language != ENGLISH]


def outline(name: str, language: str) -> list[str]:
    """What each paragraph is: a heading, a point of a list, a drawing by its name, or text."""
    kinds = re.compile(r"#+ |- |!\[.+\]\((\w+)\)")
    lines = learn_text(name, language).read_text("utf-8").splitlines()
    starts = ((line, kinds.match(line)) for line in lines if line)
    return [(start[1] or start[0]) if start else "text" for _, start in starts]


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", ["muscle", "safety"])
def test_it_has_the_paragraphs_and_drawings_of_the_english_one(name: str, language: str) -> None:
    assert outline(name, language) == outline(name, ENGLISH)
    english = learn_text(name, ENGLISH).read_text("utf-8").splitlines()
    own = learn_text(name, language).read_text("utf-8").splitlines()
    assert not {line for line in own if line} & set(english)
