"""The system's own entry is all there is: what is chosen is written there, and read from there."""

from __future__ import annotations

import plistlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from glutetimer.system.autostart import (
    DesktopEntry,
    LaunchAgent,
    NoAutostart,
    RunKey,
    autostart,
)
from glutetimer.system.requirements import RequirementsError

COMMAND = ["/opt/my python/bin/python3", "-P", "-m", "glutetimer", "--hidden"]
# Everything that means something in such a line.
AWKWARD = '/home/ann/50 % "off" $HOME `x` a\\b \nnext'
RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"


class FakeRegistry:
    """The registry in memory; `refuses` makes every change fail."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str | bytes] = {}
        self.refuses = False

    def get(self, key: str, name: str) -> str | bytes | None:
        return self.values.get((key, name))

    def set(self, key: str, name: str, value: str) -> None:
        self._change()
        self.values[key, name] = value

    def remove(self, key: str, name: str) -> None:
        self._change()
        self.values.pop((key, name), None)

    def _change(self) -> None:
        if self.refuses:
            raise PermissionError(13, "Access is denied")


def test_a_desktop_entry_comes_and_goes(tmp_path: Path) -> None:
    entry = DesktopEntry(tmp_path / "autostart", "glutetimer", COMMAND)
    assert not entry.enabled()
    entry.enable(True)
    assert entry.enabled()
    text = (tmp_path / "autostart" / "glutetimer.desktop").read_text(encoding="utf-8")
    assert "\nComment=Waits in the tray" in text
    assert "\nComment[de]=Wartet im Hintergrund" in text
    assert DesktopEntry(tmp_path / "autostart", "glutetimer", COMMAND).enabled()
    entry.enable(False)
    assert not entry.enabled()
    assert list((tmp_path / "autostart").iterdir()) == []
    # Twice is no mistake.
    entry.enable(False)


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktop_switched_off_is_off_until_it_is_chosen_again(
    tmp_path: Path, line: str
) -> None:
    entry = DesktopEntry(tmp_path, "glutetimer", COMMAND)
    entry.enable(True)
    with (tmp_path / "glutetimer.desktop").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    assert not entry.enabled()
    entry.enable(True)
    assert entry.enabled()


def test_an_entry_that_starts_something_else_is_not_ours(tmp_path: Path) -> None:
    DesktopEntry(tmp_path, "glutetimer", ["/gone/python"]).enable(True)
    assert not DesktopEntry(tmp_path, "glutetimer", COMMAND).enabled()
    (tmp_path / "glutetimer.desktop").write_bytes(b"\xff\xfe")
    assert not DesktopEntry(tmp_path, "glutetimer", COMMAND).enabled()


def test_a_command_is_quoted_as_the_specification_says(tmp_path: Path) -> None:
    DesktopEntry(tmp_path, "glutetimer", ["/a b", AWKWARD]).enable(True)
    (line,) = (
        line
        for line in (tmp_path / "glutetimer.desktop").read_text(encoding="utf-8").split("\n")
        if line.startswith("Exec=")
    )
    # First the quotes of Exec, then what a text in such a file escapes.
    assert line == (
        'Exec="/a b" "/home/ann/50 %% \\\\"off\\\\" \\\\$HOME \\\\`x\\\\` a\\\\\\\\b \\nnext"'
    )


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="needs its validator")
def test_the_desktop_entry_is_valid(tmp_path: Path) -> None:
    DesktopEntry(tmp_path, "glutetimer", [*COMMAND, AWKWARD]).enable(True)
    validated = subprocess.run(
        ["desktop-file-validate", str(tmp_path / "glutetimer.desktop")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (validated.returncode, validated.stdout) == (0, "")


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("no folder")
    entry = DesktopEntry(tmp_path / "autostart", "glutetimer", COMMAND)
    with pytest.raises(RequirementsError, match=r"start at login.*autostart.*; see to that"):
        entry.enable(True)
    assert not entry.enabled()


def test_a_link_in_its_place_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("mine")
    (tmp_path / "glutetimer.desktop").symlink_to(tmp_path / "other")
    entry = DesktopEntry(tmp_path, "glutetimer", COMMAND)
    entry.enable(True)
    assert entry.enabled()
    assert (tmp_path / "other").read_text() == "mine"


def test_a_launch_agent_starts_the_command_at_login(tmp_path: Path) -> None:
    agent = LaunchAgent(tmp_path / "LaunchAgents", "glutetimer", COMMAND)
    assert not agent.enabled()
    agent.enable(True)
    assert agent.enabled()
    content = plistlib.loads((tmp_path / "LaunchAgents" / "glutetimer.plist").read_bytes())
    assert content["ProgramArguments"] == COMMAND
    assert content["RunAtLoad"] is True
    agent.enable(False)
    assert not agent.enabled()


def test_a_property_list_that_is_none_is_off(tmp_path: Path) -> None:
    (tmp_path / "glutetimer.plist").write_text("not XML")
    assert not LaunchAgent(tmp_path, "glutetimer", COMMAND).enabled()


def test_windows_starts_what_is_in_its_key() -> None:
    registry = FakeRegistry()
    run_key = RunKey(registry, "glutetimer", COMMAND)
    assert not run_key.enabled()
    run_key.enable(True)
    assert run_key.enabled()
    assert registry.values == {
        (RUN, "glutetimer"): '"/opt/my python/bin/python3" -P -m glutetimer --hidden'
    }
    run_key.enable(False)
    assert registry.values == {}


def test_what_the_task_manager_switched_off_is_off_until_it_is_chosen_again() -> None:
    registry = FakeRegistry()
    run_key = RunKey(registry, "glutetimer", COMMAND)
    run_key.enable(True)
    registry.values[APPROVED, "glutetimer"] = b"\x02" + bytes(11)
    assert run_key.enabled()
    registry.values[APPROVED, "glutetimer"] = b"\x03" + bytes(11)
    assert not run_key.enabled()
    run_key.enable(True)
    assert run_key.enabled()


def test_a_registry_that_refuses_is_said_in_a_sentence() -> None:
    registry = FakeRegistry()
    registry.refuses = True
    with pytest.raises(RequirementsError, match="could not be changed: Access is denied"):
        RunKey(registry, "glutetimer", COMMAND).enable(True)


def test_a_system_that_nobody_knows_says_so() -> None:
    unknown = NoAutostart()
    assert not unknown.enabled()
    unknown.enable(False)
    with pytest.raises(RequirementsError, match="not known on this system"):
        unknown.enable(True)


@pytest.mark.skipif(sys.platform != "linux", reason="the folder is Linux's")
def test_each_data_folder_has_an_entry_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    autostart(None).enable(True)
    autostart(tmp_path / "ann").enable(True)
    assert autostart(None).enabled()
    assert not autostart(tmp_path / "bob").enabled()
    files = {file.name: file.read_text() for file in (tmp_path / "autostart").iterdir()}
    assert len(files) == 2
    assert '"--data-dir"' not in files.pop("glutetimer.desktop")
    (of_ann,) = files.values()
    assert f'"--hidden" "--data-dir" "{tmp_path}/ann"' in of_ann
    assert f'Exec="{sys.executable}" "-P" "-m" "glutetimer"' in of_ann


@pytest.mark.skipif(sys.platform != "linux", reason="the folder is Linux's")
def test_the_bundle_starts_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/home/ann/.local/lib/glutetimer/glutetimer")
    autostart(None).enable(True)
    text = (tmp_path / "autostart" / "glutetimer.desktop").read_text(encoding="utf-8")
    assert 'Exec="/home/ann/.local/lib/glutetimer/glutetimer" "--hidden"\n' in text
