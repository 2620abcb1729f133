"""Fixtures of several files of storage's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.storage.data_folder import DataFolder


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("filled"))
    folder.fill()
    return folder


@pytest.fixture
def folder(filled: DataFolder, tmp_path: Path) -> DataFolder:
    return filled.copy_to(tmp_path / "data")
