"""Files and folders that are nobody else's business, and never half written."""

from __future__ import annotations

import os
from pathlib import Path

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600


def make_private_folder(folder: Path) -> None:
    """Make the folder and whatever is missing above it, for this person alone.

    Raises OSError.
    """
    # mkdir(parents=True) would give the folders above the mode that the umask leaves.
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(PRIVATE_FOLDER, exist_ok=True)


def create_private_file(path: Path) -> None:
    """Make an empty file, with its folder, that this person alone can read.

    Raises OSError.
    """
    make_private_folder(path.parent)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE_FILE))


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` in the place of the file, whole or not at all, as a private file.

    Raises OSError, and then the old file is as it was.
    """
    make_private_folder(path.parent)
    # In the same folder, so that the rename is atomic; under a name of this process alone.
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(temporary, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, PRIVATE_FILE)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            # Else a power cut could leave the new name on content that was never written.
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def read_small_file(path: Path, most_bytes: int = 4_096) -> bytes:
    """What a regular file of at most that size holds; nothing if there is no such file."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            content = file.read(most_bytes + 1)
    except OSError:
        return b""
    return content if len(content) <= most_bytes else b""
