"""Brings the catalogs up to date with the messages in the source, and compiles them.

    make translations

New messages come to `translations/*.po` without a translation, changed ones without theirs, and
those that are gone go.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from translations.build_hook import compile_catalogs

CHECKOUT = Path(__file__).resolve().parent.parent
KEYWORDS = {
    "gettext": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}


def template(made: datetime | str | None = None) -> Catalog:
    """All messages in the source, each with the files that it is in, `made` at that time."""
    catalog = Catalog(creation_date=made)
    found = extract_from_dir(CHECKOUT / "src", keywords=KEYWORDS, comment_tags=["Translators:"])
    for file, _, message, comments, context in found:
        # Without the lines, which would change with everything that is written above.
        catalog.add(message, locations=[(file, 0)], auto_comments=comments, context=context)
    return catalog


def main() -> int:
    """Update and compile; gives the exit code, which is 1 where messages lack a translation."""
    missing = 0
    for file in sorted((CHECKOUT / "translations").glob("*.po")):
        with file.open("rb") as read:
            catalog = read_po(read)
        # The day on which it was brought up to date would be all that a run without news changes.
        catalog.update(template(catalog.creation_date), no_fuzzy_matching=True)
        catalog.obsolete.clear()
        with file.open("wb") as written:
            write_po(written, catalog, width=100, include_lineno=False, sort_by_file=True)
        untranslated = [message for message in catalog if message.id and not _translated(message)]
        missing += len(untranslated)
        print(f"{file.name}: {len(catalog)} messages, {len(untranslated)} without a translation")
    compile_catalogs(CHECKOUT)
    return 1 if missing else 0


def _translated(message: object) -> bool:
    string = getattr(message, "string", "")
    return all(string) if isinstance(string, tuple) else bool(string)


if __name__ == "__main__":
    sys.exit(main())
