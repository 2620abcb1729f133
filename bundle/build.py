"""Makes the bundle with PyInstaller, and packs it into one file to hand on.

python -m bundle.build [--unpacked]
"""

from __future__ import annotations

import platform
import subprocess
import sys
import tarfile
import time
import zipfile
from pathlib import Path

from bundle.contents import MAX_PACKED_BYTES
from glutetimer import __version__

CHECKOUT = Path(__file__).resolve().parent.parent
FOLDER = CHECKOUT / "build" / "bundle"
# On macOS the application is what people take; the folder is inside it.
SYSTEM = {"Darwin": "macos"}.get(platform.system(), platform.system().lower())
MADE = FOLDER / ("GluteTimer.app" if SYSTEM == "macos" else "glutetimer")


def main(arguments: list[str]) -> int:
    """Make it, and pack it unless told otherwise; gives the exit code: 1 where it is too large."""
    began_s = time.monotonic()
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
            *("--distpath", FOLDER, "--workpath", CHECKOUT / "build" / "bundle-work"),
            CHECKOUT / "bundle" / "glutetimer.spec",
        ],
        cwd=CHECKOUT,
        check=True,
    )
    if arguments == ["--unpacked"]:
        return 0
    made_s = time.monotonic()
    packed = pack(MADE)
    size = packed.stat().st_size
    print(
        f"{packed.relative_to(CHECKOUT)}: {size / 1e6:.1f} MB, made in {made_s - began_s:.0f} s, "
        f"packed in {time.monotonic() - made_s:.0f} s"
    )
    if size > MAX_PACKED_BYTES:
        print(f"It may weigh {MAX_PACKED_BYTES / 1e6:.0f} MB at most.", file=sys.stderr)
        return 1
    return 0


def pack(folder: Path) -> Path:
    """Pack a folder as its system unpacks it by a double click."""
    name = FOLDER / f"glutetimer-{__version__}-{SYSTEM}-{platform.machine().lower()}"
    if SYSTEM == "linux":
        # A quarter of the time of the usual preset for 4 MB more.
        packed = Path(f"{name}.tar.xz")
        with tarfile.open(packed, "w:xz", preset=1) as archive:
            archive.add(folder, folder.name, filter=_owned_by_nobody)
        return packed
    packed = Path(f"{name}.zip")
    if SYSTEM == "macos":
        # An application holds links, which only this keeps.
        subprocess.run(["ditto", "-c", "-k", "--keepParent", folder, packed], check=True)
        return packed
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in folder.rglob("*"):
            archive.write(file, file.relative_to(folder.parent))
    return packed


def _owned_by_nobody(file: tarfile.TarInfo) -> tarfile.TarInfo:
    file.uid = file.gid = 0
    file.uname = file.gname = ""
    return file


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
