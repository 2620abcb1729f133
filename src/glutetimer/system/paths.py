"""Where a person's own files are."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import PlatformDirs

from glutetimer.core.frozen import frozen


@frozen
class UserPaths:
    """The files of one person."""

    settings: Path
    history: Path
    log: Path
    # Where the window was and how large, in Qt's own form: this laptop's, unlike the settings.
    window: Path

    @property
    def folder(self) -> Path:
        """The data folder, which one GluteTimer at a time has: where the history is."""
        return self.history.parent


def user_paths(data_dir: Path | None) -> UserPaths:
    """All under `data_dir` if given, else where the system keeps such files."""
    dirs = PlatformDirs("glutetimer", appauthor=False)
    return UserPaths(
        settings=(data_dir or dirs.user_config_path) / "settings.toml",
        history=_file_behind((data_dir or dirs.user_data_path) / "history.db"),
        log=(data_dir or dirs.user_log_path) / "glutetimer.log",
        window=(data_dir or dirs.user_state_path) / "window.state",
    )


def _file_behind(link: Path) -> Path:
    """The file that a link leads to: its log, its lock and its backups have to lie beside it.

    A link that leads to no file stays, for whoever opens it to say so.
    """
    return Path(os.path.realpath(link)) if link.is_symlink() and link.is_file() else link
