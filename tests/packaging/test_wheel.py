"""What a person installs is the wheel: it has to hold everything and run without the checkout.

It is built from the source distribution, which so has to hold all that it is made of.
"""

import json
import subprocess
import sys
import sysconfig
import venv
import zipfile
from configparser import ConfigParser
from pathlib import Path

import pytest

from glutetimer import __version__
from glutetimer.__main__ import main

CHECKOUT = Path(__file__).parents[2]
PROGRAM = "glutetimer/assets/programs/gluteus-medius.toml"
LANGUAGES = "glutetimer/assets/languages"
MAX_WHEEL_BYTES = 10_000_000


def run(*command: str | Path, cwd: Path) -> str:
    """Return what the command prints; fail with what it complains about."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the source distribution and of the wheel."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, cwd=CHECKOUT)
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    (built,) = dist.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it; the folder of its commands.

    Its dependencies, some 700 MB, are borrowed from the environment that runs the tests. A .pth
    file lends what lies in that folder, but not the editable install, which is a .pth file itself.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=sys.platform != "win32")
    paths = sysconfig.get_paths("venv", {"base": str(folder), "platbase": str(folder)})
    lent = Path(paths["purelib"], "lent.pth")
    lent.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    commands = Path(paths["scripts"])
    run(
        *(sys.executable, "-m", "pip", "--python", commands / "python", "install"),
        *("--no-index", "--no-deps", "--disable-pip-version-check", wheel),
        cwd=folder,
    )
    return commands


def test_both_are_fit_for_a_package_index(dist: Path) -> None:
    built = sorted(dist.iterdir())
    assert [file.name for file in built] == [
        f"glutetimer-{__version__}-py3-none-any.whl", f"glutetimer-{__version__}.tar.gz",
    ]  # fmt: skip
    checked = run(sys.executable, "-m", "twine", "check", "--strict", *built, cwd=dist)
    assert checked.count("PASSED") == 2


def test_the_wheel_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size <= MAX_WHEEL_BYTES


def test_the_wheel_holds_the_package_and_its_assets_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert names.count(PROGRAM) == 1
    assert {name for name in names if name.startswith(LANGUAGES)} == {f"{LANGUAGES}/de.mo"}
    assert {name.split("/")[0].rpartition(".")[2] for name in names} == {"glutetimer", "dist-info"}


def test_python_finds_the_installed_package_and_its_assets(installed: Path, tmp_path: Path) -> None:
    code = (
        "import glutetimer; from glutetimer.system.resources import asset_root; "
        "print(glutetimer.__file__, asset_root())"
    )
    site_packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(installed.parent)}))
    printed = run(installed / "python", "-I", "-c", code, cwd=tmp_path)
    package, assets = map(Path, printed.split())
    assert package == site_packages / "glutetimer/__init__.py"
    assert assets / "programs/gluteus-medius.toml" == site_packages / PROGRAM


@pytest.mark.parametrize("command", ["glutetimer", "glutetimer-window"])
def test_both_commands_tell_the_version(installed: Path, tmp_path: Path, command: str) -> None:
    assert run(installed / command, "--version", cwd=tmp_path) == f"GluteTimer {__version__}\n"


def test_only_the_window_is_without_a_console_on_windows(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read(f"glutetimer-{__version__}.dist-info/entry_points.txt").decode()
    entries = ConfigParser()
    entries.read_string(text)
    assert dict(entries["console_scripts"]) == {"glutetimer": "glutetimer.__main__:main"}
    assert dict(entries["gui_scripts"]) == {"glutetimer-window": "glutetimer.__main__:main"}


def test_what_has_no_console_to_print_on_is_quiet(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["status", "--data-dir", str(tmp_path)]) == 0
    with pytest.raises(SystemExit, match="1"):
        main(["nonsense"])


def test_the_command_tells_today_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    today = json.loads(
        run(installed / "glutetimer", "status", "--data-dir", data, "--json", cwd=tmp_path)
    )
    assert today
