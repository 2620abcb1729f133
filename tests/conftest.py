import os

import pytest
from hypothesis import settings

# The tests read English, whatever the machine speaks, also of programs that they start.
os.environ["LANGUAGE"] = "en"

# A slow or busy machine is no error of the program.
settings.register_profile("unhurried", parent=settings.get_profile("default"), deadline=None)
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Let the core's tests run without pytest-qt, whose options stand in pyproject.toml."""
    if not pluginmanager.hasplugin("pytest-qt"):
        for option in ("qt_api", "qt_log_level_fail"):
            parser.addini(option, "of pytest-qt, which is not installed here")
