import gc
import os
from collections.abc import Iterator

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


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and never among what pytest and all modules hold."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(autouse=True)
def windows_outlive_their_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """Leaves windows alone that nobody holds any more: pytest-qt still paints them once.

    A window refers to itself, so it is garbage once the test's function is left. Where it was
    collected while it was being painted, or while all windows were given another style, Qt went on
    with what was gone: a segmentation fault, now and then. The program holds its window.
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.enable()
