"""The language of the window: Chinese in the source, English from a compiled translation."""

import logging
from functools import cache

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from reviewer.assets import resource

_log = logging.getLogger(__name__)


def install(application: QCoreApplication, language: str) -> list[QTranslator]:
    """Load the translations for `zh` or `en`; returns those in force."""
    ours = str(resource("translations"))
    if language == "en":
        QLocale.setDefault(QLocale(QLocale.Language.English))
        wanted = [("reviewer_en", ours), ("qt_en", ours)]
    else:
        QLocale.setDefault(QLocale(QLocale.Language.Chinese))
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        # What is installed last is asked first.
        wanted = [("qtbase_zh_CN", folder), ("qt_zh", ours)]
    installed = []
    for name, folder in wanted:
        translator = QTranslator(application)
        if translator.load(name, folder):
            application.installTranslator(translator)
            installed.append(translator)
        else:
            _log.warning("no translation %s in %s", name, folder)
    return installed


def english(context: str, text: str) -> str:
    """A text of the window in English, whichever language the window speaks."""
    return _english().translate(context, text) or text


@cache
def _english() -> QTranslator:
    translator = QTranslator()
    translator.load("reviewer_en", str(resource("translations")))
    return translator
