"""Has Qt speak the program's language: the numbers in its fields, the texts of its dialogs."""

from __future__ import annotations

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from glutetimer.core.translation import GERMAN, language

# Where Qt's own texts are in each language but English.
QT_TEXTS = {GERMAN: "qtbase_de"}
# What is installed, not to be looked for among Qt's children: PySide6 would load the class of each,
# that of all styles with its five hundred names among them.
_installed = list[QTranslator]()


def translate_qt(qt: QApplication) -> None:
    """Have Qt's own texts in the language in use, in all that is made from now on."""
    while _installed:
        former = _installed.pop()
        qt.removeTranslator(former)
        former.deleteLater()
    if language() in QT_TEXTS:
        from PySide6.QtCore import QLibraryInfo

        translator = QTranslator(qt)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        translator.load(QT_TEXTS[language()], folder)
        qt.installTranslator(translator)
        _installed.append(translator)


def follow_language(window: QWidget) -> None:
    """Have numbers and dates in fields as the language in use has them.

    Those of the system's language would stand beside the program's own words.
    """
    # It brings the names of all languages of the world, which takes longer than many a page.
    from PySide6.QtCore import QLocale

    QLocale.setDefault(QLocale(language()))
    window.setLocale(QLocale())
