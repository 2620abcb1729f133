"""Has Qt speak the program's language: the numbers in its fields, the texts of its dialogs."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from glutetimer.core.translation import GERMAN, language

# Where Qt's own texts are in each language but English.
QT_TEXTS = {GERMAN: "qtbase_de"}


def follow_language(qt: QApplication) -> None:
    """Have Qt follow the language in use, in all that is made from now on."""
    # That of the program's words: another's numbers would stand beside them.
    QLocale.setDefault(QLocale(language()))
    for former in qt.findChildren(QTranslator):
        qt.removeTranslator(former)
        former.deleteLater()
    if language() in QT_TEXTS:
        translator = QTranslator(qt)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        translator.load(QT_TEXTS[language()], folder)
        qt.installTranslator(translator)
