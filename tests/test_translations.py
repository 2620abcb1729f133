from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from translations.update import template

CATALOGS = sorted((Path(__file__).parent.parent / "translations").glob("*.po"))
TEMPLATE = template()


def read(file: Path) -> Catalog:
    with file.open("rb") as opened:
        return read_po(opened)


def keys(catalog: Catalog) -> set[tuple[object, object]]:
    return {(message.context, message.id) for message in catalog if message.id}


def texts(entry: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry or ())


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def messages(file: Path) -> list[Message]:
    return [message for message in read(file) if message.id]


def shown(message: Message) -> str:
    return f"{message.context or ''} {texts(message.id)[0]}".strip()


@pytest.fixture(params=CATALOGS, ids=lambda file: file.stem)
def catalog(request: pytest.FixtureRequest) -> Path:
    file: Path = request.param
    return file


def test_there_is_a_catalog_of_german() -> None:
    assert [file.stem for file in CATALOGS] == ["de"]


def test_a_catalog_has_the_messages_of_the_source_and_no_other(catalog: Path) -> None:
    assert keys(read(catalog)) == keys(TEMPLATE), "make translations brings it up to date"
    assert not read(catalog).obsolete


def test_every_message_is_translated_in_all_its_forms(catalog: Path) -> None:
    missing = [shown(message) for message in messages(catalog) if not all(texts(message.string))]
    assert missing == []
    assert not [shown(message) for message in messages(catalog) if message.fuzzy]


def test_translations_have_the_places_to_fill_of_their_message(catalog: Path) -> None:
    wrong = []
    for message in messages(catalog):
        expected = fields(texts(message.id)[-1])
        for text in texts(message.string):
            # "one session" needs no number.
            least = expected - {"number"} if len(texts(message.id)) > 1 else expected
            if not least <= fields(text) <= expected:
                wrong.append((shown(message), text))
    assert wrong == []


def test_translations_begin_and_end_as_their_message_does(catalog: Path) -> None:
    # A blank that is lost joins two words; a full stop that is lost, two sentences.
    wrong = []
    for message in messages(catalog):
        for source, text in zip(texts(message.id), texts(message.string), strict=False):
            if len(source) == 1:
                continue
            blanks = source[:1].isspace() == text[:1].isspace()
            ends = source[-1:] in ".:?…" or source[-1:].isspace()
            if not blanks or (ends and source[-1:] != text[-1:]):
                wrong.append((source, text))
    assert wrong == []
