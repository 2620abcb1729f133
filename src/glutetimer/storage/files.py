"""Reads and replaces files: private, regular and never half written.

Only regular files are read, replaced or set aside, whatever a name leads to: a pipe would
hang, a device never end, and a link have another file overwritten than the one that was meant.
"""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from glutetimer.core.translation import gettext

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600
# More than centuries of training, and little enough to be read at once.
MAX_BYTES = 64 * 1024 * 1024

# Flags that only some systems have: not to wait for a pipe's other end, not to be handed on to
# other programs, bytes as they are.
_FLAGS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class IrregularFileError(OSError):
    """Something other than a regular file bears the name: a folder, a pipe, a device, no file."""


def is_regular_file(path: Path) -> bool:
    """Whether a regular file is there, links followed.

    Raises `IrregularFileError` for anything else of that name, OSError where nobody can tell.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        for link in (path, *path.parents):
            if link.is_symlink() and not link.exists():
                itself = gettext("it is a link that leads nowhere")
                folder = gettext("its folder is a link that leads nowhere")
                message = itself if link == path else folder
                raise IrregularFileError(errno.ENOLINK, message) from None
        return False
    except OSError as error:
        if error.errno == errno.ELOOP:
            message = gettext("it is a link that leads to itself")
            raise IrregularFileError(errno.ELOOP, message) from error
        raise
    except ValueError as error:
        # A null character, which the file of the settings may write.
        raise IrregularFileError(errno.EINVAL, gettext("no file can have that name")) from error
    _refuse_mode(mode)
    return True


def refuse_irregular(path: Path) -> None:
    """Raise `IrregularFileError` for a name of anything but a regular file, or of nothing."""
    is_regular_file(path)


def read_file(path: Path, most_bytes: int = MAX_BYTES) -> bytes:
    """All of a regular file of at most that size. Raises OSError for any other, at once."""
    # Checked before, since to open some devices does something, and after, since it may be
    # another file by then.
    if not is_regular_file(path):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    with os.fdopen(os.open(path, os.O_RDONLY | _FLAGS), "rb") as file:
        stats = os.fstat(file.fileno())
        _refuse_mode(stats.st_mode)
        content = b"" if stats.st_size > most_bytes else file.read(most_bytes + 1)
    if max(stats.st_size, len(content)) > most_bytes:
        message = gettext("it is larger than {size} MiB").format(size=most_bytes // 1024**2)
        raise OSError(errno.EFBIG, message)
    return content


def make_private_folder(folder: Path) -> None:
    """Make the folder and those missing above it, for this person alone. Raises OSError."""
    # mkdir(parents=True) would give the folders above the mode that the umask leaves.
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    for parent in reversed(missing):
        parent.mkdir(PRIVATE_FOLDER, exist_ok=True)


def create_private_file(path: Path, content: bytes = b"") -> None:
    """Make a file, with its folder, that this person alone can read.

    Raises FileExistsError for whatever is there already, be it a link, and OSError.
    """
    make_private_folder(path.parent)
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _FLAGS, PRIVATE_FILE)
    with os.fdopen(handle, "wb") as file:
        file.write(content)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A private file to write, which takes the place of `path` once it is whole.

    Raises OSError, `IrregularFileError` for what is no regular file or a link, and then, as
    after an error of the block, `path` is as it was.
    """
    make_private_folder(path.parent)
    with suppress(FileNotFoundError):
        _refuse_mode(path.lstat().st_mode)
    # In the same folder, so that the rename is atomic; made exclusively, under a name that
    # nobody can guess, so that no link planted there is written through.
    handle, name = tempfile.mkstemp(prefix=".writing-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            # Else a power cut could leave the new name on content that was never written.
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` in the place of the file, whole or not at all, as a private file.

    Raises OSError, and then the old file is as it was.
    """
    with replacing(path) as file:
        file.write(content)


def append_text(path: Path, text: str) -> None:
    """Add text to the end of a private file, made with its folder where there is none.

    Raises OSError, for anything but a regular file at once.
    """
    refuse_irregular(path)
    make_private_folder(path.parent)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _FLAGS, PRIVATE_FILE)
    with os.fdopen(handle, "a", encoding="utf-8") as file:
        _refuse_mode(os.fstat(handle).st_mode)
        file.write(text)


def link_target(path: Path) -> Path:
    """The file behind a link: people keep their files in a synchronised folder."""
    # Path.resolve would raise for a link that leads to itself; this leaves it to the reading.
    # Where nothing is a link, the name stays as the person knows it.
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def _refuse_mode(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IrregularFileError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise IrregularFileError(errno.EINVAL, gettext("it is no ordinary file"))
