"""Installs the bundle for one person, in the home folder, as a Linux desktop expects a program.

    python -m bundle.install BUNDLE        python -m bundle.install --uninstall

The bundle goes to ~/.local/lib, a link to it to ~/.local/bin, and what a desktop's menu and its
software centre read to ~/.local/share. Nothing of it lies among the person's data, which stay.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from glutetimer.system.exec_line import exec_line

CHECKOUT = Path(__file__).resolve().parent.parent
DESKTOP_FILES = CHECKOUT / "bundle"
ICONS = CHECKOUT / "assets" / "icons"
ENTRY = "glutetimer.desktop"
METAINFO = "org.glutetimer.glutetimer.metainfo.xml"


@dataclass(frozen=True, slots=True)
class Places:
    """Where a person's programs are: the folders of XDG, and those that stand beside them."""

    lib: Path
    bin: Path
    data: Path
    config: Path

    @property
    def folder(self) -> Path:
        """The bundle's folder."""
        return self.lib / "glutetimer"

    @property
    def program(self) -> Path:
        """The program in the bundle's folder."""
        return self.folder / "glutetimer"

    @property
    def command(self) -> Path:
        """The link by which a terminal finds the program."""
        return self.bin / "glutetimer"

    def desktop_files(self) -> Iterator[tuple[Path, Path]]:
        """Each file for the desktop in the checkout, and where it goes."""
        yield DESKTOP_FILES / ENTRY, self.data / "applications" / ENTRY
        yield DESKTOP_FILES / METAINFO, self.data / "metainfo" / METAINFO
        icons = self.data / "icons" / "hicolor"
        yield ICONS / "glutetimer.svg", icons / "scalable" / "apps" / "glutetimer.svg"
        for picture in ICONS.glob("glutetimer-*.png"):
            size = picture.stem.rpartition("-")[2]
            yield picture, icons / f"{size}x{size}" / "apps" / "glutetimer.png"


def home_places() -> Places:
    """The places of the person who runs this."""
    local = Path.home() / ".local"
    data = Path(os.environ.get("XDG_DATA_HOME") or local / "share")
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return Places(local / "lib", local / "bin", data, config)


def install(bundle: Path, places: Places) -> None:
    """Put all files in their places, those of an older version away. Raises OSError."""
    if os.path.lexists(places.command) and not _is_ours(places):
        raise FileExistsError(
            f"{places.command} is there already, of another installation; take that away first."
        )
    places.lib.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(places.folder, ignore_errors=True)
    shutil.copytree(bundle, places.folder, symlinks=True)
    places.bin.mkdir(parents=True, exist_ok=True)
    places.command.unlink(missing_ok=True)
    places.command.symlink_to(os.path.relpath(places.program, places.bin))
    for source, target in places.desktop_files():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    # A desktop need not look for programs in ~/.local/bin.
    entry = places.data / "applications" / ENTRY
    text = entry.read_text(encoding="utf-8")
    entry.write_text(
        text.replace("Exec=glutetimer", exec_line([str(places.program)])), encoding="utf-8"
    )


def uninstall(places: Places) -> None:
    """Take all of it away, and the start at login with it; the person's data stay."""
    files = [target for _, target in places.desktop_files()]
    if _is_ours(places):
        files.append(places.command)
    starts = exec_line([str(places.program)])
    entries = (places.config / "autostart").glob("glutetimer*.desktop")
    files += [entry for entry in entries if starts in entry.read_text(encoding="utf-8")]
    shutil.rmtree(places.folder, ignore_errors=True)
    for file in files:
        file.unlink(missing_ok=True)
    folders = {places.bin, places.lib, *(folder for file in files for folder in file.parents)}
    for folder in sorted(folders, reverse=True):
        if Path.home() in folder.parents and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _is_ours(places: Places) -> bool:
    """Whether the command is the link that `install` makes."""
    return places.command.is_symlink() and places.command.readlink() == Path(
        os.path.relpath(places.program, places.bin)
    )


def main(arguments: list[str]) -> int:
    """Do what the command line asks for; gives the exit code."""
    if sys.platform != "linux":
        print("On Windows and macOS the folder in build/bundle is all there is to have.")
        return 1
    places = home_places()
    try:
        if arguments == ["--uninstall"]:
            uninstall(places)
            print("GluteTimer is no longer installed; your data is where it was.")
        else:
            install(Path(arguments[0]), places)
            print(f"GluteTimer is in your desktop's menu. In a terminal: {places.command}")
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
