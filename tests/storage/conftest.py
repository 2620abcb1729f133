"""Fixtures of several files of storage's tests."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
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


@pytest.fixture
def memory_path() -> Iterator[Path]:
    """A folder in memory, where the system has one: what is done 200 times waits for no disk."""
    in_memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=in_memory) as folder:
        yield Path(folder)
