"""What a person installs is the wheel: it has to hold everything and run without the checkout."""

import json
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
PROGRAM = "glutetimer/assets/programs/gluteus-medius.toml"


def run(*command: str | Path, cwd: Path) -> str:
    """Return what the command prints; fail with what it complains about."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(
        *(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder),
        cwd=CHECKOUT,
    )
    (built,) = folder.glob("*.whl")
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


def test_the_wheel_holds_the_package_and_its_assets_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert PROGRAM in names
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


def test_the_command_tells_its_version(installed: Path, wheel: Path, tmp_path: Path) -> None:
    version = wheel.name.split("-")[1]
    assert run(installed / "glutetimer", "--version", cwd=tmp_path).split()[-1] == version


def test_the_command_tells_today_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    today = json.loads(
        run(installed / "glutetimer", "status", "--data-dir", data, "--json", cwd=tmp_path)
    )
    assert today
