from __future__ import annotations

import pytest

from glutetimer.core.translation import ENGLISH, LANGUAGES
from glutetimer.system.languages import load_catalog, wanted_locales


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({}, []),
        ({"LANG": "de_DE.UTF-8"}, ["de_DE.UTF-8"]),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "de_AT.UTF-8"}, ["de_AT.UTF-8"]),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "de_DE"}, ["de_DE"]),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": ""}, ["de_DE.UTF-8"]),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "de:fr"}, ["de", "fr", "en_US.UTF-8"]),
        # Who wants the messages as they are written, as programs do that read them.
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C", "LANGUAGE": "de"}, []),
        ({"LC_ALL": "C.UTF-8", "LANGUAGE": "de"}, []),
        ({"LANGUAGE": "de"}, []),
    ],
)
def test_the_environment_says_which_language_is_wanted(
    environ: dict[str, str], wanted: list[str]
) -> None:
    assert wanted_locales(environ) == wanted


def test_every_language_but_english_has_a_catalog() -> None:
    for language in set(LANGUAGES) - {ENGLISH}:
        assert load_catalog(language).info()["language"] == language
