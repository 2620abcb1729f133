"""`make install` and `make uninstall`, in a home folder of the test's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from glutetimer.system.exec_line import exec_line

CHECKOUT = Path(__file__).parents[2]
PYTHONPATH = os.pathsep.join(map(str, (CHECKOUT / "src", CHECKOUT)))
SIZES = (16, 24, 32, 48, 64, 128, 256)
ICONS = "share/icons/hicolor"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="for Linux desktops")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    # A name that a desktop entry has to quote.
    folder = tmp_path / "home of $ann"
    folder.mkdir()
    return folder


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A folder as the bundle is, with a program that says where it is."""
    folder = tmp_path / "bundle"
    (folder / "_internal").mkdir(parents=True)
    (folder / "_internal" / "library.so.1").touch()
    (folder / "_internal" / "library.so").symlink_to("library.so.1")
    program = folder / "glutetimer"
    program.write_text('#!/bin/sh\nreadlink -f "$0"\n', encoding="utf-8")
    program.chmod(0o755)
    return folder


def install(home: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {name: text for name, text in os.environ.items() if not name.startswith("XDG_")}
    return subprocess.run(
        [sys.executable, "-m", "bundle.install", *arguments],
        env=environment | {"HOME": str(home), "PYTHONPATH": PYTHONPATH},
        cwd=CHECKOUT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def files_in(folder: Path) -> set[str]:
    """All files and links beneath, and folders with nothing in them."""
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file() or not any(path.iterdir())
    }


def write(file: Path, text: str = "") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_all_is_where_a_desktop_looks_for_it(home: Path, bundle: Path) -> None:
    assert install(home, bundle).returncode == 0
    local = home / ".local"
    assert files_in(local) == {
        "lib/glutetimer/glutetimer",
        "lib/glutetimer/_internal/library.so",
        "lib/glutetimer/_internal/library.so.1",
        "bin/glutetimer",
        "share/applications/glutetimer.desktop",
        "share/metainfo/org.glutetimer.glutetimer.metainfo.xml",
        f"{ICONS}/scalable/apps/glutetimer.svg",
        *(f"{ICONS}/{size}x{size}/apps/glutetimer.png" for size in SIZES),
    }
    started = subprocess.run(
        [local / "bin" / "glutetimer"], capture_output=True, text=True, check=True
    )
    assert started.stdout.strip() == str(local / "lib" / "glutetimer" / "glutetimer")


@pytest.mark.skipif(shutil.which("gio") is None, reason="needs what starts an entry")
def test_the_entry_starts_the_program_that_was_installed(home: Path, bundle: Path) -> None:
    install(home, bundle)
    entry = home / ".local" / "share" / "applications" / "glutetimer.desktop"
    started = subprocess.run(["gio", "launch", entry], capture_output=True, text=True, check=True)
    assert started.stdout.strip() == str(home / ".local" / "lib" / "glutetimer" / "glutetimer")


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="needs the validator")
def test_the_entry_is_valid_once_it_names_the_program(home: Path, bundle: Path) -> None:
    install(home, bundle)
    entry = home / ".local" / "share" / "applications" / "glutetimer.desktop"
    subprocess.run(["desktop-file-validate", entry], check=True)


def test_a_newer_version_takes_the_place_of_an_older(home: Path, bundle: Path) -> None:
    install(home, bundle)
    (bundle / "_internal" / "library.so.1").rename(bundle / "_internal" / "library.so.2")
    (bundle / "_internal" / "library.so").unlink()
    assert install(home, bundle).returncode == 0
    assert files_in(home / ".local" / "lib" / "glutetimer") == files_in(bundle)


def test_uninstalling_leaves_the_persons_data_and_nothing_else(home: Path, bundle: Path) -> None:
    write(home / ".local" / "share" / "glutetimer" / "history.db", "all my sessions")
    write(home / ".config" / "glutetimer" / "settings.toml", "volume = 70")
    write(home / ".local" / "share" / "applications" / "other.desktop")
    write(home / ".config" / "autostart" / "glutetimer-of-pip.desktop", 'Exec="/venv/python"')
    before = files_in(home)
    install(home, bundle)
    program = home / ".local" / "lib" / "glutetimer" / "glutetimer"
    for entry in ("glutetimer.desktop", "glutetimer-12ab.desktop"):
        write(home / ".config" / "autostart" / entry, exec_line([str(program), "--hidden"]))
    assert install(home, "--uninstall").returncode == 0
    assert files_in(home) == before


def test_in_a_home_without_anything_nothing_is_left(home: Path, bundle: Path) -> None:
    install(home, bundle)
    assert install(home, "--uninstall").returncode == 0
    assert list(home.iterdir()) == []
    assert install(home, "--uninstall").returncode == 0, "nothing is there to be taken away"


@pytest.mark.parametrize("kind", ["file", "link"])
def test_a_command_of_another_installation_is_never_touched(
    home: Path, bundle: Path, kind: str
) -> None:
    command = home / ".local" / "bin" / "glutetimer"
    if kind == "file":
        write(command, "of pipx")
    else:
        command.parent.mkdir(parents=True)
        command.symlink_to("/opt/pipx/glutetimer")
    before = files_in(home)
    refused = install(home, bundle)
    assert refused.returncode == 1
    assert "is there already, of another installation" in refused.stderr
    assert files_in(home) == before
    assert install(home, "--uninstall").returncode == 0
    assert files_in(home) == before
